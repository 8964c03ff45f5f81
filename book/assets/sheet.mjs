// A word of the glossary, tapped: its entry in a sheet at the bottom of the screen. The
// page behind it waits. A tap beside it, Escape or the button closes it; a link leads on
// to the glossary.

import { excerpt } from "./excerpt.mjs";

let sheet = null;

/** Show the entry that a link leads to; follow the link if that cannot be fetched. */
export async function openSheet(link) {
  const parts = await excerpt(new URL(link.href)).catch(() => []);
  if (parts.length === 0) {
    location.assign(link.href);
    return;
  }
  sheet ??= made();
  const [, more] = sheet.lastElementChild.children;
  more.href = link.href;
  const [title] = parts;
  title.id = "sl-sheet-title";
  sheet.replaceChildren(...parts, sheet.lastElementChild);
  sheet.showModal();
}

function made() {
  const dialog = document.createElement("dialog");
  dialog.className = "sl-sheet";
  dialog.setAttribute("aria-labelledby", "sl-sheet-title");
  const close = document.createElement("button");
  close.type = "button";
  close.className = "sl-button";
  close.textContent = "Close";
  const more = document.createElement("a");
  more.textContent = "Glossary";
  const line = document.createElement("p");
  line.className = "sl-sheet-ways";
  line.append(close, more);
  dialog.append(line);
  // whatever is not the sheet's content is beside it
  dialog.addEventListener("click", ({ target }) => target === dialog && dialog.close());
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("keydown", (event) => event.key === "Escape" && dialog.close());
  document.querySelector(".bd-article").append(dialog);
  return dialog;
}
