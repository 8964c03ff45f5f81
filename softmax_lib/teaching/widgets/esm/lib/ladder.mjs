// Scores on a rail, one rung a unit: names beside it, odds between neighbours.
import { descending } from "./odds.mjs";
import { shape } from "./shape.mjs";
import { fixed, times } from "./text.mjs";

const WIDE = 300;
const TALL = 232;
const END = 14; // from the end of the rail to the edge
const RAIL = 128;
const LINE = 20; // between the middles of two texts

/**
 * Positions as near as possible to the wanted ones, in the same order, at least `gap`
 * apart and between `low` and `high`. Both lists run upwards.
 */
export function spread(wanted, gap, low, high) {
  const placed = [];
  for (const position of wanted) {
    placed.push(Math.max(position, placed.length ? placed.at(-1) + gap : low));
  }
  let ceiling = high;
  for (let i = placed.length - 1; i >= 0; i -= 1) {
    placed[i] = Math.min(placed[i], ceiling);
    ceiling = placed[i] - gap;
  }
  return placed;
}

/** { node, show(z, end) }: the scores of `names` on a rail from -end to end. */
export function ladder(names, description) {
  const rungs = shape("g", { class: "sl-rungs" });
  const marks = names.map(() => ({
    lead: shape("polyline", { class: "sl-lead" }),
    point: shape("circle", { class: "sl-mark", r: 6.5 }),
    text: shape("text", { x: RAIL + 36 }),
  }));
  const gaps = names.slice(1).map(() => ({
    bracket: shape("polyline", { class: "sl-bracket" }),
    text: shape("text", { class: "sl-odds", x: RAIL - 30, "text-anchor": "end" }),
  }));
  const node = shape(
    "svg",
    {
      class: "sl-ladder",
      viewBox: `0 0 ${WIDE} ${TALL}`,
      role: "img",
      "aria-label": description,
    },
    rungs,
    ...gaps.flatMap(Object.values),
    ...marks.flatMap(Object.values),
  );
  let drawn = 0;

  const show = (z, end) => {
    const height = (score) =>
      END + ((end - score) / (2 * end)) * (TALL - 2 * END);
    const places = (wanted) => spread(wanted, LINE, END, TALL - END);
    if (drawn !== end) rungs.replaceChildren(...rail(end, height));
    drawn = end;

    const order = descending(z);
    const heights = order.map((i) => height(z[i]));
    places(heights).forEach((y, rank) => {
      const { lead, point, text } = marks[order[rank]];
      const from = heights[rank];
      lead.setAttribute("points", `${RAIL + 8},${from} ${RAIL + 18},${y} ${RAIL + 32},${y}`);
      point.setAttribute("transform", `translate(${RAIL} ${from})`);
      text.setAttribute("y", y + 5);
      text.replaceChildren(`${names[order[rank]]} ${fixed(z[order[rank]])}`);
    });
    const middles = heights.slice(1).map((low, rank) => (low + heights[rank]) / 2);
    places(middles).forEach((y, rank) => {
      const { bracket, text } = gaps[rank];
      const high = heights[rank] + 2;
      const low = Math.max(high, heights[rank + 1] - 2);
      const x = RAIL - 20;
      bracket.setAttribute("points", `${x + 6},${high} ${x},${high} ${x},${low} ${x + 6},${low}`);
      text.setAttribute("y", y + 5);
      text.replaceChildren(times(z[order[rank]] - z[order[rank + 1]]));
    });
  };
  return { node, show };
}

/** The rail and its rungs: one a unit, or fewer where they would touch. */
function rail(end, height) {
  const step = Math.max(1, end / 16);
  const lines = [shape("path", { d: `M${RAIL} ${height(end)}V${height(-end)}` })];
  for (let score = -end; score <= end; score += step) {
    lines.push(shape("path", { d: `M${RAIL - 7} ${height(score)}h14` }));
  }
  return lines;
}
