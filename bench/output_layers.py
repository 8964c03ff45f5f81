"""Cost against error of output layers over many classes, on real text.

``python -m bench.output_layers`` trains the same small language model with each output
layer, and writes output_layers.json, which the book reads. The text is the
documentation that numpy, scipy and scikit-learn carry in their own source. It takes
about a quarter of an hour on a quiet machine; set OPENBLAS_NUM_THREADS=1.
"""

import argparse
import hashlib
import json
import platform
import time
from importlib.metadata import version
from pathlib import Path

import numpy as np

import softmax_lib as sl
from bench.computer import load
from bench.output_text import documents, examples, numbered
from softmax_lib.adaptive import AdaptiveSoftmax
from softmax_lib.hierarchical import HierarchicalSoftmax
from softmax_lib.sampled import cross_entropy_sampled_grad

HERE = Path(__file__).parent
FEATURES, BATCH, RATE = 32, 128, 0.2
CHECKPOINTS = 5
CUTOFFS = [500, 2500]


class Rows:
    """A table of weights, a row for each class, which learns where it is used."""

    def __init__(self, weights):
        self.weights = weights.astype(np.float32)
        self.squares = np.full(weights.shape, 1e-6, np.float32)

    def learn(self, rows, gradient):
        """Take a step of Adagrad in rows that differ."""
        self.squares[rows] += gradient**2
        self.weights[rows] -= RATE * gradient / np.sqrt(self.squares[rows])

    def learn_repeated(self, rows, gradient):
        """Take a step where a row may stand several times."""
        rows, places = np.unique(rows, return_inverse=True)
        total = np.zeros((len(rows), gradient.shape[1]), np.float32)
        np.add.at(total, places, gradient)
        self.learn(rows, total)


class Full:
    """The softmax itself."""

    def __init__(self, counts, rng):
        self.table = Rows(rng.normal(0, FEATURES**-0.5, (len(counts), FEATURES)))

    def step(self, hidden, y, rng):
        """Learn from a batch.

        Returns the derivative with respect to `hidden`, the multiply-adds of a row's
        loss, and how many weights were read.
        """
        del rng
        g = sl.cross_entropy_grad(hidden @ self.table.weights.T, y)
        by_hidden = g @ self.table.weights
        self.table.learn(slice(None), g.T @ hidden)
        return by_hidden, self.table.weights.size, self.table.weights.size

    def losses(self, hidden, y):
        """Return the surprise of each row's label."""
        z = hidden @ self.table.weights.T
        return sl.cross_entropy(z, y, reduction="none")


class Sampled(Full):
    """A sample of the classes while it learns, the softmax itself when it is judged."""

    def __init__(self, counts, rng, size, q):
        super().__init__(counts, rng)
        self.size, self.q = size, q
        self.ends = np.cumsum(q)

    def step(self, hidden, y, rng):
        """Learn from a batch, as `Full.step`."""
        drawn = np.searchsorted(self.ends, rng.random(self.size) * self.ends[-1])
        found = cross_entropy_sampled_grad(
            hidden, self.table.weights.T, y, drawn, self.q
        )
        self.table.learn(found.classes, found.projection.T)
        cost = FEATURES * (self.size + 1)
        return found.hidden, cost, found.projection.size


class Tree:
    """Huffman's tree of the counts."""

    def __init__(self, counts, rng):
        self.tree = HierarchicalSoftmax(counts)
        shape = len(counts) - 1, FEATURES
        self.table = Rows(0 * rng.normal(0, FEATURES**-0.5, shape))

    def step(self, hidden, y, rng):
        """Learn from a batch, as `Full.step`."""
        del rng
        found = self.tree.cross_entropy_grad(hidden, self.table.weights.T, y)
        self.table.learn(found.touched, found.nodes.T)
        cost = FEATURES * self.tree.lengths[y].mean()
        return found.hidden, cost, found.nodes.size

    def losses(self, hidden, y):
        """Return the surprise of each row's label."""
        return self.tree.cross_entropy(
            hidden, self.table.weights.T, y, reduction="none"
        )


class Tails:
    """A head and two tails."""

    def __init__(self, counts, rng, shrink=4):
        self.layer = AdaptiveSoftmax(CUTOFFS, len(counts), shrink=shrink)
        self.tables = [Rows(each) for each in self.layer.initial(FEATURES, rng)]
        self.cost = self.layer.multiply_adds(FEATURES)

    @property
    def layers(self):
        """The weights, as `AdaptiveSoftmax` wants them."""
        return [table.weights for table in self.tables]

    def step(self, hidden, y, rng):
        """Learn from a batch, as `Full.step`."""
        del rng
        found = self.layer.cross_entropy_grad(hidden, self.layers, y)
        touched = 0
        for table, gradient in zip(self.tables, found.layers, strict=True):
            if gradient.any():
                table.learn(slice(None), gradient)
                touched += gradient.size
        return found.hidden, self.cost[y].mean(), touched

    def losses(self, hidden, y):
        """Return the surprise of each row's label."""
        return self.layer.cross_entropy(hidden, self.layers, y, reduction="none")


def contenders(counts):
    """Return what makes each output layer, by its name."""
    share = np.array(counts) / sum(counts)
    even = np.full(len(counts), 1 / len(counts))
    return {
        "full": Full,
        "sampled, 32 by frequency": lambda c, r: Sampled(c, r, 32, share),
        "sampled, 256 by frequency": lambda c, r: Sampled(c, r, 256, share),
        "sampled, 256 evenly": lambda c, r: Sampled(c, r, 256, even),
        "hierarchical": Tree,
        "adaptive": Tails,
        "adaptive, no shrinking": lambda c, r: Tails(c, r, shrink=1),
    }


