// Numbers in prose that are inputs: drag one sideways, type, or press the arrow keys.
// The widget of its section follows, and so does what the prose says of it.
//
// book/site/scrub.py marks them up; hydrate.js says when a widget is awake. Until then,
// and without JavaScript, they are text. On paper the stored text comes back.

import { readNumber } from "./lib/answers.mjs";
import { fixed } from "./lib/text.mjs";

const NEAR = 4; // px that a pointer may slip before it drags
const FAR = 6; // px of a drag that make one step
const STEPS = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 };
const NUMBERS = ".sl-set, .sl-show";

const decimals = (x) => `${x}`.split(/[.e]/)[1]?.length ?? 0;
const valueOf = (text) => Number(text.replace("−", "-"));
const bound = ({ low, high }, x) => Math.min(Number(high), Math.max(Number(low), x));

function element(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

/** A number belongs to the first widget of the smallest section around it that has one. */
function belongs(number, widget) {
  const shown = (one) => !one.closest("[hidden]"); // a live cell hides the one it replaces
  let section = number.closest("section");
  while (section) {
    const first = [...section.querySelectorAll("[data-widget]")].find(shown);
    if (first) return first === widget;
    section = section.parentElement.closest("section");
  }
  return false;
}

/** What stands in the notebook. */
const storedIn = (span) => (span.dataset.stored ??= span.textContent);

/** What a widget is now, and how to change it: { get(path), set({ path: value }) }. */
function controls(model) {
  const split = (path) => path.split(".");
  return {
    get(path) {
      const [trait, index] = split(path);
      return index === undefined ? model.get(trait) : model.get(trait)[index];
    },
    set(values) {
      for (const [path, value] of Object.entries(values)) {
        const [trait, index] = split(path);
        model.set(trait, index === undefined ? value : model.get(trait).with(index, value));
      }
      model.save_changes();
    },
  };
}

/** A number becomes an input: { path, value, stored, show(value) }. */
function input(span, change) {
  const { set: path, name, low, high, step } = span.dataset;
  const text = storedIn(span);
  const stored = valueOf(text);
  const field = element("input", {
    type: "text",
    inputmode: Number(low) < 0 ? "text" : "decimal",
    autocomplete: "off",
    spellcheck: "false",
    role: "spinbutton",
    "aria-label": name,
    "aria-valuemin": low,
    "aria-valuemax": high,
  });
  const title = `Drag, type or press ↑ and ↓; Escape brings ${text} back`;
  const reach = element("label", { class: "sl-scrub", title }, field);
  const back = element("button", { type: "button", class: "sl-scrub-back", title: `back to ${text}`, "aria-label": `${name}: back to ${text}` }, "↺");
  const number = { path, stored, value: stored, show };

  function show(value) {
    number.value = value;
    field.value = fixed(value, Math.max(decimals(text), Math.min(3, decimals(value))));
    field.style.width = `${field.value.length}ch`;
    field.setAttribute("aria-valuenow", value);
    back.hidden = value === stored;
  }
  const move = (value) => {
    const to = bound(span.dataset, Number(value.toFixed(decimals(step))));
    show(to);
    change(number);
  };
  const reset = () => {
    show(stored);
    change(number);
  };
  const take = () => {
    const { value } = readNumber(field.value);
    if (value === undefined) show(number.value);
    else if (value !== number.value) {
      show(bound(span.dataset, value));
      change(number);
    }
  };

  field.addEventListener("change", take);
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") take();
    if (event.key === "Escape") reset();
    if (!STEPS[event.key] || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    move(number.value + STEPS[event.key] * step);
  });
  back.addEventListener("click", () => {
    reset();
    field.focus();
  });
  drag(reach, field, () => number.value, (from, steps) => move(from + steps * step));
  span.replaceChildren(element("span", { class: "sl-stored" }, text), reach, back);
  show(stored);
  return number;
}

/** A pointer that moves sideways drags; one that stays where it is gets the caret. */
function drag(reach, field, value, move) {
  reach.addEventListener("pointerdown", (down) => {
    if (down.button !== 0) return;
    const typing = down.target === document.activeElement; // the caret goes where it is put
    if (!typing) down.preventDefault();
    const from = value();
    let dragging = false;
    reach.setPointerCapture(down.pointerId);
    const moved = ({ clientX }) => {
      const along = clientX - down.clientX;
      dragging ||= Math.abs(along) > NEAR;
      reach.classList.toggle("sl-dragging", dragging);
      if (!dragging) return;
      field.blur();
      move(from, Math.round(along / FAR));
    };
    const end = ({ type }) => {
      reach.removeEventListener("pointermove", moved);
      reach.classList.remove("sl-dragging");
      for (const each of ["pointerup", "pointercancel"]) reach.removeEventListener(each, end);
      if (typing || dragging || type === "pointercancel") return;
      field.focus();
      field.select();
    };
    reach.addEventListener("pointermove", moved);
    for (const each of ["pointerup", "pointercancel"]) reach.addEventListener(each, end);
  });
  reach.addEventListener("click", (event) => event.preventDefault()); // the label's own
}

/** A number that follows: { show(state) }. */
function output(span, says) {
  const [name, ...rest] = span.dataset.show.split(".");
  const of = rest.map((part) => (/^\d+$/.test(part) ? Number(part) : part));
  const now = element("span", { class: "sl-now" });
  span.replaceChildren(element("span", { class: "sl-stored" }, storedIn(span)), now);
  const show = (state) => (now.textContent = says[name](state, ...of));
  return { show };
}

/** The numbers of one paragraph stand for one state: the widget's, but for what they set. */
function wake(spans, { model, says, traits }) {
  const { get, set } = controls(model);
  const state = () => Object.fromEntries(traits.map((trait) => [trait, model.get(trait)]));
  const inputs = spans.filter(({ dataset }) => dataset.set).map((span) =>
    input(span, () => set(Object.fromEntries(inputs.map(({ path, value }) => [path, value])))),
  );
  const outputs = spans.filter(({ dataset }) => dataset.show).map((span) => output(span, says));
  const follow = () => {
    for (const each of inputs) each.show(get(each.path));
    for (const each of outputs) each.show(state());
  };
  const own = state();
  for (const { path, stored } of inputs) {
    const [trait, index] = path.split(".");
    own[trait] = index === undefined ? stored : own[trait].with(index, stored);
  }
  for (const each of outputs) each.show(own);
  for (const trait of traits) model.on(`change:${trait}`, follow);
}

document.addEventListener("softmax:awake", ({ target, detail }) => {
  const here = [...document.querySelectorAll(NUMBERS)].filter((one) => belongs(one, target));
  for (const [, spans] of Map.groupBy(here, (one) => one.closest("p, li, td"))) {
    wake(spans, detail);
  }
});
