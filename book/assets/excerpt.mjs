// The part of a page that an address names, copied for showing on another page.

const NOT_SHOWN = ".headerlink, .copybtn, script, style, form, button, details, .sl-widget, .sl-progress";
const pages = new Map();

/** Nodes that show what `url` leads to; none where that has no short form. */
export async function excerpt(url) {
  if (url.origin !== location.origin) return [];
  const page = await pageOf(url);
  const id = decodeURIComponent(url.hash.slice(1));
  const target = id ? page.getElementById(id) : page.querySelector(".bd-article h1");
  if (!target || (page === document && isInSight(target))) return [];
  return partsOf(target).map((part) => copy(part, url));
}

/** The page of an address, fetched once; this page is not fetched. */
export function pageOf({ href }) {
  const bare = (whole) => whole.split("#")[0];
  if (bare(href) === bare(location.href)) return Promise.resolve(document);
  const address = bare(href);
  if (!pages.has(address)) {
    pages.set(address, load(address));
    pages.get(address).catch(() => pages.delete(address)); // the next one tries again
  }
  return pages.get(address);
}

async function load(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

/** Whether the target is on screen already, so that a preview would only repeat it. */
function isInSight(target) {
  if (target.matches("section, h1, span")) return false;
  const { top, bottom } = target.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
}

function partsOf(target) {
  if (target.matches("dt")) return [target, ...definition(target)];
  if (target.matches("div.math, figure, .citation, table, div.cell")) return [target];
  const section = target.closest("section");
  if (!section) return [];
  const heading = section.querySelector("h1, h2, h3, h4");
  const own = [...section.children].find((child) => child.matches("p:not(.sl-progress)"));
  const text = own ?? section.querySelector("dd > p");
  return text ? [heading, text] : [];
}

/** All that a glossary says of a term, and the first sentence on a function. */
export function definition(term) {
  let body = term;
  while (body && !body.matches("dd")) body = body.nextElementSibling;
  const parts = [...(body?.children ?? [])];
  return (term.closest(".glossary") ? parts : parts.slice(0, 1)).filter(
    (part) => !part.matches(NOT_SHOWN),
  );
}

/** A copy for looking at only: without ids, and nothing in it takes the focus. */
export function copy(part, url) {
  const made = document.importNode(part, true);
  for (const idle of made.querySelectorAll(NOT_SHOWN)) idle.remove();
  for (const old of made.querySelectorAll("a")) {
    const text = document.createElement("span");
    text.append(...old.childNodes);
    old.replaceWith(text);
  }
  for (const picture of made.querySelectorAll("img")) {
    picture.src = new URL(picture.getAttribute("src"), url).href;
    picture.loading = "eager";
  }
  for (const node of [made, ...made.querySelectorAll("*")]) {
    for (const name of ["id", "tabindex", "title"]) node.removeAttribute(name);
  }
  return plain(made);
}

/** Headings and list items become plain text: out of context they mean nothing. */
function plain(made) {
  const replaced = { DT: "sl-preview-title", H1: "sl-preview-title", H2: "sl-preview-title", H3: "sl-preview-title", H4: "sl-preview-title" };
  const name = replaced[made.tagName];
  if (!name) {
    made.removeAttribute("role");
    return made;
  }
  const line = document.createElement("p");
  line.className = name;
  line.append(...made.childNodes);
  return line;
}
