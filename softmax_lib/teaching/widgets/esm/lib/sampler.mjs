// Temperature, cuts, draws and what they say. token_sampler.py says the same in Python;
// both are tested against tests/golden/sampler.json.
import { chance, drawn } from "./chance.mjs";
import { softmax } from "./softmax.mjs";
import { fixed } from "./text.mjs";
import { minP, topK, topP } from "./truncation.mjs";

const LINES = 4;
const LONGEST = 12;

/** Scores at the temperature, cut by k, then by mass, then by ratio. */
export function cut(z, { temperature, k, mass, ratio }) {
  const warm = z.map((score) => score / temperature);
  return minP(topP(topK(warm, k), mass), ratio);
}

/** Four lines that begin with the prompt, drawn from the seed. */
export function said(model, settings) {
  const next = chance(settings.seed);
  return Array.from({ length: LINES }, () => {
    const line = settings.prompt.split(" ").filter(Boolean);
    while (line.length < LONGEST) {
      const word = drawn(softmax(cut(model.logits(line), settings)), next());
      if (word === 0) break;
      line.push(model.words[word]);
    }
    return line.join(" ");
  });
}

/** Each word's probability before and after the cut, and whether it survives. */
export function shares(model, settings) {
  const z = model.logits(settings.prompt.split(" ").filter(Boolean));
  const kept = cut(z, settings);
  const before = softmax(z, settings.temperature);
  const after = softmax(kept);
  return model.words.map((word, i) => ({
    word,
    before: before[i],
    after: after[i],
    survives: kept[i] > -Infinity,
  }));
}

/** How many words survive, what they held, and what is drawn first. */
export function survivorsSentence(rows, lines, seed) {
  const kept = rows.filter(({ survives }) => survives);
  const held = kept.reduce((total, { before }) => total + before, 0);
  const share = kept.length === rows.length ? "all of" : `${fixed(100 * held, 1)}% of`;
  const survive = kept.length === 1 ? "survives" : "survive";
  return (
    `${kept.length} of ${rows.length} words ${survive}, with ${share} the probability. ` +
    `Seed ${seed} says: ${lines[0]}.`
  );
}
