// A temperature over stored logits: the diagram, a valley of NLL, an ECE that wanders.
import { bestTemperature, calibrationError, meanLoss, topLabels } from "./lib/calibration.mjs";
import { diagram } from "./lib/diagram.mjs";
import { button, element, fill, follow, number, readout, slider } from "./lib/dom.mjs";
import { inSlices } from "./lib/slices.mjs";
import { fixed } from "./lib/text.mjs";
import { valley } from "./lib/valley.mjs";

const LOW = -0.3; // of log10 T, on the slider's steps
const HIGH = 0.8;
const MOST_BINS = 50;
const POINTS = 41;

const bound = (T) => Math.min(10 ** HIGH, Math.max(10 ** LOW, T));

const inUnits = (row) => row.map((tenths) => tenths / 10);

function sentence(T, bins, nll, ece, best) {
  return (
    `At T = ${fixed(T)} the NLL is ${fixed(nll, 3)} nats and the ECE ${fixed(ece, 3)}, ` +
    `with ${bins === 1 ? "1 bin" : `${bins} bins`}. The NLL is least at T = ${fixed(best)}.`
  );
}

async function render({ model, el }) {
  const start = { temperature: model.get("temperature"), bins: model.get("bins") };
  const rows = model.get("tenths").map(inUnits);
  const labels = model.get("labels");
  const best = bestTemperature(rows, labels);

  const change = (state) => {
    for (const [name, value] of Object.entries(state)) model.set(name, value);
    model.save_changes();
  };
  const warmth = slider({
    name: "temperature T",
    min: LOW,
    max: HIGH,
    step: 0.02,
    onInput: (log) => change({ temperature: bound(Number((10 ** log).toFixed(3))) }),
  });
  const width = slider({
    name: "bins",
    min: 1,
    max: MOST_BINS,
    step: 1,
    onInput: (bins) => change({ bins: Math.round(bins) }),
  });
  const shownT = number("ink");
  const shownBins = number("ink");
  const picture = diagram("Reliability diagram: accuracy against confidence, with the null band of each bin and its count");
  const curves = valley("NLL and ECE as curves over the temperature", { low: 10 ** LOW, high: 10 ** HIGH, best: bound(best), steps: POINTS });
  const result = readout();

  // until this is known, the answer stays where it is
  const along = await inSlices(curves.temperatures, (T) => topLabels(rows, labels, T));
  curves.trace("nll", await inSlices(curves.temperatures, (T) => meanLoss(rows, labels, T)));

  fill(
    el,
    "calibration dial",
    element(
      "div",
      { class: "sl-controls" },
      element("div", { class: "sl-setting" }, warmth.node, shownT.node),
      element("div", { class: "sl-setting" }, width.node, shownBins.node),
      button("least NLL", () => change({ temperature: Number(bound(best).toFixed(3)) })),
      button("reset", () => change(start)),
    ),
    element("div", { class: "sl-twins" }, picture.node, curves.node),
    result.node,
  );

  return follow(model, ["temperature", "bins"], () => {
    const T = model.get("temperature");
    const bins = model.get("bins");
    const predictions = topLabels(rows, labels, T);
    const nll = meanLoss(rows, labels, T);
    const ece = calibrationError(predictions, bins);
    warmth.show(Math.log10(T), `temperature ${fixed(T)}, NLL ${fixed(nll, 3)}`);
    width.show(bins, `${bins} bins, ECE ${fixed(ece, 3)}`);
    shownT.show(fixed(T));
    shownBins.show(`${bins}`);
    picture.show(predictions, bins);
    curves.trace("ece", along.map((each) => calibrationError(each, bins)));
    curves.show({ T: bound(T), nll, ece });
    result.say(sentence(T, bins, nll, ece, best));
  });
}

/** What prose beside the widget may say of it. */
export const says = {
  nll: ({ tenths, labels, temperature }) => fixed(meanLoss(tenths.map(inUnits), labels, temperature), 3),
  ece: ({ tenths, labels, temperature, bins }) =>
    fixed(calibrationError(topLabels(tenths.map(inUnits), labels, temperature), bins), 3),
};

export default { render };
