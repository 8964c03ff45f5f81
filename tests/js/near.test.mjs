// A misspelt word finds the word that was meant.

import assert from "node:assert/strict";
import { test } from "node:test";

import { distance, instead, isKnown, near } from "../../book/assets/near.mjs";

const words = ["softmax", "temperature", "log-sum-exp", "logits", "log_softmax", "calibration", "class", "classes", "odds", "one"];

// counted by hand: insertions, deletions, changes, swaps of neighbours
for (const [a, b, count] of [
  ["", "", 0],
  ["odds", "odds", 0],
  ["odds", "", 4],
  ["", "odds", 4],
  ["temprature", "temperature", 1],
  ["softamx", "softmax", 1],
  ["sofmaxx", "softmax", 2],
  ["kitten", "sitting", 3],
  ["ca", "abc", 3], // optimal string alignment: no part is changed twice
]) {
  test(`"${a}" is ${count} from "${b}"`, () => assert.equal(distance(a, b), count));
}

for (const [wrong, right] of [
  ["temprature", "temperature"],
  ["Softamx", "softmax"],
  ["logsumexp", "log-sum-exp"],
  ["logsoftmax", "log_softmax"],
  ["callibration", "calibration"],
  ["ods", "odds"],
]) {
  test(`"${wrong}" means "${right}"`, () => assert.equal(near(wrong, words)[0], right));
}

test("the frequent word comes first where two are as near", () => {
  assert.deepEqual(near("classs", words).slice(0, 2), ["class", "classes"]);
  assert.deepEqual(near("ab", ["ac", "bb"]), ["ac", "bb"]);
});

test("what is near to nothing has no suggestion", () => {
  assert.deepEqual(near("zyzzyva", words), []);
  assert.deepEqual(near("x", words), []);
});

test("a part of a word is known, as in the search", () => {
  assert.ok(isKnown("Calibr", words));
  assert.ok(!isKnown("calibrx", words));
  assert.ok(!isKnown("on", words));
});

test("only the misspelt word of a search changes", () => {
  assert.equal(instead("softmax temprature", words)[0], "softmax temperature");
});

test("an unknown word that is near to nothing is left out", () => {
  assert.deepEqual(instead("zyzzyva odds", words), ["odds"]);
});

test("known words that share no page are offered one by one", () => {
  assert.deepEqual(instead("odds logits", words), ["odds", "logits"]);
});

test("nothing to suggest is an empty list", () => {
  assert.deepEqual(instead("zyzzyva", words), []);
  assert.deepEqual(instead("softmax", words), []);
  assert.deepEqual(instead("", words), []);
  assert.deepEqual(instead("odds", []), []);
});
