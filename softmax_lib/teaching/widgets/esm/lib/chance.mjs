// Random numbers that JavaScript and Python draw alike. _chance.py says the same; both
// are tested against tests/golden/sampler.json.

const STRIDE = 0x9e3779b9; // 2^32 divided by the golden ratio, to the nearest odd number

/** 32 bits well mixed: the last step of MurmurHash3, by A. Appleby. */
export function mixed(h) {
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** A function that returns the next number in [0, 1), a multiple of 2^-32. */
export function chance(seed) {
  let state = mixed(seed + 1);
  return () => {
    state = (state + STRIDE) >>> 0;
    return mixed(state) / 2 ** 32;
  };
}

/** Where in the heap of probabilities a number from 0 to 1 falls. */
export function drawn(p, number) {
  const heap = [];
  p.reduce((total, share, i) => (heap[i] = total + share), 0);
  return heap.findIndex((height) => height > number * heap.at(-1));
}
