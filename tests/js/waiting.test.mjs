import assert from "node:assert/strict";
import { test } from "node:test";

const memory = () => new Int32Array(new SharedArrayBuffer(4));

test("an answer that is already there is a promise, too", async () => {
  const answered = memory();
  Atomics.store(answered, 0, 1);
  assert.equal(Atomics.waitAsync(answered, 0, 0).value, "not-equal");
  await import("../../live/lab/waiting.mjs");
  const { async, value } = Atomics.waitAsync(answered, 0, 0);
  assert.equal(async, false);
  assert.equal(await value.then((told) => told), "not-equal");
});

test("an answer that comes is waited for", async () => {
  const asked = memory();
  const { async, value } = Atomics.waitAsync(asked, 0);
  assert.equal(async, true);
  Atomics.notify(asked, 0);
  assert.equal(await value, "ok");
});
