// Predictions: what comes out is unveiled when the reader has predicted it, or asks.
//
// exercises.js judges them and keeps them. Here the answer unfolds, and a curve is drawn.

const SVG = "http://www.w3.org/2000/svg";
const INSET = 0.04; // of the height: half a thumb, which a range keeps from its ends

const veilOf = (form) => form.parentElement.querySelector("details.sl-unveil");

document.addEventListener("sl-judged", ({ target, detail: { mark, spec } }) => {
  const veil = veilOf(target);
  if (!spec.once || !veil || mark === "unread") return;
  veil.open = true;
  if (spec.kind === "sketch") target.dispatchEvent(new Event("sl-drawn"));
});

// What a live cell has computed for the reader is no secret.
document.addEventListener("softmax:added", ({ target }) => {
  const veil = target.closest?.("details.sl-unveil");
  if (veil) veil.open = true;
});

// On paper everything is shown, and folded again after it.
addEventListener("beforeprint", () => {
  for (const veil of document.querySelectorAll("details.sl-unveil:not([open])")) {
    veil.open = true;
    veil.dataset.printed = "";
  }
});
addEventListener("afterprint", () => {
  for (const veil of document.querySelectorAll("details[data-printed]")) {
    veil.open = false;
    delete veil.dataset.printed;
  }
});

/** A plot to draw on: one sweep of the pointer sets every mark that it passes. */
function plot(box) {
  const form = box.closest("form");
  const { curve } = JSON.parse(form.dataset.exercise);
  const handles = [...box.querySelectorAll("input")];
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 100 100");
  svg.setAttribute("preserveAspectRatio", "none");
  svg.setAttribute("aria-hidden", "true");
  const line = (name) => {
    const path = document.createElementNS(SVG, "polyline");
    path.setAttribute("class", name);
    svg.append(path);
    return path;
  };
  const [truth, drawn] = [line("sl-sketch-truth"), line("sl-sketch-drawn")];
  box.prepend(svg);

  const points = (heights) =>
    heights
      .map((height, i) => `${(100 * (i + 0.5)) / heights.length},${100 * (INSET + (1 - height) * (1 - 2 * INSET))}`)
      .join(" ");
  const draw = () => drawn.setAttribute("points", points(handles.map((each) => each.valueAsNumber)));
  const set = (event) => {
    const { left, top, width, height } = svg.getBoundingClientRect();
    const at = Math.floor((handles.length * (event.clientX - left)) / width);
    const handle = handles[Math.min(handles.length - 1, Math.max(0, at))];
    handle.valueAsNumber = 1 - ((event.clientY - top) / height - INSET) / (1 - 2 * INSET);
    handle.dispatchEvent(new Event("input", { bubbles: true }));
  };
  box.addEventListener("input", draw);
  box.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    event.preventDefault();
    box.setPointerCapture(event.pointerId);
    set(event);
  });
  box.addEventListener("pointermove", (event) => {
    if (box.hasPointerCapture(event.pointerId)) set(event);
  });
  form.addEventListener("sl-drawn", () => {
    draw();
    truth.setAttribute("points", points(curve));
  });
  draw();
}

document.querySelectorAll(".sl-sketch").forEach(plot);
