// The quiz of the bug museum: hides an exhibit's explanation until the reader has
// guessed.
//
// The forms are judged, announced and remembered by exercises.js. This script hides and
// shows; without it, or before the button is pressed, everything can be read.

const root = document.documentElement;
const bar = document.querySelector(".sl-quiz");
const button = bar?.querySelector("button");
const says = bar?.querySelector(".sl-quiz-says");
const exhibits = [...document.querySelectorAll(".sl-exhibit")].map((section) => ({
  section,
  form: section.querySelector(".sl-exercise-form"),
  rest: section.querySelector(".sl-reveal"),
}));

if (bar) {
  bar.hidden = false;
  button.addEventListener("click", () => guess(button.getAttribute("aria-pressed") !== "true"));
  for (const exhibit of exhibits) prepare(exhibit);
}

/** Begin the quiz, or end it. */
function guess(on) {
  button.setAttribute("aria-pressed", String(on));
  root.classList.toggle("sl-guessing", on);
  for (const exhibit of exhibits) show(exhibit, !on || isDone(exhibit));
  const open = exhibits.filter(isDone).length;
  const left = exhibits.length - open;
  says.textContent = on
    ? `${left} ${left === 1 ? "exhibit hides its" : "exhibits hide their"} diagnosis. Scroll to one and guess.`
    : "Everything is shown.";
}

function prepare(exhibit) {
  const give = document.createElement("button");
  give.type = "button";
  give.className = "sl-button sl-give-up";
  give.textContent = "Show the answer";
  give.addEventListener("click", () => {
    show(exhibit, true);
    exhibit.rest.focus();
  });
  exhibit.form.querySelector(".sl-check").after(" ", give);
  exhibit.form.addEventListener("sl-judged", ({ detail: { mark } }) => {
    if (mark === "right") show(exhibit, true);
  });
  exhibit.rest.tabIndex = -1;
}

function show(exhibit, open) {
  exhibit.rest.hidden = !open;
  exhibit.section.classList.toggle("sl-shut", !open);
}

function isDone({ form }) {
  return form.querySelector(".sl-feedback").dataset.mark === "right";
}
