// Scores on a rail, one rung a unit: names beside it, odds between neighbours.
import { handle } from "./drag.mjs";
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

/**
 * { node, show(z, end) }: the scores of `names` on a rail from -end to end. A mark follows
 * the mouse or a finger, by its name too: `onMove(class, score)`. The row of the class has
 * a slider for the keyboard.
 */
export function ladder(names, description, onMove) {
  const rungs = shape("g", { class: "sl-rungs" });
  let heights = [];
  let drawn = 0;
  const scoreAt = (y) => drawn - ((y - END) / (TALL - 2 * END)) * 2 * drawn;
  const marks = names.map((_, i) => {
    const parts = {
      lead: shape("polyline", { class: "sl-lead" }),
      around: shape("rect", { class: "sl-reach", x: RAIL + 18, width: WIDE - RAIL - 18, height: LINE }),
      point: shape("circle", { class: "sl-mark", r: 6.5 }),
      text: shape("text", { x: RAIL + 36 }),
    };
    const grip = { from: () => [0, heights[i]], onMove: ([, y]) => onMove(i, scoreAt(y)) };
    return { ...parts, node: handle(grip, ...Object.values(parts)).node };
  });
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
    ...marks.map((mark) => mark.node),
  );

  const show = (z, end) => {
    const height = (score) =>
      END + ((end - score) / (2 * end)) * (TALL - 2 * END);
    const places = (wanted) => spread(wanted, LINE, END, TALL - END);
    if (drawn !== end) rungs.replaceChildren(...rail(end, height));
    drawn = end;

    const order = descending(z);
    heights = z.map(height);
    const ranked = order.map((i) => heights[i]);
    places(ranked).forEach((y, rank) => {
      const { lead, around, point, text } = marks[order[rank]];
      const from = ranked[rank];
      around.setAttribute("y", y - LINE / 2);
      lead.setAttribute("points", `${RAIL + 8},${from} ${RAIL + 18},${y} ${RAIL + 32},${y}`);
      point.setAttribute("transform", `translate(${RAIL} ${from})`);
      text.setAttribute("y", y + 5);
      text.replaceChildren(`${names[order[rank]]} ${fixed(z[order[rank]])}`);
    });
    const middles = ranked.slice(1).map((low, rank) => (low + ranked[rank]) / 2);
    places(middles).forEach((y, rank) => {
      const { bracket, text } = gaps[rank];
      const high = ranked[rank] + 2;
      const low = Math.max(high, ranked[rank + 1] - 2);
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
