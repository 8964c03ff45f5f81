// Pointing at a term of a formula marks its region in a figure; so do the buttons below
// the formula, which stay pressed until they are pressed again or Escape is.
//
// book/site/formula_terms.py writes the buttons, and where each region lies in both
// files of the figure, in per cent: left, top, width, height.

const PHONE = matchMedia("(max-width: 600px)"); // as book/site/phone_figures.py has it

/** The box around a figure's image in which regions are placed. */
function frameOf(figure) {
  const image = figure.querySelector("picture, img");
  const frame = document.createElement("span");
  frame.className = "sl-region-of";
  image.replaceWith(frame);
  frame.append(image);
  return frame;
}

function connect(group) {
  const frame = frameOf(document.getElementById(group.dataset.figure));
  const region = document.createElement("span");
  region.className = "sl-region";
  region.hidden = true;
  frame.append(region);

  const buttons = [...group.querySelectorAll("button")];
  const formula = group.previousElementSibling;
  const terms = buttons.map((_, at) => [...formula.querySelectorAll(`.sl-formula-term-${at}`)]);
  let pressed = -1;

  function show(shown) {
    buttons.forEach((button, at) => {
      for (const node of [button, ...terms[at]]) node.classList.toggle("sl-on", at === shown);
      button.setAttribute("aria-pressed", at === pressed);
    });
    region.hidden = shown < 0;
    if (region.hidden) return;
    const places = JSON.parse(buttons[shown].dataset.places);
    const [left, top, width, height] = (PHONE.matches && places.phone) || places.wide;
    Object.assign(region.style, { left: `${left}%`, top: `${top}%`, width: `${width}%`, height: `${height}%` });
  }
  const press = (at) => {
    pressed = at;
    show(pressed);
  };

  buttons.forEach((button, at) => {
    button.addEventListener("click", () => press(at === pressed ? -1 : at));
    for (const node of [button, ...terms[at]]) {
      node.addEventListener("pointerenter", ({ pointerType }) => pointerType === "mouse" && show(at));
      node.addEventListener("pointerleave", () => show(pressed));
    }
    for (const node of terms[at]) node.addEventListener("click", () => press(at === pressed ? -1 : at));
  });
  group.addEventListener("keydown", ({ key }) => key === "Escape" && press(-1));
  PHONE.addEventListener("change", () => show(pressed));
  formula.classList.add("sl-linked");
  group.hidden = false;
}

document.querySelectorAll(".sl-formula-terms").forEach(connect);
