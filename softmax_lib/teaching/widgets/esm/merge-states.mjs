// A row of scores in three pieces: cut it anywhere, merge in any order.
import { button, element, fill, follow, number, readout, slider } from "./lib/dom.mjs";
import { ORDERS, PIECES, arrivals, inPieces, mergeSentence, outcome } from "./lib/merging.mjs";
import { fixed } from "./lib/text.mjs";

const HEADS = ["arrives", "largest", "sum", "largest so far", "sum so far", "sums added"];
const ROLES = ["logits", "exp", "logits", "exp", "error"];

const largest = (x) => (x === -Infinity ? "−∞" : fixed(x));

/** One arrival: { node, show({ i, state, merged, plain }) }. */
function arrivalRow() {
  const name = element("th", { scope: "row" });
  const cells = ROLES.map((role) => number(role));
  const node = element("tr", {}, name, ...cells.map((cell) => element("td", {}, cell.node)));
  const show = ({ i, state, merged, plain }) => {
    name.textContent = PIECES[i];
    const texts = [
      largest(state.top),
      fixed(state.sum, 3),
      largest(merged.top),
      fixed(merged.sum, 3),
      fixed(plain, 3),
    ];
    texts.forEach((text, column) => cells[column].show(text));
  };
  return { node, show };
}

function render({ model, el }) {
  const logits = model.get("logits");
  const start = { cuts: model.get("cuts"), order: model.get("order") };
  const change = (state) => {
    for (const [name, value] of Object.entries(state)) model.set(name, value);
    model.save_changes();
  };
  // the second cut never stands before the first: the moved one pushes the other
  const move = (which) => (value) => {
    const cut = Math.round(value);
    const pushed = model.get("cuts").map(which === 0 ? (c) => Math.max(c, cut) : (c) => Math.min(c, cut));
    change({ cuts: pushed.with(which, cut) });
  };
  const cut = (name, which) =>
    slider({ name, min: 0, max: logits.length, step: 1, onInput: move(which) });
  const sliders = [cut("cut A | B", 0), cut("cut B | C", 1)];
  const row = element("p", { class: "sl-cuts" });
  const rows = PIECES.map(() => arrivalRow());
  const heads = HEADS.map((text) => element("th", { scope: "col" }, text));
  const result = readout();
  const next = () => change({ order: (model.get("order") + 1) % ORDERS.length });

  fill(
    el,
    "merging states",
    row,
    element(
      "table",
      { class: "sl-recipes sl-arrivals" },
      element("thead", {}, element("tr", {}, ...heads)),
      element("tbody", {}, ...rows.map(({ node }) => node)),
    ),
    element(
      "div",
      { class: "sl-foot" },
      element(
        "div",
        { class: "sl-controls" },
        ...sliders.map(({ node }) => element("div", { class: "sl-setting" }, node)),
        button("next order", next),
        button("reset", () => change(start)),
      ),
      result.node,
    ),
  );

  return follow(model, ["cuts", "order"], () => {
    const cuts = model.get("cuts");
    const order = model.get("order");
    const pieces = inPieces(logits, cuts);
    row.replaceChildren(
      ...pieces.map((piece, i) =>
        element(
          "span",
          {},
          element("b", {}, `${PIECES[i]} `),
          piece.map((z) => fixed(z, 1)).join(" ") || "nothing",
        ),
      ),
    );
    sliders.forEach((one, which) =>
      one.show(cuts[which], `after ${cuts[which]} of ${logits.length} scores`),
    );
    arrivals(logits, cuts, order).forEach((arrival, at) => rows[at].show(arrival));
    result.say(mergeSentence(logits, cuts, order));
  });
}

/** What prose beside the widget may say of it. */
export const says = {
  merged: ({ logits, cuts, order }) => fixed(outcome(logits, cuts, order).value),
  plain: ({ logits, cuts, order }) => fixed(outcome(logits, cuts, order).wrong),
};

export default { render };
