// Scores and a truth: how large is the loss, which way is down, and is that right?
import { crossEntropy, deviation, gradient, lossSentence, shared, stepped } from "./lib/descent.mjs";
import { button, element, fill, follow, number, readout, slider, word } from "./lib/dom.mjs";
import { shape } from "./lib/shape.mjs";
import { softmax } from "./lib/softmax.mjs";
import { fixed, percent, powerOfE } from "./lib/text.mjs";
import { onTriangle, triangle } from "./lib/triangle.mjs";

const RATE = 1; // of one gradient step
const LONGEST = 400; // steps that the trail remembers

/** Column heads for the eye; each row says the same words for the ear. */
function heads() {
  const head = (role, text) => element("span", { class: `sl-head sl-${role}` }, text);
  const texts = { logits: "score z", target: "truth q", prob: "model p", error: "p − q" };
  return element(
    "div",
    { class: "sl-row sl-heads", "aria-hidden": "true" },
    ...Object.entries(texts).map(([role, text]) => head(role, text)),
  );
}

/** One class: { node, show({ z, q, p, slope, end }) }. */
function row(label, onScore, onShare) {
  const control = slider({ name: label, role: "logits", step: 0.1, onInput: onScore });
  const score = number("logits", word("score "));
  const truth = slider({
    name: `truth of ${label}`,
    role: "target",
    min: 0,
    max: 1,
    step: 0.1,
    onInput: onShare,
  });
  truth.node.classList.add("sl-second");
  const share = number("target", word("truth "));
  const probability = number("prob", word("model "));
  const slope = number("error", word("p − q "));
  const parts = [score, truth, share, probability, slope].map((part) => part.node);
  const node = element("div", { class: "sl-row" }, control.node, ...parts);
  const show = ({ z, q, p, steep, end }) => {
    control.limit(-end, end);
    control.show(z, `score ${fixed(z)}, probability ${percent(p)}`);
    score.show(fixed(z));
    truth.show(q, `truth ${fixed(q)}`);
    share.show(fixed(q));
    probability.show(percent(p));
    slope.show(fixed(steep, 4));
  };
  return { node, show };
}

/** What the triangle shows besides the model: where it came from, and the truth. */
function marks(simplex) {
  const trail = shape("polyline", { class: "sl-trail" });
  const truth = shape("path", { class: "sl-truth", d: "M0 -8L8 0L0 8L-8 0Z" });
  simplex.node.querySelector(".sl-point").before(trail, truth);
  const text = (p) => onTriangle(p).map((c) => c.toFixed(2)).join(" ");
  return (path, q) => {
    trail.setAttribute("points", path.map(text).join(" "));
    truth.setAttribute("transform", `translate(${text(q)})`);
  };
}

function render({ model, el }) {
  const labels = model.get("labels");
  const names = ["logits", "target", "step"];
  const start = Object.fromEntries(names.map((name) => [name, model.get(name)]));
  let trail = []; // probabilities since anything but a gradient step changed
  let stepping = false;

  const change = (state) => {
    for (const [name, value] of Object.entries(state)) model.set(name, value);
    model.save_changes();
  };
  const changeScore = (i) => (z) =>
    change({ logits: model.get("logits").with(i, Number(z.toFixed(2))) });
  const changeShare = (i) => (share) =>
    change({ target: shared(model.get("target"), i, Number(share.toFixed(2))) });
  const stepDown = () => {
    stepping = true;
    change({ logits: stepped(model.get("logits"), model.get("target"), RATE) });
    stepping = false;
  };

  const rows = labels.map((label, i) => row(label, changeScore(i), changeShare(i)));
  const width = slider({
    name: "step h of the check",
    min: -14,
    max: 0,
    step: 0.5,
    onInput: (power) => change({ step: Number((10 ** power).toPrecision(3)) }),
  });
  const size = number("ink");
  const off = number("error", "measured slopes are off by ");
  const result = readout();
  const simplex = triangle(labels, "The model as a point in a triangle, and the truth as a diamond");
  const mark = marks(simplex);

  fill(
    el,
    "gradient step",
    element("div", { class: "sl-rows sl-double" }, heads(), ...rows.map(({ node }) => node)),
    element(
      "div",
      { class: "sl-foot" },
      simplex.node,
      element(
        "div",
        { class: "sl-controls" },
        button("one gradient step", stepDown),
        button("reset", () => change(start)),
        element("div", { class: "sl-setting sl-check-step" }, width.node, size.node),
        off.node,
      ),
      result.node,
    ),
  );

  return follow(model, names, () => {
    const [z, q, h] = names.map((name) => model.get(name));
    const p = softmax(z);
    const slopes = gradient(z, q);
    const farthest = Math.max(...z.map(Math.abs));
    const end = Math.max(8, 2 ** Math.ceil(Math.log2(farthest)));
    trail = stepping ? [...trail, p].slice(-LONGEST) : [p];
    rows.forEach((one, i) => one.show({ z: z[i], q: q[i], p: p[i], steep: slopes[i], end }));
    width.show(Math.log10(h), `h is ${h.toPrecision(2)}`);
    size.show(powerOfE(Math.log(h)));
    off.show(powerOfE(Math.log(deviation(z, q, h))));
    simplex.show(p);
    mark(trail, q);
    result.say(lossSentence(labels, z, q));
  });
}

/** What prose beside the widget may say of it. */
export const says = {
  loss: ({ logits, target }) => fixed(crossEntropy(logits, target), 3),
};

export default { render };
