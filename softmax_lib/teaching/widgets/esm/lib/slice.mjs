// A probability as a curve over its own score, and a column in which shares pile up.
import { handle, hitArea } from "./drag.mjs";
import { shape } from "./shape.mjs";
import { sigmoid } from "./sigmoid.mjs";
import { fixed } from "./text.mjs";

const WIDE = 380;
const TALL = 236;
const LEFT = 30;
const RIGHT = 286; // the curve's end
const TOP = 12;
const FLOOR = 190;
const COLUMN = 326;
const THICK = 30;

const height = (p, whole = 1) => FLOOR - (p / whole) * (FLOOR - TOP);
const path = (points) => points.map((point) => point.map((c) => c.toFixed(2)).join(" ")).join("L");

/** Lines and labels at 0, 1/2, 1 of the curve and at 0, 1, 2, 3 of the column. */
function scales() {
  const lines = [0, 0.5, 1].flatMap((p) => [
    shape("path", { class: "sl-grid", d: `M${LEFT} ${height(p)}H${RIGHT}` }),
    shape("text", { class: "sl-note", x: LEFT - 6, y: height(p) + 5, "text-anchor": "end" }, `${p}`.replace("0.5", "½")),
  ]);
  const sums = [0, 1, 2, 3].flatMap((sum) => [
    shape("path", { class: sum === 1 ? "sl-one" : "sl-grid", d: `M${COLUMN - 6} ${height(sum, 3)}h${THICK + 12}` }),
    shape("text", { class: "sl-note", x: COLUMN + THICK + 10, y: height(sum, 3) + 5 }, `${sum}`),
  ]);
  return [...lines, ...sums];
}

/**
 * { node, show({ z, end, middle, other, shares }) }: the point and the vertical line at
 * one half follow the mouse or a finger, `onPoint(score)` and `onMiddle(score)` receive
 * where to; the sliders are there for the keyboard. Shown are the sigmoid of z - middle from -end
 * to 5/4 end with a point at z, beside it the one of z - other as a thin line, and the
 * `shares` in the column.
 */
export function slice(description, { onPoint, onMiddle }) {
  let shown; // what is drawn now
  const thin = shape("path", { class: "sl-other" });
  const drop = shape("path", { class: "sl-drop" });
  const curve = shape("path", { class: "sl-path" });
  const where = shape("text", { y: FLOOR + 18, "text-anchor": "middle" });
  const point = shape("circle", { class: "sl-point", r: 6.5 });
  const around = hitArea(18);
  const beside = shape("path", { class: "sl-reach", d: `M-14 ${height(0.5)}h28V${FLOOR + 24}h-28Z` });
  const scoreAt = (x) => shown.low + ((x - LEFT) / (RIGHT - LEFT)) * (shown.high - shown.low);
  const moved = (place, onMove) => ({ from: () => [place(), 0], onMove: ([x]) => onMove(scoreAt(x)) });
  const dot = handle(moved(() => shown.point, onPoint), around, point);
  const half = handle(moved(() => shown.middle, onMiddle), beside, drop, where);
  const ends = [LEFT, RIGHT].map((x, i) =>
    shape("text", { class: "sl-note", x, y: FLOOR + 18, "text-anchor": i ? "end" : "middle" }),
  );
  const pile = [0, 1, 2].map(() => shape("rect", { class: "sl-share", x: COLUMN, width: THICK }));
  const names = [
    shape("text", { class: "sl-note", x: (LEFT + RIGHT) / 2, y: FLOOR + 38, "text-anchor": "middle" }, "score of class 1"),
    shape("text", { class: "sl-note", x: COLUMN + THICK / 2, y: FLOOR + 38, "text-anchor": "middle" }, "sum"),
  ];
  const node = shape(
    "svg",
    { class: "sl-slice", viewBox: `0 0 ${WIDE} ${TALL}`, role: "img", "aria-label": description },
    ...scales(), thin, half.node, curve, ...pile, dot.node, ...names, ...ends,
  );

  const show = ({ z, end, middle, other, shares }) => {
    const [low, high] = [-end, 1.25 * end];
    shown = { low, high };
    const across = (score) => LEFT + ((score - low) / (high - low)) * (RIGHT - LEFT);
    const line = (from) =>
      `M${path(Array.from({ length: 145 }, (_, i) => {
        const score = low + ((high - low) * i) / 144;
        return [across(score), height(sigmoid(score - from))];
      }))}`;
    curve.setAttribute("d", line(middle));
    thin.setAttribute("d", line(other));
    const x = across(middle);
    Object.assign(shown, { middle: x, point: across(z) });
    beside.setAttribute("transform", `translate(${x} 0)`);
    drop.setAttribute("d", `M${x} ${FLOOR}V${height(0.5)}`);
    where.setAttribute("x", x);
    where.replaceChildren(fixed(middle));
    ends.forEach((text, i) => {
      const at = i ? RIGHT : LEFT;
      text.replaceChildren(Math.abs(at - x) < 50 ? "" : fixed(i ? high : low, 0));
    });
    const place = `translate(${shown.point} ${height(sigmoid(z - middle))})`;
    for (const part of [point, around]) part.setAttribute("transform", place);
    let sum = 0;
    shares.forEach((share, i) => {
      sum += share;
      pile[i].setAttribute("y", height(sum, 3));
      pile[i].setAttribute("height", height(0, 3) - height(share, 3));
    });
  };
  return { node, show };
}
