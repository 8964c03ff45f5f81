// Type a text: where each head of a small transformer looks, and what it expects next.
import { button, element, fill, follow, readout, slider } from "./lib/dom.mjs";
import { expected, headsSentence, letter, most, simplified } from "./lib/heads.mjs";
import { shape } from "./lib/shape.mjs";
import { percent } from "./lib/text.mjs";
import { arraysOf, attended } from "./lib/transformer.mjs";

const SHOWN = 24; // characters above the heads
const CELL = 12;
const HIGH = 24;
const NEXT = 6;

/** The model's bytes: from the kernel that has them, or from the file beside this one. */
async function bytesOf(model) {
  const held = model.get("_weights");
  if (held) return held.buffer.slice(held.byteOffset, held.byteOffset + held.byteLength);
  const answer = await fetch(new URL("alice.bin", import.meta.url));
  if (!answer.ok) throw new Error(`alice.bin: ${answer.status}`);
  return answer.arrayBuffer();
}

/** One head: { node, show(weights) }, a bar below each of the last characters. */
function headRow(name) {
  const bars = Array.from({ length: SHOWN }, (_, i) => shape("rect", { x: i * CELL + 1.5, width: CELL - 3 }));
  const strip = shape("svg", { class: "sl-strip", viewBox: `0 0 ${SHOWN * CELL} ${HIGH}`, preserveAspectRatio: "none", "aria-hidden": "true" }, ...bars);
  const [at, far, part] = ["", "", "sl-prob"].map((role) => element("span", { class: `sl-number ${role}`.trim() }));
  const node = element("tr", {}, element("th", { scope: "row" }, name), element("td", {}, strip), element("td", { class: "sl-most" }, at, far, part));
  const show = (weights, text) => {
    const from = Math.max(0, weights.length - SHOWN);
    const gap = SHOWN - (weights.length - from);
    bars.forEach((bar, i) => {
      const weight = i < gap ? 0 : weights[from + i - gap];
      bar.setAttribute("height", HIGH * weight);
      bar.setAttribute("y", HIGH * (1 - weight));
    });
    const { place, weight } = most(weights);
    at.textContent = letter(text[place]);
    far.textContent = `${weights.length - 1 - place} back`;
    part.textContent = percent(weight);
  };
  return { node, show };
}

function render({ model, el }) {
  const [sizes, alphabet, longest] = ["sizes", "alphabet", "longest"].map((name) => model.get(name));
  const now = () => {
    const text = model.get("text");
    return { text, place: Math.min(model.get("place"), text.length) }; // text changes first
  };
  const start = now();
  const stored = model.get("seen"); // what the model makes of the text it starts with
  let arrays; // the model's, once a reader wants another text
  let loading;
  let known = {};
  const change = (state) => {
    for (const [name, value] of Object.entries(state)) model.set(name, value);
    model.save_changes();
  };

  /** What the model makes of a text up to a place, or nothing while it is not there. */
  const seen = ({ text, place }) => {
    if (text === start.text && place === start.place) return stored;
    if (!arrays) return undefined;
    if (known.text !== text) known = { text, ...attended(arrays, sizes, [...text].map((c) => alphabet.indexOf(c))) };
    return { weights: known.weights.map((heads) => heads.map((rows) => rows[place - 1])), scores: known.scores[place - 1] };
  };

  const box = element("input", { type: "text", class: "sl-textbox", spellcheck: "false", autocomplete: "off", autocapitalize: "off" });
  box.addEventListener("keydown", (event) => event.stopPropagation());
  box.addEventListener("input", () => {
    const text = simplified(box.value, alphabet).slice(-longest);
    if (text) change({ text, place: text.length });
  });
  const ask = slider({ name: "read up to", min: 1, max: longest, step: 1, onInput: (place) => change({ place: Math.round(place) }) });
  const letters = element("td", { class: "sl-letters", "aria-hidden": "true" });
  const heads = Array.from({ length: sizes.B }, (_, b) => Array.from({ length: sizes.H }, (_, h) => headRow(`${b + 1}.${h + 1}`)));
  const next = Array.from({ length: NEXT }, () => element("li"));
  const result = readout();
  const longer = () => {
    const { text, place } = now();
    const found = seen({ text, place });
    if (!found) return;
    const more = (text.slice(0, place) + expected([...found.scores], alphabet)[0].letter).slice(-longest);
    change({ text: more, place: more.length });
  };

  fill(
    el,
    "attention heads",
    element("label", { class: "sl-typing" }, element("span", { class: "sl-name" }, "text"), box),
    ask.node,
    element(
      "table",
      { class: "sl-looks" },
      element("thead", {}, element("tr", {}, element("th", { scope: "col" }, "head"), letters, element("th", { scope: "col" }, "looks most at"))),
      element("tbody", {}, ...heads.flat().map(({ node }) => node)),
    ),
    element(
      "div",
      { class: "sl-foot" },
      element("ol", { class: "sl-next", "aria-label": "expected next" }, ...next),
      element("div", { class: "sl-controls" }, button("add the likeliest", longer), button("reset", () => change(start))),
      result.node,
    ),
  );

  const draw = () => {
    const { text, place } = now();
    const found = seen({ text, place });
    if (!found) {
      load();
      return;
    }
    const read = text.slice(0, place);
    if (simplified(box.value, alphabet) !== text) box.value = text;
    ask.limit(1, text.length);
    ask.show(place, `“${read}”`);
    letters.replaceChildren(...[...read.slice(-SHOWN).padStart(SHOWN, "\u2007")].map((c) => element("span", {}, c === " " ? "·" : c)));
    heads.forEach((some, b) => some.forEach((row, h) => row.show(found.weights[b][h], read)));
    const likely = expected([...found.scores], alphabet);
    next.forEach((node, i) => node.replaceChildren(element("b", {}, letter(likely[i].letter)), ` ${percent(likely[i].p)}`));
    result.say(headsSentence(read, found.weights, likely));
  };
  const load = () => {
    loading ??= bytesOf(model)
      .then((bytes) => {
        arrays = arraysOf(bytes, sizes);
        draw();
      })
      .catch((error) => {
        loading = undefined;
        result.say(`The model did not load (${error.message}); press a key to try again.`);
      });
  };
  for (const event of ["focusin", "pointerdown"]) el.addEventListener(event, load);
  return follow(model, ["text", "place"], draw);
}

export default { render };
