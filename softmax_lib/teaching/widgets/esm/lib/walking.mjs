// A small world of squares, and a policy that learns to cross it by REINFORCE.
// grid_world.py says the same in Python; both are tested against walking.json.
import { chance, drawn } from "./chance.mjs";
import { softmax } from "./softmax.mjs";
import { fixed } from "./text.mjs";

export const MAP = ["....+", ".#.#-", "S...."];
export const COLUMNS = MAP[0].length;
export const PLACES = MAP.join("");
export const START = PLACES.indexOf("S");
export const MOVES = { up: [-1, 0], right: [0, 1], down: [1, 0], left: [0, -1] };
const DIRECTIONS = Object.values(MOVES);
const REWARDS = { "+": 1, "-": -1 };
const COST = 0.04;
const LONGEST = 50;
const SHARE = 0.1;
const RECENT = 20;

/** Where a step leads, its reward, and whether the walk is over. */
export function moved(square, action) {
  const [down, right] = DIRECTIONS[action];
  const row = Math.floor(square / COLUMNS) + down;
  const column = (square % COLUMNS) + right;
  const stays = (MAP[row]?.[column] ?? "#") === "#";
  const next = stays ? square : row * COLUMNS + column;
  const reward = REWARDS[PLACES[next]];
  return { next, reward: (reward ?? 0) - COST, over: reward !== undefined };
}

/** The steps of one walk: { square, action, reward } each. */
export function walk(logits, numbers) {
  const steps = [];
  let square = START;
  for (let over = false; !over && steps.length < LONGEST; ) {
    const action = drawn(softmax(logits[square]), numbers());
    const step = moved(square, action);
    steps.push({ square, action, reward: step.reward });
    ({ next: square, over } = step);
  }
  return steps;
}

/** For each step the rewards from there to the end, summed. */
export function returns(steps) {
  let sum = 0;
  return steps.toReversed().map(({ reward }) => (sum += reward)).reverse();
}

/** One walk's push: e - p of each square, times how much better it went than its mean. */
function lesson(logits, means, steps, earned) {
  const push = logits.map((row) => row.map(() => 0));
  steps.forEach(({ square, action }, t) => {
    const better = earned[t] - means[square];
    softmax(logits[square]).forEach((p, i) => (push[square][i] += better * ((i === action) - p)));
  });
  return push;
}

/** The policy after so many walks, what each walk earned, and the steps of the last. */
export function learn({ seed, walks, rate, baseline }) {
  const numbers = chance(seed);
  const means = Array.from(PLACES, () => 0);
  const earned = [];
  let logits = Array.from(PLACES, () => DIRECTIONS.map(() => 0));
  let steps = [];
  for (let count = 0; count < walks; count++) {
    steps = walk(logits, numbers);
    const after = returns(steps);
    const push = lesson(logits, means, steps, after);
    logits = logits.map((row, square) => row.map((z, i) => z + rate * push[square][i]));
    if (baseline) steps.forEach(({ square }, t) => (means[square] += SHARE * (after[t] - means[square])));
    earned.push(after[0]);
  }
  return { logits, earned, steps };
}

/** Where the likeliest moves lead, in a sentence. */
function ways(logits) {
  let square = START;
  let over = false;
  let steps = 0;
  for (; !over && steps < LONGEST; steps++) {
    ({ next: square, over } = moved(square, logits[square].indexOf(Math.max(...logits[square]))));
  }
  const there = over ? `from S to ${PLACES[square].replace("-", "−")} in ${steps} steps` : "nowhere";
  return `The likeliest moves lead ${there}.`;
}

/** What the last twenty walks earned on average, 0 before the first. */
export function recently(earned) {
  const recent = earned.slice(-RECENT);
  return recent.reduce((sum, one) => sum + one, 0) / Math.max(1, recent.length);
}

/** What the last walks earned, and where the likeliest moves lead. */
export function walksSentence({ logits, earned }) {
  if (earned.length === 0) return "Before the first walk all four moves are equally likely.";
  const count = Math.min(earned.length, RECENT);
  const last = count > 1 ? `the last ${count} walks` : "the first walk";
  return `On average ${last} earned ${fixed(recently(earned))}. ${ways(logits)}`;
}
