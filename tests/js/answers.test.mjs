// The website judges answers exactly as Python does: both judge these cases.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import {
  judge,
  readNumber,
} from "../../softmax_lib/teaching/widgets/esm/lib/answers.mjs";

const golden = JSON.parse(
  readFileSync(new URL("../golden/answers.json", import.meta.url)),
);

for (const { text, word, value, ...expected } of golden.readings) {
  test(`"${text}" reads as ${value ?? "no number"}`, () => {
    const { value: got, ...rest } = readNumber(text, word);
    assert.deepEqual(rest, expected);
    if (value === undefined) assert.equal(got, undefined);
    else assert.ok(Math.abs(got - value) <= 1e-15 * Math.abs(value), `${got}`);
  });
}

for (const { spec, answer, mark, says } of golden.cases) {
  test(`${spec}: ${JSON.stringify(answer)} is ${mark}`, () => {
    assert.deepEqual(judge(golden.specs[spec], answer), { mark, says });
  });
}
