"""What softmax, log_softmax and logsumexp give at the edges: one table.

The tests check every line of it, along every axis and for every dtype; the
conformance checks ask the lines without a mask of any softmax.
"""

from typing import NamedTuple

import numpy as np

INF, NAN = np.inf, np.nan


class Edge(NamedTuple):
    """One input, and what the three functions have to answer."""

    name: str
    z: list
    softmax: list
    log_softmax: list
    logsumexp: float
    where: list | None = None


LN2 = float(np.log(2))

EDGES = [
    Edge("an empty axis", [], [], [], -INF),
    Edge("one entry", [3], [1], [0], 3),
    Edge("all -inf", [-INF, -INF], [NAN, NAN], [NAN, NAN], -INF),
    Edge("nothing left by where", [1, 2], [NAN] * 2, [NAN] * 2, -INF, [0, 0]),
    Edge("only -inf left by where", [1, -INF], [NAN] * 2, [NAN] * 2, -INF, [0, 1]),
    Edge("one +inf", [1, INF, -INF], [0, 1, 0], [-INF, 0, -INF], INF),
    Edge("a lone +inf", [INF], [1], [0], INF),
    Edge("several +inf", [INF, 1, INF], [NAN] * 3, [NAN] * 3, INF),
    Edge("one of two +inf masked", [INF, INF], [1, 0], [0, -INF], INF, [1, 0]),
    Edge(
        "several +inf left by where",
        [INF, INF, 1],
        [NAN, NAN, 0],
        [NAN, NAN, -INF],
        INF,
        [1, 1, 0],
    ),
    Edge("NaN", [NAN, 1], [NAN, NAN], [NAN, NAN], NAN),
    Edge("NaN beside +inf", [NAN, INF], [NAN, NAN], [NAN, NAN], NAN),
    Edge("NaN beside -inf", [NAN, -INF], [NAN, NAN], [NAN, NAN], NAN),
    Edge("a masked NaN", [NAN, 1], [0, 1], [-INF, 0], 1, [0, 1]),
    Edge("NaN left by where", [NAN, 1], [NAN, 0], [NAN, -INF], NAN, [1, 0]),
    Edge("a -inf entry", [1, -INF, 1], [0.5, 0, 0.5], [-LN2, -INF, -LN2], 1 + LN2),
    Edge(
        "a masked entry", [0, 9, 0], [0.5, 0, 0.5], [-LN2, -INF, -LN2], LN2, [1, 0, 1]
    ),
    Edge("a masked +inf", [0, INF], [1, 0], [0, -INF], 0, [1, 0]),
    Edge("all equal", [7, 7], [0.5, 0.5], [-LN2, -LN2], 7 + LN2),
    Edge("large", [60000, 40000], [1, 0], [0, -20000], 60000),
    Edge("large and equal", [60000, 60000], [0.5, 0.5], [-LN2, -LN2], 60000 + LN2),
    Edge("very negative", [-60000, -60000], [0.5] * 2, [-LN2] * 2, -60000 + LN2),
    Edge("far apart", [-30000, 30000], [0, 1], [-60000, 0], 30000),
    Edge("two zeros", [0.0, -0.0], [0.5, 0.5], [-LN2, -LN2], LN2),
]
