// One class against the rest: where does its curve stand, and what do three add up to?
import { bar, button, element, fill, follow, number, readout, slider, word } from "./lib/dom.mjs";
import { midpoint, sigmoid } from "./lib/sigmoid.mjs";
import { slice } from "./lib/slice.mjs";
import { softmax } from "./lib/softmax.mjs";
import { fixed } from "./lib/text.mjs";
import { toggle } from "./lib/toggle.mjs";

/** Where the curve of class 1 reaches one half, and what the three add up to. */
function sentence(z, apart) {
  if (apart) {
    const total = fixed(z.map(sigmoid).reduce((a, b) => a + b), 4);
    return `The sigmoid of class 1 reaches one half at 0, whatever the others do. The three add up to ${total}.`;
  }
  return (
    `Class 1 reaches one half at ${fixed(midpoint(z))}, the log-sum-exp of ` +
    `${fixed(z[1])} and ${fixed(z[2])}. The three add up to 1.`
  );
}

/** One class: { node, show({ z, share, end }) }. */
function row(label, onInput) {
  const control = slider({ name: label, role: "logits", step: 0.1, onInput });
  const score = number("logits", word("score "));
  const length = bar("prob");
  const probability = number("prob", word("probability "));
  const parts = [score, length, probability].map((part) => part.node);
  const node = element("div", { class: "sl-row" }, control.node, ...parts);
  const show = ({ z, share, end }) => {
    control.limit(-end, end);
    control.show(z, `score ${fixed(z)}, probability ${fixed(share, 4)}`);
    score.show(fixed(z));
    length.show(share);
    probability.show(fixed(share, 4));
  };
  return { node, show };
}

/** Column heads for the eye; each row says the same words for the ear. */
function heads() {
  const head = (role, text) => element("span", { class: `sl-head sl-${role}` }, text);
  return element(
    "div",
    { class: "sl-row sl-heads", "aria-hidden": "true" },
    head("logits", "score z"),
    head("prob", "probability p"),
  );
}

function render({ model, el }) {
  const start = { logits: model.get("logits"), apart: model.get("apart") };
  const end = Math.max(8, 2 ** Math.ceil(Math.log2(Math.max(...start.logits.map(Math.abs)))));

  const change = (state) => {
    for (const [name, value] of Object.entries(state)) model.set(name, value);
    model.save_changes();
  };
  const changeScore = (i) => (z) =>
    change({ logits: model.get("logits").with(i, Number(z.toFixed(2))) });

  const rows = [1, 2, 3].map((name, i) => row(`class ${name}`, changeScore(i)));
  const separate = toggle({
    name: "three separate sigmoids",
    onInput: (apart) => change({ apart }),
  });
  const inside = (score) => Number(Math.min(end, Math.max(-end, score)).toFixed(2));
  const picture = slice(
    "The probability of class 1 as a curve over its score, and the sum of all three",
    {
      onPoint: (score) => changeScore(0)(inside(score)),
      onMiddle: (score) => {
        if (model.get("apart")) return; // one half is at 0, whatever the rivals do
        const [z, ...rivals] = model.get("logits");
        const by = score - midpoint([z, ...rivals]);
        change({ logits: [z, ...rivals.map((rival) => inside(rival + by))] });
      },
    },
  );
  const result = readout();

  fill(
    el,
    "sigmoid slice",
    element("div", { class: "sl-rows sl-plain" }, heads(), ...rows.map(({ node }) => node)),
    element(
      "div",
      { class: "sl-foot" },
      element(
        "div",
        { class: "sl-controls" },
        separate.node,
        button("reset", () => change(start)),
      ),
      picture.node,
      result.node,
    ),
  );

  return follow(model, ["logits", "apart"], () => {
    const z = model.get("logits");
    const apart = model.get("apart");
    const shares = apart ? z.map(sigmoid) : softmax(z);
    rows.forEach((one, i) => one.show({ z: z[i], share: shares[i], end }));
    separate.show(apart);
    const [middle, other] = apart ? [0, midpoint(z)] : [midpoint(z), 0];
    picture.show({ z: z[0], end, middle, other, shares });
    result.say(sentence(z, apart));
  });
}

/** What prose beside the widget may say of it. */
export const says = {
  midpoint: ({ logits, apart }) => fixed(apart ? 0 : midpoint(logits)),
};

export default { render };
