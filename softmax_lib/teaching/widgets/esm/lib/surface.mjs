// What a classifier of two inputs says all over a square of the plane, drawn.
import { shape } from "./shape.mjs";

export const SPAN = 3; // the plane from -3 to 3, both ways
const ROWS = 80;
const SIDE = 240;

const scale = (x) => ((x + SPAN) / (2 * SPAN)) * SIDE;
const text = (x) => x.toFixed(1);

/** Middles of the rows or columns, from -3 up. */
const middles = Array.from({ length: ROWS }, (_, i) => -SPAN + (2 * SPAN * (i + 0.5)) / ROWS);

/**
 * The part of a row of values above a level: [from, to, from, to, …] in columns, ends
 * between two middles where a straight line between their values meets the level.
 */
export function above(values, level) {
  const ends = [];
  values.forEach((value, i) => {
    const before = i === 0 ? level : values[i - 1];
    const was = i > 0 && before > level;
    if (value > level !== was) {
      ends.push(i === 0 ? 0 : i - 0.5 + (level - before) / (value - before));
    }
  });
  return ends.length % 2 ? [...ends, values.length] : ends;
}

/** The d of a path that fills where the values of a grid, from below, are above a level. */
export function region(grid, level) {
  const step = SIDE / grid.length;
  let d = "";
  grid.forEach((values, row) => {
    const ends = above(values, level);
    for (let i = 0; i < ends.length; i += 2) {
      const [from, to] = [ends[i], ends[i + 1]].map((end) => end * step);
      d += `M${text(from)} ${text(SIDE - (row + 1) * step)}h${text(to - from)}v${text(step)}h${text(from - to)}z`;
    }
  });
  return d;
}

/** A disc of class 0, or a diamond of class 1, at a point of the plane. */
function mark({ x, y, label }) {
  const at = `translate(${text(scale(x))} ${text(SIDE - scale(y))})`;
  return label === 0
    ? shape("circle", { class: "sl-inner", r: 3.5, transform: at })
    : shape("path", { class: "sl-outer", d: "M0-4.6L4.6 0L0 4.6L-4.6 0Z", transform: at });
}

/** Both ends of the line v·x + c = 0, far outside the square, or null where there is none. */
function crease([v1, v2, c]) {
  const size = v1 * v1 + v2 * v2;
  if (size === 0) return null;
  const [x, y] = [(-c * v1) / size, (-c * v2) / size];
  const [dx, dy] = [-v2, v1].map((part) => (8 * SPAN * part) / Math.sqrt(size));
  return [x - dx, y - dy, x + dx, y + dy];
}

/** { node, points(list), show(share, units) }; `share` gives class 1 its probability. */
export function surface(description) {
  const fills = [0.5, 0.9].flatMap((level) =>
    [0, 1].map((label) => ({ label, level, node: shape("path", { class: `sl-region-${label}` }) })),
  );
  const creases = shape("g", { class: "sl-creases" });
  const marks = shape("g", {});
  const node = shape(
    "svg",
    { class: "sl-surface", viewBox: `0 0 ${SIDE} ${SIDE}`, role: "img", "aria-label": description },
    ...fills.map((fill) => fill.node),
    creases,
    marks,
    shape("rect", { class: "sl-side", width: SIDE, height: SIDE }),
  );
  const points = (list) => marks.replaceChildren(...list.map(mark));
  const show = (share, units) => {
    const grid = middles.map((y) => middles.map((x) => share(x, y)));
    const other = grid.map((row) => row.map((p) => 1 - p));
    for (const fill of fills) fill.node.setAttribute("d", region(fill.label === 1 ? grid : other, fill.level));
    const lines = units.map(crease).filter(Boolean);
    creases.replaceChildren(
      ...lines.map(([x1, y1, x2, y2]) =>
        shape("path", { d: `M${text(scale(x1))} ${text(SIDE - scale(y1))}L${text(scale(x2))} ${text(SIDE - scale(y2))}` }),
      ),
    );
  };
  return { node, points, show };
}
