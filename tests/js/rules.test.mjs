import assert from "node:assert/strict";
import { test } from "node:test";
import { brief, penalised, ruled, ruledRows, rulesSentence } from "../../softmax_lib/teaching/widgets/esm/lib/rules.mjs";
import { typical } from "../../softmax_lib/teaching/widgets/esm/lib/truncation.mjs";
import { wordModel } from "../../softmax_lib/teaching/widgets/esm/lib/word-model.mjs";
import { golden } from "./golden.mjs";

const rules = golden("rules");
const model = wordModel(golden("sampler").model);
const near = (a, b) => assert.ok(Math.abs(a - b) <= 1e-11 * Math.max(b, 1e-300), `${a} is not ${b}`);
const places = (x, holds) => x.flatMap((value, i) => (holds(value) ? [i] : []));

for (const [p, text] of rules.brief) test(`${p} is ${text} for short`, () => assert.equal(brief(p), text));

for (const { z, mass, kept } of rules.typical) {
  test(`what typical keeps of ${z} with ${mass}`, () =>
    assert.deepEqual(places(typical(Object.freeze(z), mass), (score) => score > -Infinity), kept));
}

test("typical leaves what was cut off before", () => {
  assert.deepEqual(places(typical([0, -Infinity, 1], 0.999999), (score) => score > -Infinity), [0, 2]);
});

for (const { z, said, penalty, after } of rules.penalised) {
  test(`${z} penalised by ${penalty}`, () => assert.deepEqual(penalised(z, said, penalty), after));
}

for (const { settings, kept, after, held, among, greedy, draws } of rules.cases) {
  test(`after ${JSON.stringify(settings)} comes ${draws}`, () => {
    const found = ruled(model, settings);
    for (const rule of found.rules) {
      assert.equal(rule.kept, kept[rule.name].length);
      assert.deepEqual(places(rule.after, (p) => p > 0), kept[rule.name]);
      kept[rule.name].forEach((place, i) => near(rule.after[place], after[rule.name][i]));
      near(rule.held, held[rule.name]);
    }
    near(found.among, among);
    assert.deepEqual([found.greedy, found.draws], [greedy, draws]);
    assert.equal(found.over, settings.text.endsWith("(end)"));
    const sentence = rulesSentence(found, settings.rule);
    assert.ok(sentence.startsWith(`As unsure as among ${among.toFixed(1)} equally likely words: top-k keeps ${settings.k}, `));
    assert.ok(sentence.endsWith(found.over ? "The name has ended." : `Greedy takes ${greedy}; ${settings.rule} draws ${draws}.`));
    const rows = ruledRows(model.words, found);
    assert.equal(rows.length, 9);
    rows[0].cells.forEach((_, i) => near(rows.slice(0, 7).reduce((total, { cells }) => total + cells[i].share, 0), 1));
  });
}

test("twelve words are enough", () => {
  const found = ruled(model, { ...rules.cases[0].settings, text: Array(12).fill("LETTER").join(" ") });
  assert.ok(found.over && !found.ended);
});
