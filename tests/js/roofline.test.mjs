import assert from "node:assert/strict";
import { test } from "node:test";
import { partsOf, rooflineSentence, secondsOf, withUnit, workOf } from "../../softmax_lib/teaching/widgets/esm/lib/roofline.mjs";
import { golden } from "./golden.mjs";

const near = (a, b) => assert.ok(Math.abs(a - b) <= 1e-13 * Math.abs(b), `${a} is not ${b}`);

for (const { state, work, seconds, parts, sentence } of golden("roofline")) {
  const { kind, way, number, rows, classes, features } = state;
  test(`${kind} ${way} of ${number}, ${rows} × ${classes}, ${features}`, () => {
    const found = workOf(state);
    assert.deepEqual([found.flops, found.exps, found.bytes], work);
    const times = secondsOf(found, state);
    ["memory", "flops", "exps"].forEach((name, i) => near(times[name], seconds[i]));
    assert.deepEqual(partsOf(found, times), parts);
    assert.equal(rooflineSentence(found, times), sentence);
  });
}

test("units step by a thousand", () => {
  assert.equal(withUnit(999.4, "B"), "999 B");
  assert.equal(withUnit(999.5, "B"), "1.00 kB");
  assert.equal(withUnit(1e-12, "s"), "0.00100 ns");
  assert.equal(withUnit(2.5e-10, "s"), "0.250 ns");
  assert.equal(withUnit(1.5e22, "B"), "15000 EB");
  assert.equal(withUnit(12), "12.0");
});
