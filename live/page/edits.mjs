// What the reader has changed in a page's cells, kept in this browser until the book's
// text is back. A cell's id comes from the book's text: when that changes, an edit of the
// old text stays in the store, but out of the new cell.

const KEY = "softmax-book:edits"; // {chapter: {cell: code}}; the page of reviews saves it

/** Each edited cell of a chapter, by its id. */
export function editsOf(chapter, storage = localStorage) {
  const all = stored(storage);
  return Object.hasOwn(all, chapter) ? all[chapter] : {};
}

/** Keep a cell's code; null, once it is the book's. Returns whether there was room. */
export function keepEdit(chapter, id, code, storage = localStorage) {
  const all = stored(storage);
  const { [id]: before, ...others } = Object.hasOwn(all, chapter) ? all[chapter] : {};
  if (code === null && before === undefined) return true;
  all[chapter] = code === null ? others : { ...others, [id]: code };
  try {
    storage.setItem(KEY, JSON.stringify(all));
    return true;
  } catch {
    return false; // full
  }
}

function stored(storage) {
  try {
    const all = JSON.parse(storage.getItem(KEY));
    return all !== null && typeof all === "object" ? all : {};
  } catch {
    return {}; // not ours
  }
}
