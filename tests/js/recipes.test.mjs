import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { toFloat16 } from "../../softmax_lib/teaching/widgets/esm/lib/float16.mjs";
import {
  FORMATS,
  answersTo,
  digitsOf,
  rightDigits,
  stored,
} from "../../softmax_lib/teaching/widgets/esm/lib/recipes.mjs";
import { golden, ulps } from "./golden.mjs";

/** The float16 number with these bits, from the definition of the format. */
function fromBits(bits) {
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  const sign = bits >> 15 ? -1 : 1;
  if (exponent === 31) return fraction ? NaN : sign * Infinity;
  return sign * (exponent ? (1024 + fraction) * 2 ** (exponent - 25) : fraction * 2 ** -24);
}

const finite = Array.from({ length: 0x7c00 }, (_, bits) => fromBits(bits)); // 0 … 65504

describe("rounding to float16", () => {
  test("leaves all 65 536 float16 numbers as they are", () => {
    for (let bits = 0; bits < 65536; bits++) {
      const x = fromBits(bits);
      assert.ok(Object.is(toFloat16(x), x), `${x}`);
    }
  });
  test("takes the even one of two neighbours half-way, and the nearer one elsewhere", () => {
    for (let bits = 0; bits < finite.length; bits++) {
      const [below, above] = [finite[bits], finite[bits + 1] ?? 65536];
      const middle = (below + above) / 2;
      const next = above === 65536 ? Infinity : above;
      assert.equal(toFloat16(middle), bits % 2 ? next : below);
      assert.equal(toFloat16(middle * (1 - 2 ** -52)), below);
      assert.equal(toFloat16(middle * (1 + 2 ** -52)), next);
      assert.equal(toFloat16(-middle), bits % 2 ? -next : -below);
    }
  });
  test("agrees with numpy on 4000 numbers of all sizes", () => {
    const { bits } = golden("float16");
    let seed = 16;
    const draw = () => (seed = Number((1664525n * BigInt(seed) + 1013904223n) % 2n ** 32n));
    for (let i = 0; i < 4000; i++) {
      draw();
      const sign = seed % 2 ? -1 : 1;
      const exponent = (Math.floor(seed / 2 ** 26) % 45) - 27;
      const x = sign * (1 + draw() / 2 ** 32) * 2 ** exponent;
      const expected = fromBits(parseInt(bits.slice(4 * i, 4 * i + 4), 16));
      assert.ok(Object.is(toFloat16(x), expected), `${x}`);
    }
  });
  test("overflows from half-way to the number after the last", () => {
    assert.equal(toFloat16(65519.99), 65504);
    assert.equal(toFloat16(65520), Infinity);
    assert.equal(toFloat16(-1e9), -Infinity);
    assert.ok(Object.is(toFloat16(-1e-9), -0));
    assert.ok(Number.isNaN(toFloat16(NaN)));
  });
});

describe("the recipes", () => {
  for (const [format, gap, level, expected] of golden("recipes")) {
    test(`answer like exact arithmetic rounded: ${format}, gap ${gap}, level ${level}`, () => {
      const found = answersTo(gap, level, format);
      assert.deepEqual(Object.keys(found), Object.keys(expected));
      for (const [name, [loser, loss]] of Object.entries(expected)) {
        for (const [value, spelled] of [[found[name].loser, loser], [found[name].loss, loss]]) {
          const exact = Number(spelled);
          if (format !== "float64" && name !== "exact") assert.ok(value === exact || Object.is(value, exact));
          else assert.ok(close(value, exact, 8 * (name === "exact" ? 1 : Math.max(1, gap))), `${name} ${value} ${exact}`);
        }
      }
    });
  }
});

const close = (a, b, steps) =>
  Object.is(a, b) || Math.abs(a - b) < 1e-320 || ulps(a, b) <= steps;

describe("counting right digits", () => {
  test("a format has so many", () => {
    assert.deepEqual(["float16", "float32", "float64"].map((f) => Math.floor(digitsOf(f))), [3, 7, 15]);
  });
  test("the nearest number and its neighbour have all", () => {
    assert.equal(rightDigits(0.5 + 2 ** -24, 0.5, "float32"), digitsOf("float32"));
    assert.equal(rightDigits(0, 1e-60, "float32"), digitsOf("float32"));
  });
  test("what is lost, wrong or no number has none", () => {
    for (const value of [0, 7, NaN, Infinity]) assert.equal(rightDigits(value, 1e-3, "float16"), 0);
  });
  test("in between it is the logarithm of the error", () => {
    assert.ok(Math.abs(rightDigits(0.5005, 0.5, "float64") - 3) < 1e-9);
  });
  test("the logits are rounded before anything else", () => {
    assert.deepEqual(stored(0.3, 1000, "float16"), [1000.5, 1000]);
    assert.equal(FORMATS.float16.round(0.3), 0.300048828125);
  });
});
