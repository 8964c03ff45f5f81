// Two inputs, hidden units that the reader adds, two classes: regions as it trains.
import { choice } from "./lib/choice.mjs";
import { button, element, fill, follow, readout, slider } from "./lib/dom.mjs";
import { CLOUDS, chanceOfOne, cloud, empty, hiddenSentence, newborn, trained } from "./lib/hidden.mjs";
import { surface } from "./lib/surface.mjs";

const MOST = 8;
const A_FRAME = 4; // steps between two pictures
const A_RUN = 600; // steps until the training pauses by itself

function render({ model, el }) {
  const drawing = surface("Points of two classes in the plane, and the regions that the network gives them");
  const result = readout();
  let born, network, points, began, steps, left, frame;

  const change = (state) => {
    for (const [name, value] of Object.entries(state)) model.set(name, value);
    model.save_changes();
  };
  const draw = () => {
    drawing.show((x, y) => chanceOfOne(network, x, y), network.units);
    result.say(hiddenSentence(network, points, steps));
  };
  const train = (count) => {
    for (let i = 0; i < count; i += 1) network = trained(network, points);
    steps += count;
  };
  const pause = () => {
    cancelAnimationFrame(frame);
    left = 0;
    run.textContent = "train";
  };
  const tick = () => {
    train(Math.min(A_FRAME, left));
    left -= A_FRAME;
    draw();
    if (left > 0) frame = requestAnimationFrame(tick);
    else pause();
  };
  const start = () => {
    if (left > 0) return pause();
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
      train(A_RUN);
      return draw();
    }
    left = A_RUN;
    run.textContent = "pause";
    frame = requestAnimationFrame(tick);
  };

  const which = choice({ name: "points", options: CLOUDS, onInput: (name) => change({ cloud: name }) });
  const many = slider({
    name: "hidden units",
    min: 0,
    max: MOST,
    step: 1,
    onInput: (units) => change({ units: Math.round(units) }),
  });
  const run = button("train", start);
  const once = button("one step", () => {
    pause();
    train(1);
    draw();
  });
  const again = button("start anew", () => change({ seed: model.get("seed") + 1 }));
  run.classList.add("sl-run-button");
  fill(
    el,
    "hidden units",
    element(
      "div",
      { class: "sl-foot sl-network" },
      drawing.node,
      element("div", { class: "sl-controls" }, which.node, element("div", { class: "sl-setting" }, many.node), run, once, again),
      result.node,
    ),
  );

  const stop = follow(model, ["cloud", "units", "seed"], () => {
    const [name, units, seed] = ["cloud", "units", "seed"].map((key) => model.get(key));
    if (began !== `${name} ${seed}`) {
      pause();
      began = `${name} ${seed}`;
      points = cloud(name);
      drawing.points(points);
      born = newborn(seed);
      network = empty();
      steps = 0;
    }
    const added = Array.from({ length: Math.max(0, units - network.units.length) }, born);
    network = { ...network, units: [...network.units.slice(0, units), ...added] };
    which.show(name);
    many.show(units, units === 1 ? "1 unit" : `${units} units`);
    draw();
  });
  return () => {
    stop();
    cancelAnimationFrame(frame);
  };
}

export default { render };
