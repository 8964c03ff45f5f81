// Points of three classes in a plane, and the regions that a linear model gives them.
import { handle, hitArea } from "./drag.mjs";
import { regions } from "./regression.mjs";
import { shape } from "./shape.mjs";

const SIDE = 300;
const END = 5; // the plane reaches from -END to END
const LIMIT = 4.8; // a point stays inside
const BOX = [[-END, -END], [END, -END], [END, END], [-END, END]];
const MARKS = [
  ["circle", { r: 6.5 }],
  ["rect", { x: -6, y: -6, width: 12, height: 12 }],
  ["path", { d: "M0 -8L8 6H-8Z" }],
];

const screen = ([x, y]) => [(SIDE * (x + END)) / (2 * END), (SIDE * (END - y)) / (2 * END)];
const inside = (c) => Math.min(LIMIT, Math.max(-LIMIT, Number(c.toFixed(2))));
const fromScreen = ([x, y]) =>
  [(2 * END * x) / SIDE - END, END - (2 * END * y) / SIDE].map(inside);

/** The mark of class k: { class: "sl-truth" } and the like are its attributes. */
export const mark = (k, attributes) => shape(MARKS[k][0], { ...MARKS[k][1], ...attributes });

/** Middle of a polygon's corners. */
const middle = (polygon) => [0, 1].map((c) => polygon.reduce((sum, corner) => sum + corner[c], 0) / polygon.length);

/**
 * { node, show({ groups, weights, right }) }: points that can be dragged, `right` says
 * which of them lie in the region of their class. `onMove(class, index, point)` receives
 * where the reader puts one, and `say(point)` puts a place into words.
 */
export function plane({ names, groups, onMove, description }) {
  let shown = groups;
  const fields = names.map((_, k) => ({
    field: shape("polygon", { class: `sl-field sl-field-${k}` }),
    sign: mark(k, { class: "sl-sign" }),
  }));
  const points = groups.map((group, k) =>
    group.map((_, i) => {
      const parts = [hitArea(18), mark(k, { class: "sl-case" })];
      const moved = handle(
        {
          name: `${names[k]} ${i + 1}`,
          step: 6,
          from: () => screen(shown[k][i]),
          onMove: (place) => onMove(k, i, fromScreen(place)),
        },
        ...parts,
      );
      return { ...moved, parts };
    }),
  );
  const node = shape(
    "svg",
    { class: "sl-plane", viewBox: `0 0 ${SIDE} ${SIDE}`, role: "group", "aria-label": description },
    ...fields.flatMap(Object.values),
    ...points.flat().map((point) => point.node),
  );
  const show = ({ groups: now, weights, right }) => {
    shown = now;
    regions(weights, BOX).forEach((polygon, k) => {
      const { field, sign } = fields[k];
      field.setAttribute("points", polygon.map(screen).join(" "));
      sign.setAttribute("visibility", polygon.length ? "visible" : "hidden");
      if (polygon.length) sign.setAttribute("transform", `translate(${screen(middle(polygon))}) scale(4)`);
    });
    points.forEach((group, k) =>
      group.forEach((point, i) => {
        const place = `translate(${screen(now[k][i])})`;
        point.parts.forEach((part) => part.setAttribute("transform", place));
        point.parts[1].classList.toggle("sl-wrong", !right[k][i]);
        const [x, y] = now[k][i];
        const where = right[k][i] ? "in its region" : "in another region";
        point.say((100 * (x + END)) / (2 * END), `x ${x.toFixed(2)}, y ${y.toFixed(2)}, ${where}`);
      }),
    );
  };
  return { node, show };
}
