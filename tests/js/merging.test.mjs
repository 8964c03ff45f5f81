import assert from "node:assert/strict";
import { test } from "node:test";
import {
  NOTHING,
  ORDERS,
  PIECES,
  arrivals,
  mergeSentence,
  mergedState,
  stateOf,
} from "../../softmax_lib/teaching/widgets/esm/lib/merging.mjs";
import { golden } from "./golden.mjs";

const close = (a, b) => assert.ok(Math.abs(a - b) <= 1e-14 * Math.abs(b), `${a} against ${b}`);

for (const { z, cuts, order, steps, sentence } of golden("merging")) {
  test(`pieces at ${cuts} in order ${order} of ${z.length} scores`, () => {
    arrivals(z, cuts, order).forEach(({ i, state, merged, plain }, at) => {
      assert.equal(PIECES[i], steps[at].piece);
      for (const [ours, theirs] of [[state, steps[at].state], [merged, steps[at].merged]]) {
        assert.equal(ours.top, Number(theirs.top));
        close(ours.sum, theirs.sum);
      }
      close(plain, steps[at].plain);
    });
    assert.equal(mergeSentence(z, cuts, order), sentence);
  });
}

test("nothing changes nothing", () => {
  const some = stateOf([1, 2, 3]);
  assert.deepEqual(mergedState(some, NOTHING), some);
  assert.deepEqual(mergedState(NOTHING, some), some);
  assert.deepEqual(mergedState(NOTHING, stateOf([])), NOTHING);
});

test("the six orders are all different", () => {
  assert.equal(new Set(ORDERS.map(String)).size, 6);
});
