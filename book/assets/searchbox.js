// The search field: a dialog, opened by the button or by Ctrl+K; on the search page
// these go to the field already there.

const dialog = document.getElementById("pst-search-dialog");
const field = document.querySelector("main .bd-search input");
const isMac = /^(Mac|iP)/.test(navigator.platform);

function seek() {
  if (field) {
    field.focus();
    field.select();
  } else if (dialog.open) dialog.close();
  else dialog.showModal();
}

if (dialog) {
  for (const button of document.querySelectorAll(".search-button__button")) {
    button.addEventListener("click", seek);
  }
  addEventListener("keydown", (event) => {
    const withKey = isMac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
    if (!withKey || event.shiftKey || event.altKey || event.key.toLowerCase() !== "k") return;
    event.preventDefault();
    seek();
  });
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  if (isMac) {
    for (const key of document.querySelectorAll(".kbd-shortcut__modifier")) key.textContent = "⌘";
  }
}
