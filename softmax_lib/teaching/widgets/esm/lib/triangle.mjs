// The triangle of three probabilities, drawn: a path, a point, a name at each corner.
import { handle, hitArea } from "./drag.mjs";
import { shape } from "./shape.mjs";
import { CORNERS, toPoint, toShares } from "./simplex.mjs";
import { percent } from "./text.mjs";

const SIDE = 200;
const MARGIN = 24;

const screen = ({ x, y }) => [MARGIN + SIDE * x, MARGIN + SIDE * (CORNERS[2].y - y)];
const unscreen = ([x, y]) => ({ x: (x - MARGIN) / SIDE, y: CORNERS[2].y - (y - MARGIN) / SIDE });
const joined = (points) => points.map((point) => screen(point).map((c) => c.toFixed(2))).join(" ");

/** Where a distribution lies in the drawing: [x, y]. */
export const onTriangle = (p) => screen(toPoint(p));

/** Where each of three shares is 1/4, 1/2, 3/4: lines parallel to the sides. */
function gridLines() {
  const lines = [];
  for (const share of [0.25, 0.5, 0.75]) {
    for (const i of [0, 1, 2]) {
      const ends = [1, 2].map((other) => {
        const p = [0, 0, 0];
        p[i] = share;
        p[(i + other) % 3] = 1 - share;
        return toPoint(p);
      });
      lines.push(shape("polyline", { class: "sl-grid", points: joined(ends) }));
    }
  }
  return lines;
}

/**
 * { node, show(p, path) }: a distribution over `names`, and, if given, a path from the
 * centre. With `onMove(p)` the reader can drag the point.
 */
export function triangle(names, description, onMove) {
  const [, bottom] = screen(CORNERS[0]);
  const places = [
    { x: 0, y: bottom + 20, "text-anchor": "start" },
    { x: SIDE + 2 * MARGIN, y: bottom + 20, "text-anchor": "end" },
    { x: MARGIN + SIDE / 2, y: MARGIN - 9, "text-anchor": "middle" },
  ];
  const [cx, cy] = screen(toPoint([1 / 3, 1 / 3, 1 / 3]));
  const path = shape("polyline", { class: "sl-path" });
  const note = shape("text", { class: "sl-note", y: cy + 5 }, "T → ∞");
  const point = shape("circle", { class: "sl-point", r: 6.5 });
  const around = hitArea(30);
  let place;
  const grip =
    onMove &&
    handle(
      {
        name: "the three probabilities",
        from: () => place,
        onMove: (to) => onMove(toShares(unscreen(to))),
      },
      around,
      point,
    );
  const node = shape(
    "svg",
    {
      class: "sl-triangle",
      viewBox: `0 0 ${SIDE + 2 * MARGIN} ${Math.ceil(bottom) + 26}`,
      role: onMove ? "group" : "img",
      "aria-label": description,
    },
    ...gridLines(),
    shape("polygon", { class: "sl-side", points: joined(CORNERS) }),
    path,
    shape("circle", { class: "sl-centre", cx, cy, r: 3.5 }),
    note,
    grip ? grip.node : point,
    ...names.map((name, i) => shape("text", places[i], name)),
  );
  const show = (p, along) => {
    node.classList.toggle("sl-pathless", !along);
    if (along) {
      const rightwards = toPoint(along[1]).x > toPoint(along[0]).x;
      note.setAttribute("x", rightwards ? cx - 9 : cx + 9);
      note.setAttribute("text-anchor", rightwards ? "end" : "start");
      path.setAttribute("points", joined(along.map(toPoint)));
    }
    place = screen(toPoint(p));
    for (const part of [point, around]) part.setAttribute("transform", `translate(${place.join(" ")})`);
    grip?.say(100 * toPoint(p).x, names.map((name, i) => `${name} ${percent(p[i])}`).join(", "));
  };
  return { node, show };
}
