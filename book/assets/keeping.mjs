// What a reader has done, as one file: written, read and merged.
//
// The file is {format, version, progress, review, edits}. A merge never changes what
// this browser has: it adds what is missing, and of a card takes the later review.

const FORMAT = "softmax-book";
const VERSION = 1;
export const LARGEST = 5_000_000; // bytes
export const KEYS = {
  progress: "softmax-book:progress", // {"2.1": "done", …}: exercises.js
  review: "softmax-book:review", // {name: card}: spacing.mjs
  edits: "softmax-book:edits", // {chapter: {cell: code}}: live/page/edits.mjs
};
const CARD = ["reps", "interval", "ease", "due", "last", "first"];

/** A fault of a file, in words for the reader. */
export class BadFile extends Error {}

const isPlain = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

/** An object without inherited keys: whatever a file calls its keys, they are only keys. */
const bare = (entries) => Object.assign(Object.create(null), Object.fromEntries(entries));

/** What this browser has under one of KEYS; what is not readable counts as nothing. */
export function kept(kind, storage) {
  try {
    const stored = JSON.parse(storage.getItem(KEYS[kind]));
    return isPlain(stored) ? stored : {};
  } catch {
    return {};
  }
}

/** The text of the file. */
export function written(storage) {
  const parts = Object.keys(KEYS).map((kind) => [kind, kept(kind, storage)]);
  return `${JSON.stringify({ format: FORMAT, version: VERSION, ...Object.fromEntries(parts) }, null, 1)}\n`;
}

/** What a file holds: {progress, review, edits}. Throws BadFile. */
export function read(text) {
  let told;
  try {
    told = JSON.parse(text);
  } catch (error) {
    throw new BadFile(`This is no JSON file: ${error.message}.`);
  }
  if (!isPlain(told) || told.format !== FORMAT) {
    throw new BadFile("This JSON file does not come from this page: its “format” is not “softmax-book”.");
  }
  if (!Number.isInteger(told.version) || told.version < 1) {
    throw new BadFile("The file does not say its version, a whole number.");
  }
  if (told.version > VERSION) {
    throw new BadFile(`The file has version ${told.version}, made by a newer book; this page reads version ${VERSION}.`);
  }
  for (const kind of Object.keys(KEYS)) {
    if (told[kind] !== undefined && !isPlain(told[kind])) throw new BadFile(`“${kind}” in the file is no object.`);
    for (const [name, value] of Object.entries(told[kind] ?? {})) {
      const fault = FAULTS[kind](value);
      if (fault) throw new BadFile(`“${kind}”, “${name}” in the file: ${fault}.`);
    }
  }
  return { progress: told.progress ?? {}, review: told.review ?? {}, edits: told.edits ?? {} };
}

const isText = (value) => typeof value === "string";
const FAULTS = {
  progress: (value) =>
    isText(value) || (Array.isArray(value) && value.every(isText)) ? "" : "an answer is a text or a list of texts",
  review: (card) =>
    isPlain(card) && CARD.every((name) => Number.isFinite(card[name])) ? "" : `a card has the numbers ${CARD.join(", ")}`,
  edits: (cells) => (isPlain(cells) && Object.values(cells).every(isText) ? "" : "an edited cell is a text"),
};

/**
 * Both together: {progress, review, edits, added, left}. `added` counts what came from
 * the file, of each kind; `left` what differs in it and was left as it is here.
 */
export function merged(here, file) {
  const added = { progress: 0, review: 0, edits: 0 };
  const left = { progress: 0, review: 0, edits: 0 };
  const join = (kind, mine, theirs, takes = () => false) => {
    const all = bare(Object.entries(mine));
    for (const [name, value] of Object.entries(theirs)) {
      if (name in all && JSON.stringify(all[name]) === JSON.stringify(value)) continue;
      if (name in all && !takes(value, all[name])) left[kind] += 1;
      else {
        all[name] = value;
        added[kind] += 1;
      }
    }
    return all;
  };
  const chapters = new Set([...Object.keys(here.edits), ...Object.keys(file.edits)]);
  const own = (object, name) => (Object.hasOwn(object, name) ? object[name] : {});
  return {
    progress: join("progress", here.progress, file.progress),
    review: join("review", here.review, file.review, (theirs, mine) => theirs.last > mine.last),
    edits: bare([...chapters].map((name) => [name, join("edits", own(here.edits, name), own(file.edits, name))])),
    added,
    left,
  };
}

/** Merge a file's text into what is stored; return a sentence on what was done. */
export function imported(text, storage) {
  const file = read(text);
  const here = Object.fromEntries(Object.keys(KEYS).map((kind) => [kind, kept(kind, storage)]));
  const { added, left, ...all } = merged(here, file);
  for (const [kind, key] of Object.entries(KEYS)) {
    if (added[kind]) storage.setItem(key, JSON.stringify(all[kind]));
  }
  const news = inWords(added);
  const stayed = inWords(left);
  const differs = stayed ? ` Different in the file, and left as here: ${stayed}.` : "";
  return news ? `Added from the file: ${news}.${differs}` : `The file has nothing new.${differs}`;
}

const NAMES = { progress: ["answer", "answers"], review: ["card", "cards"], edits: ["edited cell", "edited cells"] };

function inWords(counts) {
  const some = Object.entries(counts).filter(([, count]) => count);
  return some.map(([kind, count]) => `${count} ${NAMES[kind][count === 1 ? 0 : 1]}`).join(", ");
}
