// A world of squares seen from above: in each an arrow for every move, as long as the
// move is likely, and the last walk as a line. Below it what every walk earned.
import { shape } from "./shape.mjs";
import { COLUMNS, MAP, MOVES, PLACES } from "./walking.mjs";

const SIDE = 64;
const WIDE = COLUMNS * SIDE;
const TALL = MAP.length * SIDE;
const REACH = 24; // of an arrow that is certain
const CHART = 76; // height of the chart of what was earned
const GAP = 30;
const BEST = 1;
const WORST = -3; // a fall at the last of fifty steps

const centre = (square) => [
  ((square % COLUMNS) + 0.5) * SIDE,
  (Math.floor(square / COLUMNS) + 0.5) * SIDE,
];
const NAMES = { "+": "+1", "-": "−1", S: "S" };

/** One arrow: { node, show(share) }. */
function arrow(square, [down, right]) {
  const [x, y] = centre(square);
  const node = shape("path", { class: "sl-arrow" });
  const show = (share) => {
    const far = 5 + REACH * share;
    const side = 1.5 + 4 * share;
    const tip = [x + right * far, y + down * far];
    const base = [x + right * 4, y + down * 4];
    const across = [down * side, right * side];
    node.setAttribute(
      "d",
      `M${base[0] - across[0]} ${base[1] - across[1]}L${tip[0]} ${tip[1]}L${base[0] + across[0]} ${base[1] + across[1]}Z`,
    );
  };
  return { node, show };
}

function square(at) {
  const [x, y] = centre(at).map((c) => c - SIDE / 2);
  const place = PLACES[at];
  const kind = place === "#" ? "sl-wall" : "sl-square";
  const box = shape("rect", { class: kind, x: x + 1, y: y + 1, width: SIDE - 2, height: SIDE - 2, rx: 4 });
  if (!NAMES[place]) return [box];
  const middle = place !== "S";
  const text = shape(
    "text",
    middle
      ? { x: x + SIDE / 2, y: y + SIDE / 2 + 6, "text-anchor": "middle" }
      : { class: "sl-note", x: x + 8, y: y + 18 },
    NAMES[place],
  );
  return [box, text];
}

/** { node, show({ policy, path, earned, most }) } */
export function world(description) {
  const arrows = Array.from(PLACES, (place, at) =>
    "S.".includes(place) ? Object.values(MOVES).map((move) => arrow(at, move)) : [],
  );
  const line = shape("polyline", { class: "sl-trail" });
  const floor = TALL + GAP;
  const height = (x) => floor + ((BEST - x) / (BEST - WORST)) * CHART;
  const curve = shape("polyline", { class: "sl-path" });
  const chart = [
    ...[BEST, -1, WORST].flatMap((x) => [
      shape("path", { class: "sl-grid", d: `M28 ${height(x)}H${WIDE}` }),
      shape("text", { class: "sl-note", x: 22, y: height(x) + 5, "text-anchor": "end" }, `${x}`.replace("-", "−")),
    ]),
    shape("text", { class: "sl-note", x: 28, y: floor - 8 }, "earned by each walk"),
  ];
  const node = shape(
    "svg",
    { class: "sl-world", viewBox: `0 0 ${WIDE} ${floor + CHART + 8}`, role: "img", "aria-label": description },
    ...Array.from(PLACES, (_, at) => square(at)).flat(),
    line,
    ...arrows.flat().map((one) => one.node),
    ...chart,
    curve,
  );
  const show = ({ policy, path, earned, most }) => {
    arrows.forEach((moves, at) => moves.forEach((one, i) => one.show(policy[at][i])));
    line.setAttribute("points", path.map((at) => centre(at).join(" ")).join(" "));
    const across = (i) => 28 + ((i + 1) / most) * (WIDE - 28);
    curve.setAttribute(
      "points",
      earned.map((x, i) => `${across(i).toFixed(1)} ${height(x).toFixed(1)}`).join(" "),
    );
  };
  return { node, show };
}
