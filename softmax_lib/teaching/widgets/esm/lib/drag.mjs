// What is drawn can be dragged: by mouse, by touch and, if it has a name, by arrow keys.
import { shape } from "./shape.mjs";

const ARROWS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** Where a pointer is, in the units of the drawing that holds `node`. */
function position(node, { clientX, clientY }) {
  const toDrawing = node.ownerSVGElement.getScreenCTM().inverse();
  const { x, y } = new DOMPoint(clientX, clientY).matrixTransform(toDrawing);
  return [x, y];
}

/**
 * Shapes that are dragged together: { node, say(percent, text) }. `from()` is where they
 * are, [x, y] in units of the drawing, and `onMove([x, y])` receives where the reader
 * wants them. With a `name` they take the focus: arrow keys move by `step`, with Shift by
 * a tenth of it, and `say` tells how far to the right they are, and where in words.
 */
export function handle({ name, step = 5, from, onMove }, ...shapes) {
  const node = shape("g", { class: "sl-handle" }, ...shapes);
  let grip; // from the pointer to what it holds
  const moveBy = (place, [x, y]) => onMove([place[0] + x, place[1] + y]);
  node.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    const [x, y] = position(node, event);
    const place = from();
    grip = [place[0] - x, place[1] - y];
    node.setPointerCapture(event.pointerId);
  });
  node.addEventListener("pointermove", (event) => {
    if (grip) moveBy(position(node, event), grip);
  });
  node.addEventListener("lostpointercapture", () => (grip = undefined));
  // a finger that begins here drags, and does not scroll (touch-action knows no shapes)
  node.addEventListener("touchstart", (event) => event.preventDefault(), { passive: false });
  if (name) takeFocus(node, name, (arrow, size) => moveBy(from(), arrow.map((c) => c * step * size)));
  const say = (percent, text) => {
    node.setAttribute("aria-valuenow", Math.round(percent));
    node.setAttribute("aria-valuetext", text);
  };
  return { node, say };
}

/** Let arrow keys call `move(direction, size)`, and screen readers know that they do. */
function takeFocus(node, name, move) {
  const spoken = { tabindex: 0, role: "slider", "aria-label": name };
  for (const [key, value] of Object.entries(spoken)) node.setAttribute(key, value);
  node.addEventListener("keydown", (event) => {
    event.stopPropagation(); // a notebook would take the keys for its own shortcuts
    const arrow = ARROWS[event.key];
    if (!arrow || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    move(arrow, event.shiftKey ? 0.1 : 1);
  });
}

/** What a finger can hit around a mark. */
export const hitArea = (radius = 20) => shape("circle", { class: "sl-reach", r: radius });
