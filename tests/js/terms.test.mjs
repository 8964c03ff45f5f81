// Words as the search compares them.

import assert from "node:assert/strict";
import test from "node:test";
import { groups, termsOf, words } from "../../book/assets/terms.mjs";

const whole = (text) => [...words(text)].map(({ word }) => word);

test("numbers are one word, however they are written", () => {
  assert.deepEqual(whole("It stops at 1.4612, not 93.15 %."), ["It", "stops", "at", "1.4612", "not", "93.15"]);
  assert.deepEqual(termsOf("50 257 50,257 50\u202f257"), ["50257", "50257", "50257"]);
  assert.deepEqual(termsOf("1e-22"), ["1e-22"]);
  assert.deepEqual(termsOf("1.4612."), ["1.4612"]);
});

test("a compound is found whole and in parts", () => {
  assert.deepEqual(groups("log-sum-exp"), [["logsumexp", "log", "sum", "exp"]]);
  assert.deepEqual(groups("Kullback–Leibler"), [["kullbackleibler", "kullback", "leibler"]]);
  assert.deepEqual(groups("sl.cross_entropy"), [["sl"], ["crossentropy", "cross", "entropy"]]);
});

test("endings of the plural, capitals and accents make no difference", () => {
  for (const [one, other] of [["photograph", "Photographs"], ["loss", "losses"], ["naive", "naïve"], ["probability", "probabilities"], ["softmax", "softmaxes"]]) {
    assert.deepEqual(termsOf(one), termsOf(other));
  }
});

test("words that every text has are no terms", () => {
  assert.deepEqual(termsOf("what is the softmax of a"), ["softmax"]);
});

test("the place of a word is where it begins", () => {
  const text = "so log-odds";
  assert.deepEqual([...words(text)].map(({ index }) => index), [0, 3]);
});
