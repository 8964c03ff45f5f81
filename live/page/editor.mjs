// The text of a cell: a plain text area that grows with its code, and a few keys.
//
// Tab moves the focus, as everywhere. Once the reader types, Tab indents until Escape.

import { element } from "./dom.mjs";
import { paint } from "./paint.mjs";

const INDENT = "    ";

/**
 * A text area over the same text painted: {box, area, fill(code)}. `run(stay)` is called
 * on Ctrl+Enter, or Shift+Enter.
 */
export function editor(code, label, { run, changed }) {
  const area = element("textarea", {
    className: "sl-live-code",
    value: code,
    spellcheck: false,
    autocapitalize: "off",
    autocomplete: "off",
    wrap: "off",
    "aria-label": label,
    "aria-describedby": "sl-live-keys",
  });
  let typing = false;
  const painted = element("pre", { className: "sl-live-paint", "aria-hidden": "true" });
  const show = () => {
    area.rows = area.value.split("\n").length;
    paint(painted, area.value);
  };
  const insert = (text, from = area.selectionStart) => {
    area.setRangeText(text, from, area.selectionEnd, "end");
    area.dispatchEvent(new InputEvent("input", { bubbles: true }));
  };
  area.addEventListener("input", () => {
    typing = true;
    show();
    changed();
  });
  area.addEventListener("blur", () => {
    typing = false;
  });
  area.addEventListener("keydown", (event) => {
    const { key, shiftKey, ctrlKey, metaKey, altKey } = event;
    if (key === "Enter" && (shiftKey || ctrlKey || metaKey)) run(!shiftKey);
    else if (key === "Escape") typing = false;
    else if (key === "Tab" && typing && !ctrlKey && !metaKey && !altKey) {
      if (shiftKey) outdent(area, insert);
      else insert(INDENT);
    } else if (key === "Enter") insert(`\n${nextIndent(area)}`);
    else return;
    event.preventDefault();
  });
  area.addEventListener("scroll", () => {
    painted.scrollLeft = area.scrollLeft;
  });
  show();
  const fill = (source) => {
    area.value = source;
    show();
  };
  return { area, fill, box: element("div", { className: "sl-live-editor" }, painted, area) };
}

/** The current line up to the caret. */
function lineBefore(area) {
  const before = area.value.slice(0, area.selectionStart);
  return before.slice(before.lastIndexOf("\n") + 1);
}

/** A new line begins where this one does; after a colon one step further. */
function nextIndent(area) {
  const line = lineBefore(area);
  const indent = line.match(/^ */)[0];
  return /:\s*(#.*)?$/.test(line) ? indent + INDENT : indent;
}

function outdent(area, insert) {
  const line = lineBefore(area);
  const spaces = line.match(/ {1,4}$/)?.[0].length ?? 0;
  if (spaces) insert("", area.selectionStart - spaces);
}
