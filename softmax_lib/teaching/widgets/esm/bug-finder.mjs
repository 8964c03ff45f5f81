// What one sees of a bug, and the exhibits of the museum that may cause it.
import { button, element, fill, follow, readout } from "./lib/dom.mjs";
import { MOST_CLASSES, readTyped, suspectsOf } from "./lib/suspects.mjs";

const A_NUMBER = "number"; // as bug_finder.py names it
const MUSEUM = "../appendix/museum.html";

/** A text field inside its label: { node, input }. */
function typed(name, inputmode, value, onInput) {
  const input = element("input", { type: "text", inputmode, value, autocomplete: "off", spellcheck: "false" });
  input.addEventListener("input", () => onInput(input.value));
  input.addEventListener("keydown", (event) => event.stopPropagation()); // a notebook has shortcuts
  return { node: element("label", { class: "sl-given" }, element("span", {}, name), input), input };
}

/** The list of sights under their heads. */
function listOf(sights, chosen, onInput) {
  const groups = new Map();
  for (const each of sights) groups.set(each.group, [...(groups.get(each.group) ?? []), each]);
  const option = (value, text) => element("option", value === chosen ? { value, selected: "" } : { value }, text);
  const select = element(
    "select",
    {},
    option(A_NUMBER, "The loss stands at a number"),
    ...[...groups].map(([group, members]) =>
      element("optgroup", { label: group }, ...members.map(({ sight, says }) => option(sight, `${group}: ${says}`))),
    ),
  );
  select.addEventListener("change", () => onInput(select.value));
  select.addEventListener("keydown", (event) => event.stopPropagation());
  return { node: element("label", { class: "sl-given sl-seen" }, element("span", {}, "What do you see?"), select), select };
}

const said = (name, text) => element("span", { class: name }, text);

/** One cause; on the website its name leads to the exhibit. */
function item({ exhibit, title, why }, exhibits, onSite) {
  if (!exhibit) return element("li", {}, said("sl-suspect", title), said("sl-why", why));
  const { number, title: name, sign } = exhibits[exhibit];
  const text = `Exhibit ${number}: ${name}`;
  const href = `${MUSEUM}#exhibit-${exhibit.replaceAll("_", "-")}`;
  const head = onSite ? element("span", { class: "sl-suspect" }, element("a", { href }, text)) : said("sl-suspect", text);
  return element("li", {}, head, said("sl-why", why), said("sl-tell", `In your run: ${sign}`));
}

function render({ model, el }) {
  const [rules, sights, exhibits] = ["rules", "sights", "exhibits"].map((name) => model.get(name));
  const titles = new Map(rules.map(({ rule, title }) => [rule, title]));
  const start = { sight: model.get("sight"), value: model.get("value"), classes: model.get("classes") };
  const onSite = document.querySelector("article.bd-article") !== null;

  const change = (state) => {
    for (const [name, value] of Object.entries(state)) model.set(name, value);
    model.save_changes();
  };
  const seen = listOf(sights, start.sight, (sight) => change({ sight }));
  const wrong = { value: false, classes: false };
  const value = typed("loss", "decimal", start.value, (text) => {
    wrong.value = readTyped(text) === null;
    if (!wrong.value) change({ value: text });
    draw();
  });
  const classes = typed("classes", "numeric", `${start.classes}`, (text) => {
    const count = /^\s*\d+\s*$/.test(text) ? Number(text) : 0;
    wrong.classes = count < 2 || count > MOST_CLASSES;
    if (!wrong.classes) change({ classes: count });
    draw();
  });
  const result = readout();
  const list = element("ol", { class: "sl-suspects" });
  const reset = button("reset", () => {
    Object.assign(wrong, { value: false, classes: false });
    value.input.value = start.value;
    classes.input.value = `${start.classes}`;
    change(start);
    draw();
  });

  const causes = () => {
    const sight = model.get("sight");
    if (sight !== A_NUMBER) {
      const { exhibits: names } = sights.find((each) => each.sight === sight);
      return names.map((exhibit) => ({ exhibit, why: exhibits[exhibit].why }));
    }
    const found = suspectsOf(readTyped(model.get("value")), model.get("classes"), rules);
    return found.map((each) => ({ ...each, title: titles.get(each.rule) }));
  };
  const sentence = (count) => {
    const sight = model.get("sight");
    const each = sights.find((one) => one.sight === sight);
    const what = each
      ? `“${each.group}: ${each.says}”`
      : `a loss of ${model.get("value").trim()} with ${model.get("classes")} classes`;
    return count === 1 ? `One possible cause of ${what}.` : `${count} possible causes of ${what}, the likeliest first.`;
  };

  function draw() {
    const sight = model.get("sight");
    const byNumber = sight === A_NUMBER;
    seen.select.value = sight;
    value.node.hidden = classes.node.hidden = !byNumber;
    value.input.setAttribute("aria-invalid", `${wrong.value}`);
    classes.input.setAttribute("aria-invalid", `${wrong.classes}`);
    if (byNumber && (wrong.value || wrong.classes)) {
      list.replaceChildren();
      result.say(
        wrong.value
          ? "Type the loss as one number, such as 1.4612."
          : "Type the number of classes: a whole number from 2 on.",
      );
      return;
    }
    const found = causes();
    list.replaceChildren(...found.map((each) => item(each, exhibits, onSite)));
    result.say(sentence(found.length));
  }

  fill(
    el,
    "bug finder",
    element("div", { class: "sl-asked" }, seen.node, value.node, classes.node, reset),
    result.node,
    list,
  );
  return follow(model, ["sight", "value", "classes"], draw);
}

export default { render };
