// Two scores as curves over the temperature, each with a point at the present one.
import { shape } from "./shape.mjs";
import { fixed } from "./text.mjs";

const INDENT = 6;
const SPAN = 250;
const DEPTH = 96;
const TOPS = [26, 162];

/** { node, show({ T, nll, ece }), trace(which, values) }; T runs from `low` to `high`. */
export function valley(description, { low, high, best, steps }) {
  const across = (T) => INDENT + (Math.log(T / low) / Math.log(high / low)) * SPAN;
  const temperatures = Array.from({ length: steps }, (_, i) => low * (high / low) ** (i / (steps - 1)));
  const tops = { nll: 0, ece: 0 }; // the highest value so far: a curve never leaves the picture
  const y = (which, value) => TOPS[which === "nll" ? 0 : 1] + DEPTH * (1 - value / tops[which]);
  const note = (x, at, anchor, text) => shape("text", { class: "sl-note", x, y: at, "text-anchor": anchor }, text);
  const panels = ["nll", "ece"].map((which) => {
    const top = TOPS[which === "nll" ? 0 : 1];
    const curve = shape("path", { class: `sl-curve-${which}` });
    const point = shape("circle", { class: `sl-dot-${which}`, r: 6 });
    const name = shape("text", { class: `sl-name-${which}`, x: INDENT, y: top - 10 });
    const floor = shape("path", { class: "sl-side", d: `M${INDENT} ${top + DEPTH}h${SPAN}` });
    return { which, curve, point, name, floor };
  });
  const mark = shape("path", { class: "sl-best", d: `M${across(best)} ${TOPS[0]}V${TOPS[1] + DEPTH}` });
  const bottom = TOPS[1] + DEPTH + 17;
  const node = shape(
    "svg",
    { class: "sl-valley", viewBox: `0 0 ${INDENT + SPAN + 6} ${bottom + 6}`, role: "img", "aria-label": description },
    mark,
    ...panels.flatMap(({ floor, curve, point, name }) => [floor, curve, point, name]),
    note(INDENT, bottom, "start", fixed(low, 1)),
    note(across(best), bottom, "middle", `least NLL, T = ${fixed(best)}`),
    note(INDENT + SPAN, bottom, "end", fixed(high, 1)),
  );
  const trace = (which, values) => {
    tops[which] = Math.max(tops[which], ...values);
    const points = values.map((value, i) => `${across(temperatures[i]).toFixed(1)} ${y(which, value).toFixed(1)}`);
    panels.find((panel) => panel.which === which).curve.setAttribute("d", `M${points.join("L")}`);
  };
  const show = ({ T, nll, ece }) => {
    const values = { nll, ece };
    for (const { which, point, name } of panels) {
      point.setAttribute("transform", `translate(${across(T)} ${y(which, values[which])})`);
      const unit = which === "nll" ? " nats" : "";
      name.replaceChildren(`${which.toUpperCase()} ${fixed(values[which], 3)}${unit}`);
    }
  };
  return { node, show, trace, temperatures };
}
