// Words near a misspelt one, for a search that found nothing.

const MOST = 3;

/** What counts when two words are compared: no case, no hyphens, no underscores. */
const bare = (word) => word.toLowerCase().replace(/[-_’']/g, "");

/**
 * Insertions, deletions, changes and swaps of neighbours that make `a` into `b`
 * (optimal string alignment; Damerau 1964 counts these four mistakes).
 */
export function distance(a, b) {
  let [before, last] = [[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = last[j - 1] + (a[i - 1] !== b[j - 1]);
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, change);
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (i > 1 && j > 1 && swapped) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    [before, last] = [last, row];
  }
  return last[b.length];
}

/** How many mistakes a word of this length may have and still be meant. */
const allowed = (length) => (length <= 4 ? 1 : length <= 8 ? 2 : 3);

/** True if some word of the book is this one, or contains it, as the search sees it. */
export function isKnown(word, words) {
  return word.length > 2 && words.some((known) => known.includes(word.toLowerCase()));
}

/** The nearest words, nearest first and of those the most frequent; at most three. */
export function near(word, words) {
  const wanted = bare(word);
  return words
    .map((known, rank) => ({ known, rank, far: distance(wanted, bare(known)) }))
    .filter(({ far }) => far <= allowed(wanted.length) && far < wanted.length)
    .sort((a, b) => a.far - b.far || a.rank - b.rank)
    .slice(0, MOST)
    .map(({ known }) => known);
}

/**
 * Searches to try instead of one without results.
 *
 * @param {string} query what was searched for
 * @param {string[]} words the words of the book, the most frequent first
 * @returns {string[]} other queries; where each word is known, the words one by one
 */
export function instead(query, words) {
  const parts = query.split(/[\s,.;:/()"“”]+/).filter(Boolean);
  const choices = parts.map((part) => (isKnown(part, words) ? [part] : near(part, words)));
  const known = choices.filter((choice) => choice.length > 0);
  if (parts.every((part) => isKnown(part, words))) return parts.length > 1 ? parts : [];
  const most = Math.max(0, ...known.map((choice) => choice.length));
  const mended = Array.from({ length: most }, (_, n) =>
    known.map((choice) => choice[Math.min(n, choice.length - 1)]).join(" "),
  );
  return [...new Set(mended)];
}
