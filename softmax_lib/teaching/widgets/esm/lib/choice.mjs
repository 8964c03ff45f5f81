// A few options of which one holds: native radio buttons under a legend.
import { element } from "./dom.mjs";

/** { node, show(option) }; `onInput` receives the option that the reader picked. */
export function choice({ name, options, onInput }) {
  const group = `sl-choice-${Math.random().toString(36).slice(2)}`;
  const inputs = options.map((option) => {
    const input = element("input", { type: "radio", name: group, value: option });
    input.addEventListener("change", () => onInput(option));
    input.addEventListener("keydown", (event) => event.stopPropagation());
    return input;
  });
  const labels = inputs.map((input) => element("label", {}, input, input.value));
  const node = element(
    "fieldset",
    { class: "sl-choice" },
    element("legend", { class: "sl-name" }, name),
    ...labels,
  );
  const show = (option) => inputs.forEach((input) => (input.checked = input.value === option));
  return { node, show };
}
