// The parts that widgets share: elements, labelled sliders, buttons, the readout.

/** element("p", { class: "sl-readout" }, "text", child) */
export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

/** The nodes of a text in which 10^16 and e^z/T raise what follows the caret. */
export function raised(text) {
  return text.split(/(\^[−\w/]+)/).map((part) =>
    part.startsWith("^") ? element("sup", {}, part.slice(1)) : part,
  );
}

/** A word read aloud always, and shown where the column heads are not. */
export const word = (text) => element("span", { class: "sl-word" }, ...raised(text));

/** A number in its role's colour ("logits", "exp", "prob"): { node, show(text) }. */
export function number(role, ...before) {
  const value = element("span");
  const node = element("span", { class: `sl-number sl-${role}` }, ...before, value);
  return { node, show: (text) => value.replaceChildren(...raised(text)) };
}

/** A bar from 0 to 1 that the numbers beside it make redundant: { node, show(share) }. */
export function bar(role) {
  const fill = element("span");
  const node = element("span", { class: `sl-bar sl-${role}`, "aria-hidden": "true" }, fill);
  return { node, show: (share) => (fill.style.transform = `scaleX(${share})`) };
}

const STEPS = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10 };

/**
 * A native range inside its label: { node, limit(min, max), show(value, text) }.
 * Arrow keys move by `step`, with Shift by a tenth of it, Page keys by ten of it, and
 * Home and End to the ends. `onInput` receives the new value. A finger that scrolls the
 * page has touched the slider first: its value comes back.
 */
export function slider({ name, role = "ink", min, max, step, onInput }) {
  const input = element("input", { type: "range", min, max, step: step / 10 });
  let sending = false; // a thumb that the reader moves stays where it was put
  const send = () => {
    sending = true;
    onInput(input.valueAsNumber);
    sending = false;
  };
  input.addEventListener("input", send);
  let before; // the value when the pointer came down
  input.addEventListener("pointerdown", () => (before = input.valueAsNumber));
  input.addEventListener("pointercancel", () => {
    input.valueAsNumber = before;
    send();
  });
  input.addEventListener("keydown", (event) => {
    event.stopPropagation(); // a notebook would take the keys for its own shortcuts
    const steps = STEPS[event.key];
    if (!steps || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    input.valueAsNumber += steps * step * (event.shiftKey ? 0.1 : 1);
    send();
  });
  const label = element("span", { class: "sl-name", "data-name": name }, name);
  const node = element("label", { class: `sl-slider sl-${role}` }, label, input);
  const show = (value, text) => {
    if (!sending) input.value = value;
    input.setAttribute("aria-valuetext", text);
  };
  const limit = (lowest, highest) => Object.assign(input, { min: lowest, max: highest });
  return { node, limit, show };
}

/**
 * Sliders by name, each with its number beside it: { nodes, show(values, spoken) }.
 * `values` has for each name where its thumb is and its number as text, and
 * `spoken(name, text)` says it to a screen reader.
 */
export function panel(sliders) {
  const rows = Object.entries(sliders).map(([name, one]) => ({ name, one, shown: number("ink") }));
  const nodes = rows.map(({ one, shown }) => element("div", { class: "sl-setting" }, one.node, shown.node));
  const show = (values, spoken) =>
    rows.forEach(({ name, one, shown }) => {
      const [value, text] = values[name];
      one.show(value, spoken(name, text));
      shown.show(text);
    });
  return { nodes, show };
}

export function button(text, onClick) {
  const node = element("button", { type: "button", class: "sl-button" }, text);
  node.addEventListener("click", onClick);
  return node;
}

/**
 * The sentence that says what came out: { node, say(text) }. It changes, and is
 * announced, 150 ms after the last change, so that dragging does not chatter.
 */
export function readout() {
  const node = element("p", { class: "sl-readout", "aria-live": "polite" });
  let timer;
  const say = (text) => {
    clearTimeout(timer);
    if (!node.textContent) node.textContent = text;
    else timer = setTimeout(() => (node.textContent = text), 150);
  };
  return { node, say };
}

/** Fill the host element with a widget's parts, as a group with a name. */
export function fill(el, name, ...parts) {
  el.classList.add("sl-widget");
  el.setAttribute("role", "group");
  el.setAttribute("aria-label", name);
  el.replaceChildren(...parts);
}

/** Draw now and whenever one of the names changes; returns what stops it. */
export function follow(model, names, draw) {
  for (const name of names) model.on(`change:${name}`, draw);
  draw();
  return () => names.forEach((name) => model.off(`change:${name}`, draw));
}
