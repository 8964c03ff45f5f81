// Light or dark: as the system has it, or as the reader chooses. The choice stays in
// the reader's browser, where the lines in the page's head find it before the first
// paint.

const root = document.documentElement;
const systemIsDark = matchMedia("(prefers-color-scheme: dark)");
const NAMES = { auto: "as the system", light: "light", dark: "dark" };
const buttons = document.querySelectorAll(".theme-switch-button");

/** Setting an attribute, even to the same value, makes the browser restyle the page. */
function set(name, value) {
  if (root.dataset[name] !== value) root.dataset[name] = value;
}

function show(mode) {
  const dark = mode === "auto" ? systemIsDark.matches : mode === "dark";
  set("mode", mode);
  set("theme", dark ? "dark" : "light");
  for (const button of buttons) {
    button.title = `Colours: ${NAMES[mode]}`;
    button.setAttribute("aria-label", button.title);
  }
}

/** The next of the three; the first step from the system's choice shows a change. */
function next(mode) {
  const order = systemIsDark.matches ? ["auto", "light", "dark"] : ["auto", "dark", "light"];
  return order[(order.indexOf(mode) + 1) % order.length];
}

function choose() {
  show(next(root.dataset.mode));
  localStorage.setItem("mode", root.dataset.mode);
  localStorage.setItem("theme", root.dataset.mode);
}

show(root.dataset.mode in NAMES ? root.dataset.mode : "auto");
systemIsDark.addEventListener("change", () => show(root.dataset.mode));
for (const button of buttons) button.addEventListener("click", choose);
