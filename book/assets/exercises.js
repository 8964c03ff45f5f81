// Answer boxes: wake the forms, judge what is typed, remember what is done.
//
// Progress stays in the reader's browser: {"2.1": "done", …} under one key. A prediction
// stays there as it was made, and is counted nowhere.

import { judge } from "./lib/answers.mjs";

const KEY = "softmax-book:progress";
const SYMBOLS = { right: "✓", close: "≈", wrong: "✗", unread: "✗" };

let done = load();

for (const form of document.querySelectorAll(".sl-exercise-form")) start(form);
for (const place of document.querySelectorAll(".sl-forget")) offerToForget(place);
window.addEventListener("storage", (event) => {
  if (event.key === KEY || event.key === null) change(load());
});
showProgress();

function load() {
  try {
    const stored = JSON.parse(localStorage.getItem(KEY));
    return stored !== null && typeof stored === "object" ? stored : {};
  } catch {
    return {}; // not ours
  }
}

function save() {
  localStorage.setItem(KEY, JSON.stringify(done));
}

function change(next) {
  done = next;
  showProgress();
}

function start(form) {
  const spec = JSON.parse(form.dataset.exercise);
  const feedback = form.querySelector(".sl-feedback");
  if (spec.number in done && !spec.once) say(feedback, "right", "Done.");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    answer(form, spec, feedback);
  });
  form.addEventListener("input", () => {
    say(feedback, "", "");
    markField(form, "");
    if (spec.kind === "steps" && ticked(form).length === spec.steps.length) {
      answer(form, spec, feedback);
    }
  });
  for (const part of [form, ...form.elements]) {
    part.hidden = false;
    part.disabled = false;
  }
  if (spec.once && spec.number in done) {
    refill(form, done[spec.number]);
    answer(form, spec, feedback);
  }
}

function answer(form, spec, feedback) {
  const typed = given(form, spec.kind);
  const { mark, says } = judge(spec, typed);
  // emptied first, so that the same sentence is announced, and seen, again
  say(feedback, "", "");
  requestAnimationFrame(() => say(feedback, mark, says));
  markField(form, mark);
  form.dispatchEvent(new CustomEvent("sl-judged", { bubbles: true, detail: { mark, spec } }));
  if (spec.once ? mark === "unread" : mark !== "right") return;
  done = { ...done, [spec.number]: spec.once ? typed : "done" };
  save();
  showProgress();
}

/** Give a form the prediction that was made in it. */
function refill(form, typed) {
  for (const [i, field] of [...form.querySelectorAll("[name=answer]")].entries()) {
    if (field.type === "radio") field.checked = field.value === typed;
    else field.value = Array.isArray(typed) ? typed[i] : typed;
  }
}

function given(form, kind) {
  if (kind === "steps" || kind === "sketch") return ticked(form);
  return new FormData(form).get("answer") ?? "";
}

const ticked = (form) => new FormData(form).getAll("answer");

function say(feedback, mark, says) {
  feedback.dataset.mark = mark;
  feedback.textContent = mark && `${SYMBOLS[mark]} ${says}`;
}

function markField(form, mark) {
  const field = form.querySelector('input[type="text"]');
  field?.setAttribute("aria-invalid", String(mark === "wrong" || mark === "unread"));
}

function showProgress() {
  for (const line of document.querySelectorAll(".sl-progress")) {
    const numbers = numbersOf(line.dataset);
    const count = numbers.filter((number) => number in done).length;
    const noun = line.dataset.noun ?? "exercise";
    const words = document.createElement("span");
    words.className = "sl-count";
    words.textContent = `${count} of ${numbers.length} ${noun}${numbers.length === 1 ? "" : "s"} done`;
    line.replaceChildren(rings(numbers), words);
  }
}

/** What a line counts: the exercises of a chapter, or questions by name. */
function numbersOf({ numbers, chapter, total }) {
  return numbers?.split(" ") ?? Array.from({ length: total }, (_, index) => `${chapter}.${index + 1}`);
}

function rings(numbers) {
  const row = document.createElement("span");
  row.className = "sl-rings";
  row.setAttribute("aria-hidden", "true");
  for (const number of numbers) {
    const ring = document.createElement("span");
    ring.className = "sl-ring";
    ring.classList.toggle("sl-ring-done", number in done);
    row.append(ring);
  }
  return row;
}

/** A button that forgets all progress, and then brings it back. */
function offerToForget(place) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "sl-button";
  button.textContent = "Forget my answers";
  let forgotten = null;
  button.addEventListener("click", () => {
    const back = forgotten;
    forgotten = back ? null : done;
    change(back ?? {});
    save();
    button.textContent = back ? "Forget my answers" : "Bring them back";
  });
  place.append(" ", button);
}
