// The page of reviews: asks the cards that are due, one at a time, and carries what the
// reader has done to another browser.
//
// The cards are the links of the page's own list; what they show comes from their pages.

import { begunOn, dayOf, dueToday, GRADES, reviewed } from "./spacing.mjs";
import { BadFile, imported, kept, KEYS, LARGEST, written } from "./keeping.mjs";
import { copy, definition, pageOf } from "./excerpt.mjs";

const FROM = "softmax-book:review-from"; // the chapters chosen
const NEW = 10; // cards begun on one day
const NAMES = { forgot: "Forgot", hard: "Hard", good: "Good", easy: "Easy" };

const box = document.querySelector(".sl-review");
const says = box.querySelector(".sl-review-says");
const place = box.querySelector(".sl-card");
const groups = [...document.querySelectorAll("details.sl-cards")].map((part) => ({
  chapter: Number(part.dataset.chapter),
  links: [...part.querySelectorAll("a")],
}));
const all = new Map(groups.flatMap(({ links }) => links.map((link) => [nameOf(link), link])));
let cards = kept("review", localStorage);
let chosen = chosenChapters();
let queue = [];

function nameOf(link) {
  return decodeURIComponent(new URL(link.href).hash.slice(1));
}

/** Those chosen before; else the chapters up to the last one with an exercise done. */
function chosenChapters() {
  try {
    const stored = JSON.parse(localStorage.getItem(FROM));
    if (Array.isArray(stored)) return new Set(stored);
  } catch {
    // not ours
  }
  const done = Object.keys(kept("progress", localStorage)).map((name) => Number.parseInt(name, 10));
  const last = Math.max(1, ...done.filter(Number.isFinite));
  return new Set(groups.map(({ chapter }) => chapter).filter((chapter) => chapter <= last));
}

