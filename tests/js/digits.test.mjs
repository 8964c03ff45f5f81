import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  digitsInWords,
  scientific,
} from "../../softmax_lib/teaching/widgets/esm/lib/digits.mjs";
import { golden } from "./golden.mjs";

const cases = golden("digits");

describe("numbers of any size", () => {
  for (const [x, text] of cases.scientific) {
    test(`${x} reads ${text}, as in Python`, () => assert.equal(scientific(Number(x)), text));
  }
});

describe("right digits in words", () => {
  for (const [value, truth, format, words] of cases.digitsInWords) {
    test(`${value} for ${truth} in ${format}: ${words}`, () =>
      assert.equal(digitsInWords(Number(value), Number(truth), format), words));
  }
});
