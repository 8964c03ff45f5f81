// Words of a text as the search compares them: 1.4612 and log-sum-exp in one piece.

const WORD =
  /\d{1,3}(?:[,\u00a0\u2009\u202f ]\d{3})+(?![\d\p{L}])(?:\.\d+)?|[\p{L}\p{N}]+(?:[-–−_'’.][\p{L}\p{N}]+)*/gu;
const NUMBER = /^\d[\d,\u00a0\u2009\u202f ]*(?:\.\d+)*(?:e[-−]?\d+)?$/i;
const DOT = /(?<!\d)\.|\.(?!\d)/; // between names, not within a number
const JOINT = /[-–−_'’]/;
const COMMON = new Set(
  "a an and are as at be by do does for from has have how i in is it its of on or that the this to was what when where which why with you".split(" "),
);

/** Each word of a text with its place: {index, word}. */
export function* words(text) {
  for (const { index, 0: word } of text.matchAll(WORD)) yield { index, word };
}

/**
 * What a word is found by, as groups that are all wanted: of each, the whole or all its
 * parts. "softmax_lib.log-sum-exp" is [["softmaxlib", "softmax", "lib"], ["logsumexp", …]].
 */
export function groups(word) {
  if (NUMBER.test(word)) return [[word.toLowerCase().replace(/[,\u00a0\u2009\u202f ]/g, "").replace("−", "-")]];
  return word.split(DOT).map((name) => {
    const parts = name.split(JOINT).map(stem);
    const known = parts.filter((part) => part && !COMMON.has(part));
    return parts.length > 1 ? [parts.join(""), ...known] : known;
  });
}

/** All terms of a text, one for each way in which a word of it is found. */
export function termsOf(text) {
  return [...words(text)].flatMap(({ word }) => groups(word).flat());
}

/** A word without accents and endings of the plural. */
function stem(word) {
  const bare = word.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  if (bare.length < 4 || /\d|(?:ss|us|is)$/.test(bare)) return bare;
  return bare.replace(/ies$/, "y").replace(/(ss|sh|ch|x)es$/, "$1").replace(/s$/, (s, at) => (bare[at - 1] === "s" ? s : ""));
}
