// The sidebars. Where the screen has no room beside the text they open over it, as
// dialogs, which close by Escape, by a click beside them and by a chosen link.

const WIDE = matchMedia("(min-width: 992px)");

for (const name of ["primary", "secondary"]) {
  const sidebar = document.getElementById(`pst-${name}-sidebar`);
  const dialog = document.getElementById(`pst-${name}-sidebar-modal`);
  if (!sidebar || !dialog) continue;
  for (const button of document.querySelectorAll(`.${name}-toggle`)) {
    button.addEventListener("click", () => {
      if (name === "primary" && WIDE.matches) sidebar.classList.toggle("pst-sidebar-hidden");
      else open(sidebar, dialog);
    });
  }
  dialog.addEventListener("close", () => move(dialog, sidebar));
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog || event.target.closest("a[href]")) dialog.close();
  });
  // Sphinx's script, which takes search marks off by Escape, keeps the key from dialogs
  dialog.addEventListener("keydown", ({ key }) => key === "Escape" && dialog.close());
}

/** Moves contents and classes; ids stay behind, so that none is on the page twice. */
function move(from, to) {
  to.append(...from.childNodes);
  to.classList.add(...from.classList);
  from.removeAttribute("class");
}

function open(sidebar, dialog) {
  move(sidebar, dialog);
  dialog.showModal();
}
