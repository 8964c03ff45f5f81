"""Queries, keys and values that the tests of attention share."""

import numpy as np


def arrays(seed=7, queries=4, places=6, features=5, values=3, lead=()):
    rng = np.random.default_rng(seed)
    shapes = (queries, features), (places, features), (places, values)
    return [rng.normal(size=(*lead, *shape)) for shape in shapes]
