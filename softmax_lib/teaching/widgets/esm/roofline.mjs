// One operation under the roofs of a machine: what limits it, and how long it must take.
import { choice } from "./lib/choice.mjs";
import { button, element, fill, follow, number, panel, readout, slider } from "./lib/dom.mjs";
import { KINDS, NUMBERS, WAYS, intensityOf, partsOf, rooflineSentence, secondsOf, withUnit, workOf } from "./lib/roofline.mjs";
import { shape } from "./lib/shape.mjs";
import { fixed } from "./lib/text.mjs";

const [WIDE, HIGH] = [230, 130];
const FROM = [-1.5, -1]; // decades: operations for a byte, 10^9 operations a second
const TO = [4, 6];
const CHOICES = ["kind", "way", "number"];
const SIZES = { rows: ["rows or queries", 16], classes: ["classes or places", 18], features: ["features", 12] };
const RATES = { bandwidth: ["GB/s", 0, 4], flops: ["Gflop/s", 0, 6], exps: ["Gexp/s", -1, 5] };

const part = (x, axis) => (Math.min(TO[axis], Math.max(FROM[axis], Math.log10(x))) - FROM[axis]) / (TO[axis] - FROM[axis]);
const across = (x) => WIDE * part(x, 0);
const down = (y) => HIGH * (1 - part(y, 1));
const rate = (x) => (x < 9.995 ? fixed(x, 1) : withUnit(x));
const size = (x) => String(x).replace(/\B(?=(\d{3})+$)/g, "\u202f");

/** The roofs on log axes: { node, show(work, seconds, rates) }. */
function picture() {
  const roof = shape("path", { class: "sl-curve-ece" });
  const ceiling = shape("path", { class: "sl-best" });
  const drop = shape("path", { class: "sl-drop" });
  const spot = shape("circle", { class: "sl-dot-nll", r: 6 });
  const note = (text, x, y, anchor) => shape("text", { class: "sl-note", x, y, "text-anchor": anchor }, text);
  const ticks = [0.1, 1, 10, 100, 1000].map((x) => note(String(x), across(x), HIGH + 16, "middle"));
  const heights = [[1, "1"], [1000, "1000"], [1e6, "10⁶"]].map(([y, text]) => note(text, -6, down(y) + 4, "end"));
  const grid = shape("path", {
    class: "sl-grid",
    d: [0.1, 1, 10, 100, 1000].map((x) => `M${across(x)} 0V${HIGH}`).join("") + [1, 1000].map((y) => `M0 ${down(y)}H${WIDE}`).join(""),
  });
  const names = [note("operations for a byte (log scale)", WIDE / 2, HIGH + 34, "middle"), note("10⁹ operations a second (log scale)", -44, -14, "start")];
  const name = "Roofline on log axes: a slope for memory, a level for flops, a dashed one for exponentials, and a dot for the operation";
  const node = shape(
    "svg",
    { class: "sl-diagram", viewBox: `-46 -28 ${WIDE + 58} ${HIGH + 68}`, role: "img", "aria-label": name },
    grid, ...ticks, ...heights, ...names, ceiling, roof, drop, spot,
  );
  const show = (work, seconds, { bandwidth, flops, exps }) => {
    const ridge = Math.min(10 ** TO[0], Math.max(10 ** FROM[0], flops / bandwidth));
    const left = 10 ** FROM[0];
    roof.setAttribute("d", `M0 ${down(left * bandwidth)}L${across(ridge)} ${down(ridge * bandwidth)}H${WIDE}`);
    const all = work.flops + work.exps;
    ceiling.setAttribute("d", work.exps ? `M0 ${down((exps * all) / work.exps)}H${WIDE}` : "");
    const [x, y] = [across(intensityOf(work)), down(all / seconds.least / 1e9)];
    drop.setAttribute("d", `M${x} ${y}V${HIGH}`);
    spot.setAttribute("cx", x);
    spot.setAttribute("cy", y);
  };
  return { node, show };
}

/** One part of the work: { node, show(texts) }. */
function partRow() {
  const name = element("th", { scope: "row" });
  const cells = [number("ink"), number("error")];
  const node = element("tr", {}, name, ...cells.map((cell) => element("td", {}, cell.node)));
  const show = ([part, ...texts]) => {
    name.textContent = part;
    texts.forEach((text, i) => cells[i].show(text));
  };
  return { node, show };
}

function render({ model, el }) {
  const names = [...CHOICES, ...Object.keys(SIZES), ...Object.keys(RATES)];
  const now = () => Object.fromEntries(names.map((name) => [name, model.get(name)]));
  const start = now();
  const change = (state) => {
    for (const [name, value] of Object.entries(state)) model.set(name, value);
    model.save_changes();
  };
  const options = { kind: KINDS, way: WAYS, number: Object.keys(NUMBERS) };
  const picked = CHOICES.map((name) =>
    choice({ name: { kind: "operation", way: "memory", number: "numbers" }[name], options: options[name], onInput: (option) => change({ [name]: option }) }),
  );
  const settings = panel({
    ...Object.fromEntries(
      Object.entries(SIZES).map(([name, [label, max]]) => [
        name,
        slider({ name: label, min: 0, max, step: 1, onInput: (log) => change({ [name]: 2 ** Math.round(log) }) }),
      ]),
    ),
    ...Object.fromEntries(
      Object.entries(RATES).map(([name, [label, min, max]]) => [
        name,
        slider({ name: label, min, max, step: 0.1, onInput: (log) => change({ [name]: Number((10 ** log).toPrecision(3)) }) }),
      ]),
    ),
  });
  const roofs = picture();
  const rows = [0, 1, 2].map(() => partRow());
  const heads = ["part", "how much", "time"].map((text) => element("th", { scope: "col" }, text));
  const result = readout();

  fill(
    el,
    "roofline",
    element("div", { class: "sl-controls sl-picked" }, ...picked.map(({ node }) => node), button("reset", () => change(start))),
    element(
      "div",
      { class: "sl-twins sl-roofs" },
      roofs.node,
      element("div", { class: "sl-controls" }, ...settings.nodes),
    ),
    element(
      "table",
      { class: "sl-tokens sl-parts" },
      element("thead", {}, element("tr", {}, ...heads)),
      element("tbody", {}, ...rows.map(({ node }) => node)),
    ),
    result.node,
  );

  return follow(model, names, () => {
    const state = now();
    const work = workOf(state);
    const seconds = secondsOf(work, state);
    picked.forEach((one, i) => one.show(state[CHOICES[i]]));
    const values = {
      ...Object.fromEntries(Object.keys(SIZES).map((name) => [name, [Math.log2(state[name]), size(state[name])]])),
      ...Object.fromEntries(Object.keys(RATES).map((name) => [name, [Math.log10(state[name]), rate(state[name])]])),
    };
    settings.show(values, (_, text) => text);
    roofs.show(work, seconds, state);
    partsOf(work, seconds).forEach((texts, i) => rows[i].show(texts));
    result.say(rooflineSentence(work, seconds));
  });
}

/** What prose beside the widget may say of it. */
export const says = {
  time: (state) => withUnit(secondsOf(workOf(state), state).least, "s"),
  intensity: (state) => fixed(intensityOf(workOf(state))),
};

export default { render };
