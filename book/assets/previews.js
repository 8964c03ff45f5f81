// What a link leads to, beside the link: a formula, a figure, a cited work, a section,
// an exercise, a function or a term, while the pointer rests on it or the keyboard's
// focus is there. Escape puts it away, and the pointer may move into it (WCAG 1.4.13).
// Touch has no hover: there a word of the glossary opens a sheet, and any other link is a
// link. Another page is fetched when first needed.

import { excerpt } from "./excerpt.mjs";

const LINKS = ".bd-article :not(.sl-start) > a.reference.internal:not(.image-reference)";
const OPEN_AFTER = 300; // ms: a pointer on its way elsewhere opens nothing
const CLOSE_AFTER = 250; // ms: time to move from the link into the preview
const GAP = 8; // px

const article = document.querySelector(".bd-article");
const box = document.createElement("div");
box.id = "sl-preview";
box.className = "sl-preview";
box.setAttribute("role", "tooltip");
box.hidden = true;

let link = null; // the one whose preview is open or about to open
let timer = 0;
let touched = false; // whether the last press was a finger's

if (article) start();

function start() {
  article.append(box);
  article.addEventListener("pointerover", ({ target, pointerType }) => {
    if (pointerType !== "touch") wait(target.closest?.(LINKS));
  });
  article.addEventListener("pointerout", ({ target }) => {
    if (target.closest?.(LINKS)) closeSoon();
  });
  box.addEventListener("pointerenter", () => clearTimeout(timer));
  box.addEventListener("pointerleave", closeSoon);
  article.addEventListener("focusin", ({ target }) => {
    if (target.matches(`${LINKS}:focus-visible`)) wait(target);
  });
  article.addEventListener("focusout", close);
  article.addEventListener("click", close);
  article.addEventListener("pointerdown", ({ pointerType }) => (touched = pointerType === "touch"));
  article.addEventListener("click", (event) => {
    const term = touched && event.target.closest("a.sl-term");
    if (!term) return;
    event.preventDefault();
    import(new URL("sheet.mjs", import.meta.url)).then(({ openSheet }) => openSheet(term));
  });
  document.addEventListener("keydown", ({ key }) => key === "Escape" && close());
  for (const event of ["scroll", "resize"]) addEventListener(event, follow, { passive: true });
}

function wait(next) {
  if (!next) return;
  clearTimeout(timer);
  if (next === link && !box.hidden) return;
  close();
  link = next;
  timer = setTimeout(() => open(next), OPEN_AFTER);
}

async function open(from) {
  const parts = await excerpt(new URL(from.href)).catch(() => []); // offline, say
  if (link !== from || parts.length === 0) return;
  box.replaceChildren(...parts);
  box.hidden = false;
  from.removeAttribute("title"); // or the browser would show that as well
  from.setAttribute("aria-describedby", box.id);
  follow();
}

function closeSoon() {
  clearTimeout(timer);
  timer = setTimeout(close, CLOSE_AFTER);
}

function close() {
  clearTimeout(timer);
  link?.removeAttribute("aria-describedby");
  link = null;
  box.hidden = true;
}

/** Put the preview below its link, or above where there is more room. */
function follow() {
  if (box.hidden) return;
  const place = link.getBoundingClientRect();
  if (place.bottom < 0 || place.top > innerHeight) return close();
  const { width, height } = box.getBoundingClientRect();
  const below = place.bottom + GAP + height <= innerHeight || place.top < innerHeight / 2;
  const left = Math.min(place.left, document.documentElement.clientWidth - width - GAP);
  box.style.left = `${Math.max(GAP, left)}px`;
  box.style.top = `${below ? place.bottom + GAP : place.top - GAP - height}px`;
}
