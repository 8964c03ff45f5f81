// When a card comes again: SM-2, by hand.

import assert from "node:assert/strict";
import test from "node:test";
import { begunOn, dayOf, dueToday, reviewed } from "../../book/assets/spacing.mjs";

/** The waits after a row of answers, each given on the day the card is due. */
function waits(grades) {
  let card;
  let today = 100;
  return grades.map((grade) => {
    card = reviewed(card, grade, today);
    today = card.due;
    return card.interval;
  });
}

test("a card that is always known waits 1, 6, then 2.5 times as long, rounded up", () => {
  assert.deepEqual(waits(["good", "good", "good", "good", "good"]), [1, 6, 15, 38, 95]);
});

test("an easy one moves away faster, a hard one slower", () => {
  // ease after each: 2.6, 2.7, 2.8, 2.9; the factor of an answer is the ease after it
  assert.deepEqual(waits(["easy", "easy", "easy", "easy"]), [1, 6, 17, 50]);
  // 2.36, 2.22, 2.08, 1.94
  assert.deepEqual(waits(["hard", "hard", "hard", "hard"]), [1, 6, 13, 26]);
});

test("the ease never falls below 1.3", () => {
  let card;
  for (let times = 0; times < 30; times++) card = reviewed(card, "hard", 0);
  assert.equal(card.ease, 1.3);
});

test("a forgotten card is due today and begins again, as hard as it was", () => {
  const known = reviewed(reviewed(reviewed(undefined, "good", 1), "hard", 2), "good", 8);
  const card = reviewed(known, "forgot", 20);
  assert.deepEqual(card, { reps: 0, interval: 0, ease: known.ease, due: 20, last: 20, first: 1 });
  assert.equal(reviewed(card, "good", 20).due, 21);
});

test("no wait is longer than ten years", () => {
  let card;
  for (let times = 0; times < 40; times++) card = reviewed(card, "easy", 0);
  assert.equal(card.interval, 3650);
});

test("what is due comes first, the longest due before the others, then new cards", () => {
  const cards = { a: { due: 10 }, b: { due: 8 }, c: { due: 11 } };
  assert.deepEqual(dueToday(["x", "a", "b", "c", "y"], cards, 10, 1), ["b", "a", "x"]);
  assert.deepEqual(dueToday(["x", "constructor"], {}, 10, 5), ["x", "constructor"]);
  assert.deepEqual(dueToday(["x"], {}, 10, -2), []);
});

test("cards begun today are counted", () => {
  assert.equal(begunOn({ a: { first: 3 }, b: { first: 4 }, c: { first: 3 } }, 3), 2);
});

test("a day begins at midnight of the reader's clock", () => {
  const midnight = new Date(2026, 2, 29).getTime(); // months count from 0
  assert.equal(dayOf(midnight) - dayOf(midnight - 1), 1);
  assert.equal(dayOf(midnight + 3_600_000), dayOf(midnight));
});
