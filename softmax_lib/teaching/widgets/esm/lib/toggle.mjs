// A native checkbox inside its label.
import { element } from "./dom.mjs";

/** { node, show(value) }; `onInput` receives true or false. */
export function toggle({ name, onInput }) {
  const input = element("input", { type: "checkbox" });
  input.addEventListener("input", () => onInput(input.checked));
  input.addEventListener("keydown", (event) => event.stopPropagation());
  const node = element("label", { class: "sl-toggle" }, input, name);
  return { node, show: (value) => (input.checked = value) };
}