function make(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

function offerChapters() {
  for (const { chapter } of groups) {
    const tick = make("input", { type: "checkbox", checked: chosen.has(chapter) });
    tick.addEventListener("change", () => {
      if (tick.checked) chosen.add(chapter);
      else chosen.delete(chapter);
      localStorage.setItem(FROM, JSON.stringify([...chosen]));
      begin();
    });
    box.querySelector("fieldset").append(make("label", {}, tick, ` ${chapter || "no chapter"}`));
  }
}

const names = () => groups.filter(({ chapter }) => chosen.has(chapter)).flatMap(({ links }) => links.map(nameOf));

/** Start with what is due. */
function begin() {
  const today = dayOf();
  queue = dueToday(names(), cards, today, NEW - begunOn(cards, today));
  next();
}

async function next(focus = false) {
  const [name] = queue;
  place.hidden = !name;
  if (!name) {
    place.replaceChildren();
    says.textContent = nothing();
    return;
  }
  const fresh = queue.filter((each) => !Object.hasOwn(cards, each)).length;
  const due = queue.length - fresh;
  says.textContent = `Left for today: ${due} due, ${fresh} new.`;
  const link = all.get(name);
  let sides;
  try {
    sides = await sidesOf(link);
  } catch {
    place.replaceChildren(
      make("p", {}, `“${link.textContent}” did not load. Check the connection.`),
      button("Try again", () => next(true)),
    );
    return;
  }
  if (queue[0] !== name) return; // another card is asked by now
  show(name, link, sides);
  if (focus) place.querySelector("h3").focus();
}

function nothing() {
  if (!names().length) return "Choose a chapter.";
  const waiting = names().filter((name) => Object.hasOwn(cards, name));
  if (!waiting.length) return "Ten new cards have begun today. More tomorrow.";
  const first = Math.min(...waiting.map((name) => cards[name].due));
  const days = Math.max(1, first - dayOf());
  return `Nothing is due. The next card comes ${days === 1 ? "tomorrow" : `in ${days} days`}.`;
}

/** The two sides of a card, as nodes. */
async function sidesOf(link) {
  const url = new URL(link.href);
  const target = (await pageOf(url)).getElementById(nameOf(link));
  if (!target) throw new Error(`nothing at ${url}`);
  const shown = (parts) => parts.map((part) => copy(part, url));
  if (target.matches("dt")) return { question: [], answer: shown(definition(target)) };
  const exercise = target.closest(".sl-exercise");
  const isAsked = (part) => !part.matches("form, details, span, h1, h2, h3, h4");
  const solution = [...exercise.querySelector("details.sl-solution").children].slice(1);
  return { question: shown([...exercise.children].filter(isAsked)), answer: shown(solution) };
}

function show(name, link, { question, answer }) {
  const title = make("h3", { tabIndex: -1, textContent: link.textContent });
  const back = make("div", { className: "sl-card-back", hidden: true, tabIndex: -1 }, ...answer);
  back.setAttribute("role", "group");
  back.setAttribute("aria-label", "Answer");
  const ways = make("div", { className: "sl-card-ways" });
  const turn = button("Show the answer", () => {
    back.hidden = false;
    ways.replaceChildren(...Object.keys(GRADES).map((grade) => gradeButton(name, grade)));
    back.focus();
  });
  ways.append(turn);
  const where = make("a", { href: link.href, textContent: "In the book" });
  place.replaceChildren(title, ...question, back, ways, make("p", { className: "sl-card-where" }, where));
}

function gradeButton(name, grade) {
  const { interval } = reviewed(cards[name], grade, dayOf());
  const wait = interval === 0 ? "today" : interval === 1 ? "1 day" : `${interval} days`;
  return button(`${NAMES[grade]} · ${wait}`, () => answer(name, grade));
}

function answer(name, grade) {
  // another tab may have reviewed other cards since
  cards = { ...kept("review", localStorage), [name]: reviewed(cards[name], grade, dayOf()) };
  localStorage.setItem(KEYS.review, JSON.stringify(cards));
  queue.shift();
  if (grade === "forgot") queue.push(name);
  next(true);
}

function button(text, pressed) {
  const made = make("button", { type: "button", className: "sl-button", textContent: text });
  made.addEventListener("click", pressed);
  return made;
}

// ---- the file

const keeping = document.querySelector(".sl-keeping");
const news = keeping.querySelector(".sl-keeping-says");

function save() {
  const day = new Date().toLocaleDateString("sv"); // 2026-03-29
  const file = new Blob([written(localStorage)], { type: "application/json" });
  const link = make("a", { href: URL.createObjectURL(file), download: `softmax-book-${day}.json` });
  link.click();
  URL.revokeObjectURL(link.href);
  news.textContent = `Saved as ${link.download}.`;
}

async function bring(file) {
  news.textContent = "";
  try {
    if (file.size > LARGEST) throw new BadFile("The file has more than 5 MB, far more than this page writes.");
    const done = imported(await file.text(), localStorage);
    news.textContent = done;
    cards = kept("review", localStorage);
    begin();
  } catch (error) {
    const reason = error instanceof BadFile ? error.message : `The browser refused: ${error.message}.`;
    news.textContent = `${reason} Nothing was lost.`;
  }
}

function offerToForget() {
  const forget = keeping.querySelector(".sl-forget-reviews");
  let forgotten = null;
  forget.addEventListener("click", () => {
    const back = forgotten;
    forgotten = back ? null : kept("review", localStorage);
    cards = back ? { ...back, ...kept("review", localStorage) } : {};
    localStorage.setItem(KEYS.review, JSON.stringify(cards));
    forget.textContent = back ? "Forget my reviews" : "Bring them back";
    begin();
  });
}

keeping.hidden = false;
keeping.querySelector(".sl-export").addEventListener("click", save);
keeping.querySelector("input").addEventListener("change", ({ target }) => {
  if (target.files[0]) bring(target.files[0]);
  target.value = ""; // the same file can be brought in again
});
offerToForget();
box.hidden = false;
offerChapters();
begin();
