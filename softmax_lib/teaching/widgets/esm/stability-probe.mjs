// Two logits, a precision and four recipes: which of them still knows the answer?
import { choice } from "./lib/choice.mjs";
import { digitsInWords, inProse, scientific } from "./lib/digits.mjs";
import { bar, button, element, fill, follow, number, readout, slider } from "./lib/dom.mjs";
import { FORMATS, answersTo, digitsOf, rightDigits, stored } from "./lib/recipes.mjs";

const KINDS = { loser: "prob", loss: "error" };

/** A stored logit as text, with a real minus sign. */
const logit = (z) => String(Number(z.toPrecision(6))).replace("-", "−");

/** Which recipes have all digits of both answers, in one sentence. */
function verdict(gap, level, format) {
  const { exact, ...found } = answersTo(gap, level, format);
  const right = Object.keys(found).filter((name) =>
    Object.keys(KINDS).every(
      (kind) => rightDigits(found[name][kind], exact[kind], format) === digitsOf(format),
    ),
  );
  const all = right.length === Object.keys(found).length;
  const who = all ? "all four" : right.join(", ") || "none of the four";
  const scores = stored(gap, level, format).map(logit).join(" and ");
  return `Scores ${scores} in ${format}. Right to the last digits: ${who}.`;
}

/** A value above its bar of right digits: { node, show({ value, truth, format }) }. */
function answer(kind) {
  const value = number(KINDS[kind]);
  const length = bar(KINDS[kind]);
  const words = element("span");
  const digits = element("span", { class: "sl-digits" }, length.node, words);
  const show = ({ value: x, truth, format }) => {
    value.show(scientific(x));
    length.show(rightDigits(x, truth, format) / digitsOf(format));
    words.textContent = digitsInWords(x, truth, format);
  };
  return { node: element("td", {}, value.node, digits), show };
}

/** One row: { node, show(answers, format) }. */
function recipeRow(name) {
  const cells = Object.keys(KINDS).map((kind) => [kind, answer(kind)]);
  const head = element("th", { scope: "row" }, name);
  const node = element("tr", {}, head, ...cells.map(([, cell]) => cell.node));
  const show = (found, format) =>
    cells.forEach(([kind, cell]) =>
      cell.show({ value: found[name][kind], truth: found.exact[kind], format }),
    );
  return { node, show };
}

function render({ model, el }) {
  const names = ["dtype", "gap", "level"];
  const start = Object.fromEntries(names.map((name) => [name, model.get(name)]));
  const change = (state) => {
    for (const [name, value] of Object.entries(state)) model.set(name, value);
    model.save_changes();
  };
  const rows = Object.keys(answersTo(0, 0, "float64")).map(recipeRow);
  const heads = ["recipe", "p of the loser", "loss of the winner"].map((text) =>
    element("th", { scope: "col" }, text),
  );
  const format = choice({
    name: "precision",
    options: Object.keys(FORMATS),
    onInput: (dtype) => change({ dtype }),
  });
  const gap = slider({
    name: "gap d",
    role: "logits",
    min: -1,
    max: 3,
    step: 0.02,
    onInput: (power) => change({ gap: Number((10 ** power).toPrecision(3)) }),
  });
  const level = slider({
    name: "level of both",
    role: "logits",
    min: -1000,
    max: 1000,
    step: 10,
    onInput: (value) => change({ level: Math.round(value) }),
  });
  const [gapNumber, levelNumber] = [number("logits"), number("logits")];
  const setting = (control, shown) =>
    element("div", { class: "sl-setting" }, control.node, shown.node);
  const result = readout();

  fill(
    el,
    "stability probe",
    element(
      "div",
      { class: "sl-probe" },
      element(
        "table",
        { class: "sl-recipes" },
        element("thead", {}, element("tr", {}, ...heads)),
        element("tbody", {}, ...rows.map(({ node }) => node)),
      ),
      element(
        "div",
        { class: "sl-foot" },
        element(
          "div",
          { class: "sl-controls" },
          format.node,
          setting(gap, gapNumber),
          setting(level, levelNumber),
          button("reset", () => change(start)),
        ),
        result.node,
      ),
    ),
  );

  return follow(model, names, () => {
    const [dtype, d, z] = names.map((name) => model.get(name));
    const found = answersTo(d, z, dtype);
    rows.forEach((row) => row.show(found, dtype));
    format.show(dtype);
    gap.show(Math.log10(d), `gap ${logit(d)}`);
    gapNumber.show(logit(d));
    level.show(z, `level ${logit(z)}`);
    levelNumber.show(logit(z));
    result.say(verdict(d, z, dtype));
  });
}

/** What prose beside the widget may say of it. */
export const says = {
  precision: ({ dtype }) => dtype,
  loss: ({ gap, level, dtype }, recipe) =>
    inProse(answersTo(gap, level, dtype)[recipe].loss),
  digits({ gap, level, dtype }, recipe) {
    const { exact, ...found } = answersTo(gap, level, dtype);
    return digitsInWords(found[recipe].loser, exact.loser, dtype);
  },
};

export default { render };
