// A reliability diagram: bins against the diagonal, each before its null band.
import { nullBand, reliability } from "./calibration.mjs";
import { shape } from "./shape.mjs";

const SIDE = 200;
const LEFT = 34;
const TOP = 8;
const COUNTS = 34;
const FLOOR = TOP + SIDE + 10 + COUNTS;

const across = (p) => LEFT + p * SIDE;
const up = (p) => TOP + (1 - p) * SIDE;

function frame() {
  const note = (x, y, anchor, text) =>
    shape("text", { class: "sl-note", x, y, "text-anchor": anchor }, text);
  return [
    shape("path", { class: "sl-side", d: `M${across(0)} ${up(1)}V${up(0)}H${across(1)}` }),
    shape("path", { class: "sl-side", d: `M${across(0)} ${up(0)}L${across(1)} ${up(1)}` }),
    shape("path", { class: "sl-side", d: `M${across(0)} ${FLOOR}H${across(1)}` }),
    ...[0, 1].map((p) => note(LEFT - 7, up(p) + 5, "end", `${p}`)),
    note(across(0), FLOOR + 17, "middle", "0"),
    note(across(0.5), FLOOR + 17, "middle", "confidence"),
    note(across(1), FLOOR + 17, "middle", "1"),
    shape("text", { class: "sl-note", "text-anchor": "middle", transform: `translate(${LEFT - 12} ${up(0.5)}) rotate(-90)` }, "accuracy"),
  ];
}

/** One bin: its band, its count below, and a ring inside or a diamond outside. */
function drawn({ k, members, count, confidence, accuracy }, bins, total) {
  const [low, high] = nullBand(members.map((one) => one.confidence));
  const box = { x: across(k / bins), width: SIDE / bins };
  const tall = (count / total) * COUNTS;
  const inside = low <= accuracy && accuracy <= high;
  const at = `translate(${across(confidence)} ${up(accuracy)})`;
  const band = { ...box, y: up(high) - 0.5, height: up(low) - up(high) + 1 };
  return [
    shape("rect", { class: "sl-band", ...band }),
    shape("rect", { class: "sl-count", ...box, y: FLOOR - tall, height: tall }),
    inside
      ? shape("circle", { class: "sl-ring", r: 4.5, transform: at })
      : shape("path", { class: "sl-diamond", d: "M0-6L6 0L0 6L-6 0Z", transform: at }),
  ];
}

/** { node, show(predictions, bins) } */
export function diagram(description) {
  const body = shape("g", {});
  const node = shape(
    "svg",
    { class: "sl-diagram", viewBox: `0 0 ${LEFT + SIDE + 12} ${FLOOR + 22}`, role: "img", "aria-label": description },
    ...frame(),
    body,
  );
  const show = (predictions, bins) => {
    const parts = reliability(predictions, bins).map((bin) => drawn(bin, bins, predictions.length));
    const order = parts.flatMap((three) => three.slice(0, 2)).concat(parts.map((three) => three[2]));
    body.replaceChildren(...order);
  };
  return { node, show };
}
