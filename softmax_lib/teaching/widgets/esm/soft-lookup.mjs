// Drag a query among keys: who gets which weight, and what mean of values comes out.
import { choice } from "./lib/choice.mjs";
import { bar, button, element, fill, follow, number, panel, readout, slider } from "./lib/dom.mjs";
import { handle, hitArea } from "./lib/drag.mjs";
import { lookedUp, lookupSentence } from "./lib/lookup.mjs";
import { shape } from "./lib/shape.mjs";
import { fixed, percent } from "./lib/text.mjs";

const SIDE = 300;
const END = 4; // the plane reaches from -END to END
const LIMIT = 3.8; // the query stays inside

const screen = ([x, y]) => [(SIDE * (x + END)) / (2 * END), (SIDE * (END - y)) / (2 * END)];
const inside = (c) => Math.min(LIMIT, Math.max(-LIMIT, Number(c.toFixed(2))));
const fromScreen = ([x, y]) => [(2 * END * x) / SIDE - END, END - (2 * END * y) / SIDE].map(inside);

/** The plane: { node, show(query, weights) }. */
function picture(keys, names, from, onMove) {
  const lines = keys.map((key) => {
    const [x, y] = screen(key);
    return shape("line", { class: "sl-look", x2: x, y2: y });
  });
  const marks = keys.map((key, i) => {
    const [x, y] = screen(key);
    const dot = shape("circle", { class: "sl-key", cx: x, cy: y });
    const name = shape("text", { class: "sl-key-name", x, y: y - 16, "text-anchor": "middle" }, names[i]);
    return { dot, name };
  });
  const parts = [hitArea(24), shape("path", { class: "sl-query", d: "M0 -10L10 0L0 10L-10 0Z" })];
  const query = handle({ name: "query", step: 6, from: () => screen(from()), onMove: (place) => onMove(fromScreen(place)) }, ...parts);
  const axes = shape("path", { class: "sl-grid", d: `M0 ${SIDE / 2}H${SIDE}M${SIDE / 2} 0V${SIDE}` });
  const description = "Keys in a plane, and a query with a line to each, as wide as its weight";
  const node = shape(
    "svg",
    { class: "sl-plane", viewBox: `0 0 ${SIDE} ${SIDE}`, role: "group", "aria-label": description },
    axes,
    ...lines,
    ...marks.flatMap(({ dot, name }) => [dot, name]),
    query.node,
  );
  const show = (at, weights) => {
    const [x, y] = screen(at);
    lines.forEach((line, i) => {
      line.setAttribute("x1", x);
      line.setAttribute("y1", y);
      line.setAttribute("stroke-width", 14 * weights[i]);
    });
    marks.forEach(({ dot }, i) => dot.setAttribute("r", 4 + 10 * Math.sqrt(weights[i])));
    for (const part of parts) part.setAttribute("transform", `translate(${x} ${y})`);
    query.say((100 * (at[0] + END)) / (2 * END), `x ${fixed(at[0])}, y ${fixed(at[1])}`);
  };
  return { node, show };
}

/** One key: { node, show(score, weight) }. */
function keyRow(name, value) {
  const [score, weight] = [number("logits"), number("prob")];
  const length = bar("prob");
  const cells = [score.node, length.node, weight.node].map((part) => element("td", {}, part));
  const node = element("tr", {}, element("th", { scope: "row" }, `${name} holds ${value}`), ...cells);
  const show = (z, w) => {
    score.show(fixed(z));
    length.show(w);
    weight.show(percent(w));
  };
  return { node, show };
}

function render({ model, el }) {
  const [points, values, names] = ["points", "values", "names"].map((name) => model.get(name));
  const SETTINGS = ["query", "score", "temperature"];
  const now = () => Object.fromEntries(SETTINGS.map((name) => [name, model.get(name)]));
  const start = now();
  const change = (state) => {
    for (const [name, value] of Object.entries(state)) model.set(name, value);
    model.save_changes();
  };

  const plane = picture(points, names, () => model.get("query"), (query) => change({ query }));
  const rows = names.map((name, i) => keyRow(name, values[i]));
  const heads = ["key", "score", "", "weight"].map((text) => element(text ? "th" : "td", text ? { scope: "col" } : {}, text));
  const score = choice({ name: "score", options: model.get("options"), onInput: (option) => change({ score: option }) });
  const settings = panel({
    temperature: slider({
      name: "temperature T",
      min: -1,
      max: 1,
      step: 0.05,
      onInput: (log) => change({ temperature: Number((10 ** log).toFixed(3)) }),
    }),
  });
  const result = readout();

  fill(
    el,
    "soft lookup",
    element(
      "div",
      { class: "sl-regions sl-lookup" },
      plane.node,
      element(
        "table",
        { class: "sl-tokens" },
        element("thead", {}, element("tr", {}, ...heads)),
        element("tbody", {}, ...rows.map(({ node }) => node)),
      ),
      element("div", { class: "sl-controls" }, score.node, ...settings.nodes, button("reset", () => change(start))),
      result.node,
    ),
  );

  return follow(model, SETTINGS, () => {
    const state = now();
    const found = lookedUp({ ...state, points, values });
    plane.show(state.query, found.weights);
    rows.forEach((row, i) => row.show(found.scores[i], found.weights[i]));
    score.show(state.score);
    const { temperature } = state;
    settings.show({ temperature: [Math.log10(temperature), fixed(temperature)] }, (_, text) => text);
    result.say(lookupSentence(found, names));
  });
}

/** What prose beside the widget may say of it. */
export const says = {
  mean: (state) => fixed(lookedUp(state).mean),
};

export default { render };
