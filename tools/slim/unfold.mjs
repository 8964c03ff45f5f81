// Reads a style sheet from the standard input and writes it with `a :is(p, ul)` as
// `a p, a ul`. Called by styles.py.
//
// A browser finds the rules for an element by its tag and its classes; what ends in
// :is(…) it tries on every element, and a page has ten thousand.

import { readFileSync } from "node:fs";
import postcss from "postcss";
import parser from "postcss-selector-parser";

const SIMPLE = new Set(["tag", "class"]);

/** The :is(…) that begins a selector's last part, if its entries are all tags or all classes. */
function list(selector) {
  const last = selector.nodes.findLastIndex(({ type }) => type === "combinator");
  const node = selector.at(last + 1);
  if (node.type !== "pseudo" || node.value !== ":is") return null;
  const kinds = new Set(node.nodes.map(({ nodes }) => (nodes.length === 1 ? nodes[0].type : "")));
  return kinds.size === 1 && SIMPLE.has([...kinds][0]) ? node : null;
}

/** One selector for each entry of the list; the specificity of all is that of :is(…). */
function unfolded(selector) {
  const found = list(selector);
  if (!found) return [String(selector).trim()];
  return found.nodes.map(({ nodes: [entry] }) => {
    const copy = selector.clone();
    const place = copy.at(selector.index(found));
    place.replaceWith(entry.clone({ spaces: place.spaces }));
    return String(copy).trim();
  });
}

const css = postcss.parse(readFileSync(0, "utf8"));
css.walkRules((rule) => {
  if (!rule.selector.includes(":is(")) return;
  rule.selectors = parser().astSync(rule.selector).nodes.flatMap(unfolded);
});
process.stdout.write(css.toString());
