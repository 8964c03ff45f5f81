import assert from "node:assert/strict";
import { test } from "node:test";
import * as text from "../../softmax_lib/teaching/widgets/esm/lib/text.mjs";
import { golden } from "./golden.mjs";

for (const [name, cases] of Object.entries(golden("text"))) {
  for (const [...call] of cases) {
    const expected = call.pop();
    test(`${name}(${call}) reads ${expected}`, () =>
      assert.equal(text[name](...call), expected));
  }
}
