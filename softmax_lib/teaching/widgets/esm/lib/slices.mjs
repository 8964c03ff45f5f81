// Work that takes longer than a frame, cut so that the page answers meanwhile.

const SLICE = 8; // ms

/** A promise of the values of a function at all items, in order. */
export const inSlices = async (items, valueOf) => {
  const values = [];
  let end = 0; // begin with a pause: what went before may have taken long
  for (const item of items) {
    if (performance.now() > end) {
      await new Promise((done) => setTimeout(done));
      end = performance.now() + SLICE;
    }
    values.push(valueOf(item));
  }
  return values;
};
