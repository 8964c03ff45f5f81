// Scores and a temperature in, probabilities out: what does each of them change?
import { bar, button, element, fill, follow, number, raised, readout, slider, word } from "./lib/dom.mjs";
import { temperaturePath, toScores } from "./lib/simplex.mjs";
import { entropy, softmax } from "./lib/softmax.mjs";
import { fixed, percent, powerOfE, share, times } from "./lib/text.mjs";
import { triangle } from "./lib/triangle.mjs";

/** The two likeliest classes and the entropy, in one sentence. */
function sentence(labels, z, temperature) {
  const [first, second] = z.map((_, i) => i).sort((i, j) => z[j] - z[i]);
  const gap = (z[first] - z[second]) / temperature;
  const odds =
    gap === 0
      ? `${labels[first]} and ${labels[second]} are equally probable`
      : `${labels[first]} is ${times(gap)} as probable as ${labels[second]}`;
  const h = entropy(softmax(z, temperature));
  return `${odds}; entropy ${fixed(h)} of at most ${fixed(Math.log(z.length))} nats.`;
}

/** Column heads for the eye; each row says the same words for the ear. */
function heads() {
  const head = (role, text) =>
    element("span", { class: `sl-head sl-${role}` }, ...raised(text));
  return element(
    "div",
    { class: "sl-row sl-heads", "aria-hidden": "true" },
    head("logits", "score z"),
    head("exp", "e^z/T"),
    head("prob", "probability p"),
  );
}

/** One class: { node, show({ z, temperature, p, end, leads }) }. */
function row(label, onInput) {
  const control = slider({ name: label, role: "logits", min: -8, max: 8, step: 0.1, onInput });
  const score = number("logits", word("score "));
  const weight = number("exp", word("e^z/T "));
  const length = bar("prob");
  const probability = number("prob", word("probability "));
  const parts = [score, weight, length, probability].map((part) => part.node);
  const node = element("div", { class: "sl-row" }, control.node, ...parts);
  const show = ({ z, temperature, p, end, leads }) => {
    control.limit(-end, end);
    control.show(z, `score ${fixed(z)}, probability ${percent(p)}`);
    score.show(fixed(z));
    weight.show(powerOfE(z / temperature));
    length.show(p);
    probability.show(percent(p));
    node.classList.toggle("sl-leads", leads);
  };
  return { node, show };
}

/** The sliders' end: 8, or the next power of two that holds all scores. */
const reach = (z) => Math.max(8, 2 ** Math.ceil(Math.log2(Math.max(...z.map(Math.abs)))));

function render({ model, el }) {
  const labels = model.get("labels");
  const start = { logits: model.get("logits"), temperature: model.get("temperature") };
  let end = reach(start.logits);
  let added = 0; // how often 1 was added to every score since anything else changed
  let adding = false;

  const change = (state) => {
    for (const [name, value] of Object.entries(state)) model.set(name, value);
    model.save_changes();
  };
  const changeScore = (i) => (z) =>
    change({ logits: model.get("logits").with(i, Number(z.toFixed(2))) });
  const changeShares = (p) => {
    const z = toScores(p, model.get("logits"), model.get("temperature"));
    change({ logits: z.map((score) => Number(score.toFixed(3))) });
  };
  const addOne = () => {
    adding = true;
    change({ logits: model.get("logits").map((z) => z + 1) });
    adding = false;
  };
  const reset = () => {
    end = reach(start.logits);
    change(start);
  };

  const rows = labels.map((label, i) => row(label, changeScore(i)));
  const heat = slider({
    name: "temperature T",
    min: -1,
    max: 1,
    step: 0.02,
    onInput: (power) => change({ temperature: Number((10 ** power).toPrecision(3)) }),
  });
  const degrees = number("ink");
  const result = readout();
  const simplex =
    labels.length === 3 &&
    triangle(
      labels,
      "The three probabilities as a point in a triangle, on its temperature path",
      changeShares,
    );

  fill(
    el,
    "softmax mixer",
    element("div", { class: "sl-rows" }, heads(), ...rows.map(({ node }) => node)),
    element(
      "div",
      { class: "sl-foot" },
      ...(simplex ? [simplex.node] : []),
      element(
        "div",
        { class: "sl-controls" },
        element("div", { class: "sl-setting" }, heat.node, degrees.node),
        button("add 1 to every score", addOne),
        button("reset", reset),
      ),
      result.node,
    ),
  );

  return follow(model, ["logits", "temperature"], () => {
    const z = model.get("logits");
    const temperature = model.get("temperature");
    const p = softmax(z, temperature);
    const top = Math.max(...z);
    end = Math.max(end, reach(z));
    added = adding ? added + 1 : 0;
    rows.forEach((one, i) => one.show({ z: z[i], temperature, p: p[i], end, leads: z[i] === top }));
    heat.show(Math.log10(temperature), temperature.toPrecision(3));
    degrees.show(temperature.toPrecision(3));
    if (simplex) simplex.show(p, temperaturePath(z));
    result.say(
      added
        ? `${added} added to every score, and no probability has changed.`
        : sentence(labels, z, temperature),
    );
  });
}

/** What prose beside the widget may say of it. */
export const says = {
  share: ({ logits, temperature }, i) => share(softmax(logits, temperature)[i]),
};

export default { render };
