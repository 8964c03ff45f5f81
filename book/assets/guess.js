// Bugs to guess on the landing page, one at a time. The forms are judged and remembered by
// exercises.js; this script turns the pages, and shows the way on when a guess was right.
// Without it the first bug is there to read.

const bugs = [...document.querySelectorAll(".sl-bug")];
let at = 0;

const next = document.createElement("button");
next.type = "button";
next.className = "sl-button";
next.textContent = "Next bug";
const place = document.createElement("span");
place.className = "sl-bug-place";
place.setAttribute("role", "status");

function isDone(bug) {
  return bug.querySelector(".sl-feedback").dataset.mark === "right";
}

function show() {
  bugs.forEach((bug, i) => (bug.hidden = i !== at));
  const bug = bugs[at];
  bug.querySelector(".sl-bug-more").hidden = !isDone(bug);
  bug.querySelector(".sl-check").after(next, place);
  place.textContent = `${at + 1} of ${bugs.length}`;
}

for (const bug of bugs) {
  bug.addEventListener("sl-judged", ({ detail: { mark } }) => {
    bug.querySelector(".sl-bug-more").hidden = mark !== "right";
  });
}
next.addEventListener("click", () => {
  at = (at + 1) % bugs.length;
  show();
  next.focus();
});
// by then exercises.js has said which are done
document.addEventListener("DOMContentLoaded", () => {
  at = Math.max(0, bugs.findIndex((bug) => !isDone(bug)));
  show();
});
