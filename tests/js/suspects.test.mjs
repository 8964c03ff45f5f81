import assert from "node:assert/strict";
import { test } from "node:test";
import { readTyped, suspectsOf } from "../../softmax_lib/teaching/widgets/esm/lib/suspects.mjs";
import { golden } from "./golden.mjs";

const RULES = golden("suspect_rules");

for (const { value, classes, found } of golden("suspects")) {
  test(`a loss of ${value} with ${classes} classes`, () => {
    assert.deepEqual(suspectsOf(readTyped(value), classes, RULES), found);
  });
}

test("a number is read as people type it", () => {
  assert.deepEqual(readTyped(" −2,30 "), { value: -2.3, decimals: 2 });
  assert.deepEqual(readTyped("1.5e1"), { value: 15, decimals: 1 });
  assert.deepEqual(readTyped(".5"), { value: 0.5, decimals: 1 });
  for (const text of ["", "nan", "inf", "1_0", "2.3.1", "1e999", "two"]) assert.equal(readTyped(text), null, text);
});
