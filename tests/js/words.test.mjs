// Why Python has ended is said as it is, in three browsers.

import assert from "node:assert/strict";
import { test } from "node:test";
import { CannotLoad, inWords } from "../../live/page/words.mjs";

const overflow = () => {
  try {
    (function down() { down(); })();
  } catch (error) {
    return error;
  }
};
const CASES = {
  "a full stack, here and in Chromium": [overflow(), /nested too deeply/],
  "a full stack in Firefox": [new Error("too much recursion"), /nested too deeply/],
  "a full memory": [new RangeError("Array buffer allocation failed"), /no more memory/],
  "a full memory of WebAssembly": [new Error("Out of memory"), /no more memory/],
  "a file that is missing": [new CannotLoad("It is missing."), /^It is missing\.$/],
  "anything else, by its last line": [new Error("a\nb"), /^Python has stopped: b$/],
  "what is no error": ["ended", /^Python has stopped: ended$/],
};

for (const [name, [error, expected]] of Object.entries(CASES)) {
  test(name, () => assert.match(inWords(error), expected));
}
