// A finished cell of JupyterLite could stay at [*]. Its page and its kernel answer each
// other through shared memory (by coincident), and the page calls
// `Atomics.waitAsync(…).value.then`. If the answer arrives before the page waits, as on
// a busy machine, `value` is the string "not-equal" instead of a promise, and the page
// fails. This script of the lab's pages, which runs before them, makes it a promise.

const { waitAsync } = Atomics;

if (waitAsync) {
  Atomics.waitAsync = (...memory) => {
    const { async, value } = waitAsync(...memory);
    return { async, value: Promise.resolve(value) };
  };
}
