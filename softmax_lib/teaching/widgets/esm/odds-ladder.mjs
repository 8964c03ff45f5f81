// Three scores on a ladder: only the distances between them are odds.
import { bar, button, element, fill, follow, number, readout, slider, word } from "./lib/dom.mjs";
import { ladder } from "./lib/ladder.mjs";
import { oddsSentence } from "./lib/odds.mjs";
import { toScores } from "./lib/simplex.mjs";
import { softmax } from "./lib/softmax.mjs";
import { fixed, percent, share } from "./lib/text.mjs";
import { triangle } from "./lib/triangle.mjs";

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

/** One class: { node, show({ z, p, end, leads }) }. */
function row(label, onInput) {
  const control = slider({ name: label, role: "logits", step: 0.1, onInput });
  const score = number("logits", word("score "));
  const length = bar("prob");
  const probability = number("prob", word("probability "));
  const parts = [score, length, probability].map((part) => part.node);
  const node = element("div", { class: "sl-row" }, control.node, ...parts);
  const show = ({ z, p, end, leads }) => {
    control.limit(-end, end);
    control.show(z, `score ${fixed(z)}, probability ${percent(p)}`);
    score.show(fixed(z));
    length.show(p);
    probability.show(percent(p));
    node.classList.toggle("sl-leads", leads);
  };
  return { node, show };
}

const rounded = (x) => Number(x.toFixed(2));

function render({ model, el }) {
  const labels = model.get("labels");
  const start = { logits: model.get("logits"), shift: model.get("shift") };
  const farthest = Math.max(...start.logits.map((z) => Math.abs(z) + Math.abs(start.shift)));
  const end = Math.max(8, 2 ** Math.ceil(Math.log2(farthest)));

  const change = (state) => {
    for (const [name, value] of Object.entries(state)) model.set(name, value);
    model.save_changes();
  };
  const changeScore = (i) => (score) =>
    change({ logits: model.get("logits").with(i, rounded(score - model.get("shift"))) });

  const changeShares = (p) => {
    const z = toScores(p, model.get("logits")).map((score) => score + model.get("shift"));
    const beyond = Math.max(0, Math.max(...z) - end) + Math.min(0, Math.min(...z) + end);
    const kept = z.map((score) => Number((score - beyond - model.get("shift")).toFixed(3)));
    change({ logits: kept });
  };

  const rows = labels.map((label, i) => row(label, changeScore(i)));
  const all = slider({
    name: "add c to all",
    step: 0.1,
    onInput: (c) => change({ shift: rounded(c) }),
  });
  const added = number("ink");
  const result = readout();
  const rail = ladder(
    labels,
    "The three scores on a ladder, with the odds between neighbours",
    (i, score) => changeScore(i)(Math.min(end, Math.max(-end, score))),
  );
  const simplex = triangle(labels, "The three probabilities as a point in a triangle", changeShares);

  fill(
    el,
    "odds ladder",
    element("div", { class: "sl-rows sl-plain" }, heads(), ...rows.map(({ node }) => node)),
    element(
      "div",
      { class: "sl-foot" },
      element(
        "div",
        { class: "sl-controls" },
        element("div", { class: "sl-setting" }, all.node, added.node),
        button("reset", () => change(start)),
      ),
      element("div", { class: "sl-pictures" }, rail.node, simplex.node),
      result.node,
    ),
  );

  let shiftShown = start.shift;
  return follow(model, ["logits", "shift"], () => {
    const logits = model.get("logits");
    const shift = model.get("shift");
    const z = logits.map((score) => score + shift);
    const p = softmax(logits);
    const top = Math.max(...logits);
    rows.forEach((one, i) => one.show({ z: z[i], p: p[i], end, leads: logits[i] === top }));
    all.limit(rounded(-end - Math.min(...logits)), rounded(end - top));
    all.show(shift, fixed(shift));
    added.show(fixed(shift));
    rail.show(z, end);
    simplex.show(p);
    result.say(
      shift === shiftShown
        ? oddsSentence(labels, logits)
        : `${fixed(shift)} added to every score: no odds and no probability has changed.`,
    );
    shiftShown = shift;
  });
}

/** What prose beside the widget may say of it. */
export const says = {
  share: ({ logits }, i) => share(softmax(logits)[i]),
};

export default { render };
