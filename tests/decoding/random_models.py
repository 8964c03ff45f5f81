"""Models whose scores depend on the whole sequence, for tests that try them all."""

from zlib import crc32

import numpy as np

WORDS = 3


class Model:
    """Scores that depend on the whole sequence, and on a seed."""

    def __init__(self, seed, spread=2.0):
        self.seed, self.spread, self.asked, self.known = seed, spread, 0, {}

    def row(self, sequence):
        sequence = tuple(sequence)
        if sequence not in self.known:
            seed = crc32(repr((self.seed, sequence)).encode())
            rng = np.random.default_rng(seed)
            self.known[sequence] = rng.normal(0, self.spread, WORDS)
        return self.known[sequence]

    def __call__(self, sequences):
        self.asked += len(sequences)
        return np.array([self.row(each) for each in sequences])
