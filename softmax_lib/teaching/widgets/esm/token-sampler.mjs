// The next word of a small language model: which survive a cut, and what is drawn.
import { choice } from "./lib/choice.mjs";
import { bar, button, element, fill, follow, number, panel, readout, slider } from "./lib/dom.mjs";
import { said, shares, survivorsSentence } from "./lib/sampler.mjs";
import { fixed, percent, share } from "./lib/text.mjs";
import { wordModel } from "./lib/word-model.mjs";

const SHOWN = 8;
const LAST_SEED = 99;
const SETTINGS = ["prompt", "temperature", "k", "mass", "ratio", "seed"];

/** One row of the table: { node, show(row, top) }; a full bar is as long as the top one. */
function wordRow() {
  const name = element("th", { scope: "row" });
  const before = number("prob");
  const length = bar("prob");
  const after = number("prob");
  const node = element(
    "tr",
    {},
    name,
    element("td", {}, before.node),
    element("td", {}, length.node),
    element("td", {}, after.node),
  );
  const show = (row, top) => {
    node.classList.toggle("sl-cut", !row.survives);
    name.textContent = row.word;
    before.show(percent(row.before));
    length.show(row.after / top);
    after.show(row.survives ? percent(row.after) : "cut");
  };
  return { node, show };
}

function render({ model, el }) {
  const now = () => Object.fromEntries(SETTINGS.map((name) => [name, model.get(name)]));
  const start = now();
  const words = wordModel({
    words: model.get("words"),
    weights: model.get("weights"),
    worth: model.get("worth"),
  });
  const all = words.words.length;
  const change = (state) => {
    for (const [name, value] of Object.entries(state)) model.set(name, value);
    model.save_changes();
  };

  const prompt = choice({
    name: "after",
    options: model.get("prompts"),
    onInput: (text) => change({ prompt: text }),
  });
  const sliders = {
    temperature: slider({
      name: "temperature T",
      min: -1,
      max: 1,
      step: 0.02,
      onInput: (log) => change({ temperature: Math.min(10, Math.max(0.1, Number((10 ** log).toFixed(3)))) }),
    }),
    k: slider({ name: "top-k", min: 1, max: all, step: 1, onInput: (k) => change({ k: Math.round(k) }) }),
    mass: slider({
      name: "top-p",
      min: 0.01,
      max: 1,
      step: 0.01,
      onInput: (mass) => change({ mass: Number(mass.toFixed(3)) }),
    }),
    ratio: slider({
      name: "min-p",
      min: 0,
      max: 1,
      step: 0.01,
      onInput: (ratio) => change({ ratio: Number(ratio.toFixed(3)) }),
    }),
    seed: slider({ name: "seed", min: 0, max: LAST_SEED, step: 1, onInput: (seed) => change({ seed: Math.round(seed) }) }),
  };
  const settings = panel(sliders);
  const rows = Array.from({ length: SHOWN }, wordRow);
  const heads = ["next word", "before the cut", "", "after it"].map((text) =>
    element(text ? "th" : "td", text ? { scope: "col" } : {}, text),
  );
  const lines = element("ol", { class: "sl-said" });
  const result = readout();

  fill(
    el,
    "token sampler",
    prompt.node,
    element(
      "table",
      { class: "sl-tokens" },
      element("thead", {}, element("tr", {}, ...heads)),
      element("tbody", {}, ...rows.map(({ node }) => node)),
    ),
    element(
      "div",
      { class: "sl-foot sl-sampling" },
      element(
        "div",
        { class: "sl-controls" },
        ...settings.nodes,
        button("next seed", () => change({ seed: (model.get("seed") + 1) % (LAST_SEED + 1) })),
        button("reset", () => change(start)),
      ),
      lines,
      result.node,
    ),
  );

  return follow(model, SETTINGS, () => {
    const settingsNow = now();
    const { temperature, k, mass, ratio, seed } = settingsNow;
    const found = shares(words, settingsNow);
    const ranked = [...found].sort((a, b) => b.before - a.before);
    const top = Math.max(...found.map(({ after }) => after));
    rows.forEach((row, i) => row.show(ranked[i], top));
    const spoken = said(words, settingsNow);
    lines.replaceChildren(...spoken.map((line) => element("li", {}, line)));
    prompt.show(settingsNow.prompt);
    const survivors = `${found.filter(({ survives }) => survives).length} survive`;
    const texts = {
      temperature: [Math.log10(temperature), fixed(temperature)],
      k: [k, k === all ? "all" : `${k}`],
      mass: [mass, fixed(mass)],
      ratio: [ratio, fixed(ratio)],
      seed: [seed, `${seed}`],
    };
    settings.show(texts, (name, text) => (name === "seed" ? `seed ${text}` : `${text}, ${survivors}`));
    result.say(survivorsSentence(found, spoken, seed));
  });
}

/** What prose beside the widget may say of it. */
export const says = {
  likeliest: (state) => share(Math.max(...shares(wordModel(state), state).map(({ after }) => after))),
  survivors: (state) => `${shares(wordModel(state), state).filter(({ survives }) => survives).length}`,
};

export default { render };
