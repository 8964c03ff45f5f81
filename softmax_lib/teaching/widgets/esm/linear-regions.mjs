// Points of three classes: where can straight lines part them, and where not?
import { choice } from "./lib/choice.mjs";
import { button, element, fill, follow, readout } from "./lib/dom.mjs";
import { mark, plane } from "./lib/plane.mjs";
import { fitted, regionsSentence, scoreText, whoIsRight } from "./lib/regression.mjs";
import { shape } from "./lib/shape.mjs";

/** One class: { node, show(row, right) }, its mark, its score, its points. */
function line(k, name) {
  const icon = shape("svg", { class: "sl-icon", viewBox: "-9 -9 18 18", "aria-hidden": "true" }, mark(k, { class: "sl-case" }));
  const score = element("span", { class: "sl-number sl-logits" });
  const count = element("span", { class: "sl-number sl-prob" });
  const node = element("p", { class: "sl-class" }, icon, element("span", {}, name), score, count);
  const show = (row, right) => {
    score.replaceChildren(scoreText(row));
    count.replaceChildren(`${right.filter(Boolean).length} of ${right.length} inside`);
  };
  return { node, show };
}

function render({ model, el }) {
  const [names, sets, l2] = ["names", "sets", "l2"].map((name) => model.get(name));
  const start = model.get("points");
  const change = (points) => {
    model.set("points", points);
    model.save_changes();
  };
  const move = (k, i, point) => {
    const points = model.get("points");
    change(points.with(k, points[k].with(i, point)));
  };

  const picture = plane({
    names,
    groups: start,
    onMove: move,
    description: "Points of three classes in a plane, and the region of each class",
  });
  const set = choice({
    name: "points",
    options: Object.keys(sets),
    onInput: (option) => change(sets[option]),
  });
  const lines = names.map((name, k) => line(k, name));
  const result = readout();

  fill(
    el,
    "linear regions",
    element(
      "div",
      { class: "sl-regions" },
      picture.node,
      element("div", { class: "sl-controls" }, set.node, button("reset", () => change(start))),
      element("div", { class: "sl-classes" }, ...lines.map(({ node }) => node)),
      result.node,
    ),
  );

  return follow(model, ["points"], () => {
    const groups = model.get("points");
    const weights = fitted(groups, l2);
    const right = whoIsRight(weights, groups);
    picture.show({ groups, weights, right });
    lines.forEach((one, k) => one.show(weights[k], right[k]));
    const same = (points) => JSON.stringify(points) === JSON.stringify(groups);
    set.show(Object.keys(sets).find((name) => same(sets[name])));
    result.say(regionsSentence(weights, groups));
  });
}

export default { render };
