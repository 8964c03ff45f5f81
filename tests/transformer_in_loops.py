"""A transformer written out: every place, head and key in turn."""

import math

import numpy as np


def rms_normed(row):
    return row / math.sqrt(sum(v * v for v in row) / len(row) + 1e-5)


def in_loops(model, text):
    """Return the scores of one text, and the weights that each of its heads gives."""
    seen = []
    x = [model.embedding[t] for t in text]
    blocks, heads, d, _ = model.query.shape
    for b in range(blocks):
        a = [rms_normed(row) for row in x]
        after = []
        for i in range(len(text)):
            row = x[i].copy()
            for h in range(heads):
                q = model.query[b, h] @ a[i]
                z = [
                    q @ (model.key[b, h] @ a[j]) / math.sqrt(d)
                    + model.distance[b, h, i - j]
                    for j in range(i + 1)
                ]
                e = [math.exp(s - max(z)) for s in z]
                seen.append((b, h, i, [part / sum(e) for part in e]))
                for j in range(i + 1):
                    held = model.value[b, h] @ a[j]
                    row += e[j] / sum(e) * (held @ model.output[b, h])
            after.append(row)
        x = []
        for row in after:
            units = model.up[b] @ rms_normed(row) + model.up_bias[b]
            units = np.array([u if u > 0 else 0 for u in units])
            x.append(row + model.down[b] @ units + model.down_bias[b])
    return [model.unembedding @ rms_normed(row) + model.bias for row in x], seen
