// A small transformer, as softmax_lib/transformer.py computes it, on one text.
import { softmax } from "./softmax.mjs";

const SMALL = 1e-5;

/** Row of mean square 1. */
function normed(x) {
  let sum = 0;
  for (const value of x) sum += value * value;
  const size = Math.sqrt(sum / x.length + SMALL);
  return x.map((value) => value / size);
}

/** Matrix (rows, x.length), which starts in `array` at `start`, times x. */
function product(array, start, rows, x) {
  const out = new Float64Array(rows);
  for (let i = 0, at = start; i < rows; i += 1) {
    let sum = 0;
    for (let j = 0; j < x.length; j += 1, at += 1) sum += array[at] * x[j];
    out[i] = sum;
  }
  return out;
}

/** Add to x what the means of a head are mapped back to: means times (d, C). */
function addMapped(x, array, start, means) {
  means.forEach((mean, i) => {
    const row = start + i * x.length;
    for (let j = 0; j < x.length; j += 1) x[j] += mean * array[row + j];
  });
}

/** Weights of the place i among those up to it, from its query and all keys. */
function weightsOf(i, query, keys, distance, start) {
  const scale = Math.sqrt(query.length);
  const scores = keys.slice(0, i + 1).map((key, j) => {
    let sum = 0;
    for (let c = 0; c < key.length; c += 1) sum += query[c] * key[c];
    return sum / scale + distance[start + i - j];
  });
  return softmax(scores);
}

/**
 * { weights, scores } of a text of symbols: weights[block][head][i] are the weights that
 * place i gives to the places up to it, and scores[i] are those of what follows it.
 * `sizes` has V, C, B, H, d, L, M, and `model` the arrays, row by row.
 */
export function attended(model, { V, C, B, H, d, L, M }, text) {
  let x = text.map((symbol) => Float64Array.from(model.embedding.subarray(symbol * C, (symbol + 1) * C)));
  const weights = [];
  for (let block = 0; block < B; block += 1) {
    const a = x.map(normed);
    const heads = Array.from({ length: H }, (_, head) => {
      const [maps, far] = [(block * H + head) * d * C, (block * H + head) * L];
      const mapped = (name) => a.map((row) => product(model[name], maps, d, row));
      const [queries, keys, values] = ["query", "key", "value"].map(mapped);
      return queries.map((query, i) => {
        const w = weightsOf(i, query, keys, model.distance, far);
        const means = new Float64Array(d);
        w.forEach((weight, j) => values[j].forEach((value, c) => (means[c] += weight * value)));
        addMapped(x[i], model.output, maps, means);
        return w;
      });
    });
    weights.push(heads);
    x = x.map((row) => {
      const units = product(model.up, block * M * C, M, normed(row)).map((unit, i) => Math.max(0, unit + model.upBias[block * M + i]));
      const added = product(model.down, block * C * M, C, units);
      return row.map((value, i) => value + added[i] + model.downBias[block * C + i]);
    });
  }
  const scores = x.map((row) => product(model.unembedding, 0, V, normed(row)).map((score, i) => score + model.bias[i]));
  return { weights, scores };
}

/** The names of the arrays in their order, and how many numbers each has. */
function lengths({ V, C, B, H, d, L, M }) {
  const maps = B * H * d * C;
  return {
    embedding: V * C,
    query: maps,
    key: maps,
    value: maps,
    distance: B * H * L,
    output: maps,
    up: B * M * C,
    upBias: B * M,
    down: B * C * M,
    downBias: B * C,
    unembedding: V * C,
    bias: V,
  };
}

/**
 * The arrays of a model from a buffer: what 1 is worth in each, as float32, then bytes.
 * Where it is worth 0, all is 0 and there are none.
 */
export function arraysOf(buffer, sizes) {
  const parts = Object.entries(lengths(sizes));
  const worth = new DataView(buffer);
  let start = 4 * parts.length;
  return Object.fromEntries(
    parts.map(([name, length], i) => {
      const unit = worth.getFloat32(4 * i, true);
      if (unit === 0) return [name, new Float64Array(length)];
      const bytes = new Int8Array(buffer, start, length);
      start += length;
      return [name, Float64Array.from(bytes, (byte) => byte * unit)];
    }),
  );
}
