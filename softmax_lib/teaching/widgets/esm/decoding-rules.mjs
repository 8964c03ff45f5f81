// A text that grows word by word, and what each rule leaves of the next word.
import { choice } from "./lib/choice.mjs";
import { button, element, fill, follow, panel, readout, slider } from "./lib/dom.mjs";
import { CANDIDATES, ENOUGH, RULES, ruled, ruledRows, rulesSentence } from "./lib/rules.mjs";
import { fixed } from "./lib/text.mjs";
import { wordModel } from "./lib/word-model.mjs";

const SEEDS = 100;
const SETTINGS = ["text", "temperature", "penalty", "k", "mass", "ratio", "typical", "rule", "seed"];
const hundredth = (x) => Number(x.toFixed(3));

function render({ model, el }) {
  const now = () => Object.fromEntries(SETTINGS.map((name) => [name, model.get(name)]));
  const start = now();
  const words = wordModel({ words: model.get("words"), weights: model.get("weights"), worth: model.get("worth") });
  const end = words.words[0];
  const change = (state) => {
    for (const [name, value] of Object.entries(state)) model.set(name, value);
    model.save_changes();
  };
  const result = readout();

  const box = element("input", { type: "text", class: "sl-textbox", spellcheck: "false", autocomplete: "off", autocapitalize: "characters" });
  const typed = () => box.value.split(" ").filter(Boolean).map((word) => (word.toLowerCase() === end ? end : word.toUpperCase()));
  box.addEventListener("keydown", (event) => event.stopPropagation());
  box.addEventListener("input", () => {
    const list = typed();
    const unknown = list.find((word) => !words.words.includes(word));
    if (unknown) result.say(`The model does not know ${unknown}.`);
    else if (list.slice(0, -1).includes(end)) result.say(`Nothing comes after ${end}.`);
    else if (list.length > ENOUGH) result.say(`${ENOUGH} words are enough.`);
    else if (list.join(" ") === model.get("text")) draw();
    else change({ text: list.join(" ") });
  });
  const prompt = choice({ name: "begin", options: model.get("prompts"), onInput: (text) => change({ text }) });

  const grow = (which) => () => {
    const found = ruled(words, now());
    if (found.over) return;
    change({ text: [...found.said, found[which]].join(" ") });
  };
  const back = () => change({ text: model.get("text").split(" ").slice(0, -1).join(" ") });

  const group = `sl-rule-${Math.random().toString(36).slice(2)}`;
  const radios = RULES.map((rule) => {
    const input = element("input", { type: "radio", name: group, value: rule, "aria-label": `draw by ${rule}` });
    input.addEventListener("change", () => change({ rule }));
    input.addEventListener("keydown", (event) => event.stopPropagation());
    return input;
  });
  const heads = radios.map((input) => element("th", { scope: "col" }, element("label", {}, input, input.value)));
  const rows = Array.from({ length: ruledRows(words.words, ruled(words, start)).length }, () => {
    const name = element("th", { scope: "row" });
    const cells = RULES.map(() => element("td"));
    const node = element("tr", {}, name, ...cells);
    const show = (row, tops) => {
      name.textContent = row.name;
      row.cells.forEach(({ text, share }, i) => {
        cells[i].textContent = text;
        cells[i].classList.toggle("sl-cut-off", text === "cut");
        cells[i].style.setProperty("--sl-share", share / tops[i]);
      });
    };
    return { node, show };
  });

  const setting = (name, label, min, max, step = 0.01) =>
    slider({ name: label, min, max, step, onInput: (value) => change({ [name]: hundredth(value) }) });
  const sliders = {
    temperature: slider({
      name: "temperature T",
      min: -1,
      max: 1,
      step: 0.02,
      onInput: (log) => change({ temperature: Math.min(10, Math.max(0.1, hundredth(10 ** log))) }),
    }),
    penalty: setting("penalty", "repetition", 1, 3, 0.05),
    k: slider({ name: "top-k", min: 1, max: 40, step: 1, onInput: (k) => change({ k: Math.round(k) }) }),
    mass: setting("mass", "top-p", 0.01, 1),
    ratio: setting("ratio", "min-p", 0, 1),
    typical: setting("typical", "typical", 0.01, 1),
  };
  const settings = panel(sliders);

  fill(
    el,
    "decoding rules",
    element("label", { class: "sl-typing" }, element("span", { class: "sl-name" }, "text"), box),
    prompt.node,
    element(
      "div",
      { class: "sl-controls sl-growing" },
      button("draw", grow("draws")),
      button("greedy", grow("greedy")),
      button("back", back),
      button("next seed", () => change({ seed: (model.get("seed") + 1) % SEEDS })),
      button("reset", () => change(start)),
    ),
    element(
      "table",
      { class: "sl-ruled", "aria-label": "the next word, and what each rule leaves of it" },
      element("thead", {}, element("tr", {}, element("th", { scope: "col" }, "draw by"), ...heads)),
      element("tbody", {}, ...rows.map(({ node }) => node)),
    ),
    element("div", { class: "sl-foot" }, element("div", { class: "sl-knobs" }, ...settings.nodes), result.node),
  );

  function draw() {
    const state = now();
    const found = ruled(words, state);
    if (typed().join(" ") !== state.text) {
      box.value = state.text;
      box.scrollLeft = box.scrollWidth;
    }
    prompt.show(state.text);
    radios.forEach((input) => (input.checked = input.value === state.rule));
    const tops = found.rules.map(({ after }) => Math.max(...after));
    ruledRows(words.words, found).forEach((row, i) => rows[i].show(row, i < CANDIDATES ? tops : RULES.map(() => Infinity)));
    const texts = { temperature: [Math.log10(state.temperature), fixed(state.temperature)], k: [state.k, `${state.k}`] };
    for (const name of ["penalty", "mass", "ratio", "typical"]) texts[name] = [state[name], fixed(state[name])];
    const kept = (name) => ({ k: 1, mass: 2, ratio: 3, typical: 4 })[name];
    settings.show(texts, (name, text) => (kept(name) ? `${text}, keeps ${found.rules[kept(name)].kept}` : text));
    result.say(rulesSentence(found, state.rule));
  }
  return follow(model, SETTINGS, draw);
}

/** What prose beside the widget may say of it. */
export const says = {
  kept: (state, rule) => `${ruled(wordModel(state), state).rules.find(({ name }) => name === rule).kept}`,
};

export default { render };
