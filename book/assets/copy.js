// A button in each piece of code that copies it, without prompts and their answers. It
// stands before the text, which can flow around it.

const ICON =
  '<svg viewBox="0 0 24 24" width="16" height="16" fill="none" stroke="currentColor" stroke-width="1.5" aria-hidden="true">' +
  '<rect x="8" y="8" width="12" height="12" rx="2"/><path d="M16 8V6a2 2 0 0 0-2-2H6a2 2 0 0 0-2 2v8a2 2 0 0 0 2 2h2"/></svg>';

function code(block) {
  const copy = block.cloneNode(true);
  for (const part of copy.querySelectorAll(".gp, .go, .linenos")) part.remove();
  return copy.textContent.trimEnd();
}

function offer(block) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copybtn";
  button.innerHTML = ICON;
  const name = (text) => {
    button.title = text;
    button.setAttribute("aria-label", text);
  };
  name("Copy the code");
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(code(block)).then(
      () => name("Copied"),
      () => name("This browser does not let the page copy"),
    );
    setTimeout(() => name("Copy the code"), 2000);
  });
  block.prepend(button);
}

if (navigator.clipboard) {
  document.querySelectorAll(".highlight pre:not(.cell_output *)").forEach(offer);
}