def trained(make, counts, train, test, seed):
    """Return the test losses of each word at each checkpoint, and what it cost."""
    rng = np.random.default_rng([10, seed])
    near, far = (Rows(rng.normal(0, 0.1, (len(counts), FEATURES))) for _ in range(2))
    order = rng.permutation(len(train))
    output = make(counts, rng)
    batches = np.array_split(order, max(1, len(order) // BATCH))
    marks = {round(len(batches) * (i + 1) / CHECKPOINTS) for i in range(CHECKPOINTS)}
    cost = touched = seconds = 0.0
    curve = []
    for done, batch in enumerate(batches, 1):
        one, two, y, _ = train[batch].T
        hidden = np.tanh(near.weights[one] + far.weights[two])
        start = time.process_time()
        by_hidden, products, weights = output.step(hidden, y, rng)
        seconds += time.process_time() - start
        cost += products * len(y)
        touched += weights / len(batches)
        by_sum = by_hidden * (1 - hidden**2)
        near.learn_repeated(one, by_sum)
        far.learn_repeated(two, by_sum)
        if done in marks:
            found = np.concatenate(
                [_losses(output, near, far, part) for part in np.array_split(test, 20)]
            )
            curve.append((cost, seconds, found))
    return curve, touched


def _losses(output, near, far, rows):
    one, two, y, _ = rows.T
    return output.losses(np.tanh(near.weights[one] + far.weights[two]), y)


def interval(differences, documents, draws=2000):
    """Return the mean, and where 95 % lie of those of resampled seeds and documents.

    `differences` has a row for each seed and a column for each word of the test text.
    """
    rng = np.random.default_rng(10)
    sizes = np.bincount(documents).astype(float)
    sums = np.array([np.bincount(documents, row) for row in differences])
    means = []
    for _ in range(draws):
        seeds = rng.integers(len(sums), size=len(sums))
        texts = rng.integers(len(sizes), size=len(sizes))
        means.append(sums[seeds].mean(axis=0)[texts].sum() / sizes[texts].sum())
    low, high = np.percentile(means, [2.5, 97.5])
    return [round(float(x), 4) for x in (differences.mean(), low, high)]


def measured(words, seeds, *, texts=None, say=print):
    """Return what the book shows, as plain data."""
    texts, counts = numbered(documents() if texts is None else texts)
    before = load()
    order = np.random.default_rng(10).permutation(len(texts))
    cut = len(texts) * 9 // 10
    train = examples([texts[i] for i in order[:cut]])[:words]
    test = examples([texts[i] for i in order[cut:]])[: max(words // 10, 100)]
    seen = np.bincount(train[:, 2], minlength=len(counts)) + 1.0
    share = seen / seen.sum()
    runs, found = {}, {}
    for name, make in contenders(seen).items():
        runs[name] = [trained(make, seen, train, test, seed) for seed in range(seeds)]
        found[name] = np.array([curve[-1][2] for curve, _ in runs[name]])
        say(f"{name:28}{found[name].mean():8.4f} nats", flush=True)
    alone = -np.log(share[test[:, 2]])
    return {
        "machine": {
            "load": before,
            "load_after": load(),
            "python": platform.python_version(),
            **{n: version(n) for n in ("numpy", "scipy", "scikit-learn")},
        },
        "text": {
            "documents": len(texts),
            "words": sum(map(len, texts)),
            "classes": len(counts),
            "sha256": hashlib.sha256(np.concatenate(texts).tobytes()).hexdigest(),
            "train": len(train),
            "test": len(test),
            "entropy_bits": round(float(-(share * np.log2(share)).sum()), 3),
        },
        "model": {
            "features": FEATURES,
            "batch": BATCH,
            "seeds": seeds,
            "cutoffs": CUTOFFS,
        },
        "counts alone": round(float(alone.mean()), 4),
        "layers": [
            {
                "name": name,
                "nats": round(float(found[name].mean()), 4),
                "more_than_full": interval(found[name] - found["full"], test[:, 3]),
                "multiply_adds": round(
                    np.mean([curve[-1][0] for curve, _ in runs[name]]) / len(train)
                ),
                "weights_touched": round(
                    np.mean([touched for _, touched in runs[name]])
                ),
                "cpu_seconds": round(
                    float(np.mean([curve[-1][1] for curve, _ in runs[name]])), 2
                ),
                "curve": [
                    [
                        float(
                            f"{np.mean([curve[i][0] for curve, _ in runs[name]]):.3g}"
                        ),
                        round(
                            float(np.mean([curve[i][2] for curve, _ in runs[name]])), 4
                        ),
                    ]
                    for i in range(CHECKPOINTS)
                ],
            }
            for name in found
        ],
    }


def main(words=None):
    """Measure, print, and write the table."""
    parser = argparse.ArgumentParser(prog="python -m bench.output_layers")
    parser.add_argument("--words", type=int, default=200_000, help="to train on")
    parser.add_argument("--seeds", type=int, default=4)
    parser.add_argument("--out", type=Path, default=HERE / "output_layers.json")
    asked = parser.parse_args(words)
    stored = measured(asked.words, asked.seeds)
    asked.out.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
