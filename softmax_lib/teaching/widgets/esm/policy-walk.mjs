// A policy that learns to cross a small world: which moves become likely, and when?
import { button, element, fill, follow, panel, readout, slider } from "./lib/dom.mjs";
import { softmax } from "./lib/softmax.mjs";
import { fixed } from "./lib/text.mjs";
import { toggle } from "./lib/toggle.mjs";
import { learn, moved, recently, walksSentence } from "./lib/walking.mjs";
import { world } from "./lib/world.mjs";

const MOST = 300;
const LAST_SEED = 99;
const SETTINGS = ["walks", "rate", "baseline", "seed"];

/** What prose beside the widget may say of it. */
export const says = { recent: (state) => fixed(recently(learn(state).earned)) };

function render({ model, el }) {
  const now = () => Object.fromEntries(SETTINGS.map((name) => [name, model.get(name)]));
  const start = now();
  const change = (state) => {
    for (const [name, value] of Object.entries(state)) model.set(name, value);
    model.save_changes();
  };
  const sliders = {
    walks: slider({ name: "walks", min: 0, max: MOST, step: 10, onInput: (x) => change({ walks: Math.round(x) }) }),
    rate: slider({
      name: "rate",
      min: -1,
      max: Math.log10(3),
      step: 0.05,
      onInput: (log) => change({ rate: Math.min(3, Math.max(0.1, Number((10 ** log).toFixed(2)))) }),
    }),
    seed: slider({ name: "seed", min: 0, max: LAST_SEED, step: 1, onInput: (x) => change({ seed: Math.round(x) }) }),
  };
  const settings = panel(sliders);
  const compare = toggle({ name: "baseline", onInput: (baseline) => change({ baseline }) });
  const picture = world("Five by three squares with an arrow for each move, and what each walk earned");
  const result = readout();
  const one = () => change({ walks: Math.min(MOST, model.get("walks") + 1) });

  fill(
    el,
    "policy walk",
    element(
      "div",
      { class: "sl-crossing" },
      picture.node,
      element(
        "div",
        { class: "sl-controls" },
        ...settings.nodes,
        compare.node,
        button("one more walk", one),
        button("reset", () => change(start)),
      ),
    ),
    result.node,
  );

  return follow(model, SETTINGS, () => {
    const state = now();
    const found = learn(state);
    const { steps, earned } = found;
    const last = steps.at(-1);
    const path = steps.map(({ square }) => square);
    if (last) path.push(moved(last.square, last.action).next);
    picture.show({ policy: found.logits.map((row) => softmax(row)), path, earned, most: MOST });
    const values = {
      walks: [state.walks, `${state.walks}`],
      rate: [Math.log10(state.rate), fixed(state.rate)],
      seed: [state.seed, `${state.seed}`],
    };
    settings.show(values, (name, text) => `${name} ${text}`);
    compare.show(state.baseline);
    result.say(walksSentence(found));
  });
}

export default { render };
