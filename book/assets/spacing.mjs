// When a card comes again: SM-2 (Wozniak, 1990), as the page of reviews states it.
//
// A card is {reps, interval, ease, due, last, first}: how often it was known in a row,
// days between reviews, the factor between them, the day it is due, and the days when it
// was seen last and first.
// Days count from 1970, by the reader's clock.

const DAY = 86_400_000; // ms
const FIRST_EASE = 2.5;
const LEAST_EASE = 1.3;
const LONGEST = 3650; // days: a date that a reader will see
export const GRADES = { forgot: 2, hard: 3, good: 4, easy: 5 }; // SM-2's quality of an answer

/** The day of a time in ms, by the reader's clock. */
export function dayOf(time = Date.now()) {
  return Math.floor((time - new Date(time).getTimezoneOffset() * 60_000) / DAY);
}

/** The card after an answer; `card` is undefined where it has not been seen. */
export function reviewed(card, grade, today) {
  const { reps, interval, ease } = card ?? { reps: 0, interval: 0, ease: FIRST_EASE };
  const quality = GRADES[grade];
  const seen = { last: today, first: card?.first ?? today };
  if (quality < 3) return { reps: 0, interval: 0, ease, due: today, ...seen };
  const miss = 5 - quality;
  const next = Math.max(LEAST_EASE, ease + 0.1 - miss * (0.08 + miss * 0.02));
  const days = reps === 0 ? 1 : reps === 1 ? 6 : Math.ceil(interval * next);
  const wait = Math.min(days, LONGEST);
  return { reps: reps + 1, interval: wait, ease: Number(next.toFixed(4)), due: today + wait, ...seen };
}

/** The names of cards to see today: those due, the longest due first, then new ones. */
export function dueToday(names, cards, today, newOnes) {
  const seen = names.filter((name) => Object.hasOwn(cards, name));
  const due = seen.filter((name) => cards[name].due <= today).sort((one, other) => cards[one].due - cards[other].due);
  const fresh = names.filter((name) => !Object.hasOwn(cards, name)).slice(0, Math.max(0, newOnes));
  return [...due, ...fresh];
}

/** How many cards were seen for the first time today. */
export function begunOn(cards, today) {
  return Object.values(cards).filter(({ first }) => first === today).length;
}
