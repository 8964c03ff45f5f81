"""The inputs on which a repaired exhibit is tried, and what is asked of it.

The first input is the one that exposes the bug. Then come friendly ones, and some that
expose other exhibits: a cure that is another bug is none.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

INF = np.inf
ROW = [0.7, 1.5, 4.8]
HARD = [
    [1.0, 1.0, 0.0],  # a tie
    [-1000.0, -999.0, -1001.0],  # exp gives zeros
    [0.0, 800.0, 0.0],  # a probability that underflows
]
SCORES = [(each,) for each in ([1000.0, 1001.0], ROW, *HARD)]
LABELLED = [(ROW, 2), ([1.0, 1.0, 0.0], 1), (HARD[1], 0), (HARD[2], 0)]
BATCHES = [
    ([ROW],),
    ([[1.0, 2.0, 3.0], [3.0, 1.0, 1.0]],),
    ([[0.0, 1.0], [5.0, 5.0]],),
    ([[0.0, 1.0], [-1000.0, -998.0]],),
    ([*HARD, ROW],),
]
THREE_AXES = [
    ([[ROW, HARD[0]], [HARD[1], HARD[2]]],),
    ([[[0.0, 1.0], [2.0, 2.0]]],),
    ([[1.0, 2.0, 3.0], [0.0, 0.0, 5.0]],),
]
AT_TEMPERATURES = [(ROW, 1.0), (ROW, 0.5), ([1000.0, 1001.0], 2.0), (HARD[1], 4.0)]

PROBABILITIES = "the probabilities of the scores z"
BY_ROW = "the probabilities of each row of z"
LAST_AXIS = "the softmax of z along its last axis"
LOG_PROBABILITIES = "the log-probabilities of the scores z"
LOSS = "the cross-entropy of class y, z being scores"


@dataclass(frozen=True, kw_only=True)
class Trial:
    """What a repaired function must return, and the inputs on which it is tried.

    Parameters
    ----------
    asks : str
        What it returns: "the probabilities of the scores z".
    given : list of tuple
        Further inputs, after the one that exposes the bug.
    relative, absolute : float
        How far a result may be off.
    accepts : callable, optional
        ``accepts(answer, *given)`` is true for what is right although it is not the
        cure's answer; it gets the function itself where `draws` is set.
    should : str
        What `accepts` looks for, in words.
    draws : int
        How often the function is called on an input, its last argument drawn anew.
    """

    asks: str
    given: list
    relative: float = 1e-9
    absolute: float = 1e-12
    accepts: Callable | None = None
    should: str = ""
    draws: int = 0


def is_finite_at_zero(answer, u):
    """Return whether noise is finite where u is 0, and Gumbel noise elsewhere."""
    answer = np.asarray(answer, float)
    u = np.asarray(u, float)
    inside = u > 0
    noise = -np.log(-np.log(u[inside]))
    return bool(
        np.isfinite(answer).all() and np.allclose(answer[inside], noise, rtol=1e-5)
    )


def has_frequencies(classes, p, _):
    """Return whether classes come as often as p says: within 5 standard errors."""
    p, n = np.asarray(p), len(classes)
    if np.asarray(classes).dtype.kind not in "iu":
        return False
    share = np.bincount(classes, minlength=len(p)) / n
    return bool((np.abs(share - p) <= 5 * np.sqrt(p * (1 - p) / n)).all())


def _integers(*dtypes):
    return [
        (np.array(z, dtype),)
        for dtype in dtypes
        for z in ([1, 2, 3], [-100, 100] if dtype[0] == "i" else [0, 200])
    ]


TRIALS = {
    "double_softmax_loss": Trial(asks=LOSS, given=LABELLED),
    "scores_as_probabilities_loss": Trial(asks=LOSS, given=LABELLED),
    "log_softmax_twice": Trial(asks=LOG_PROBABILITIES, given=SCORES),
    "nll_of_probabilities": Trial(asks=LOSS, given=LABELLED),
    "kl_of_probabilities": Trial(
        asks="the divergence of the softmax of z from q, which has no zero",
        given=[(ROW, [0.2, 0.3, 0.5]), ([0.0, 800.0], [0.5, 0.5])],
    ),
    "wrong_classes_too_loss": Trial(asks=LOSS, given=LABELLED),
    "first_axis_softmax": Trial(asks=BY_ROW, given=BATCHES),
    "implicit_axis_softmax": Trial(
        asks=LAST_AXIS, given=[*THREE_AXES, BATCHES[1], (ROW,)]
    ),
    "whole_array_softmax": Trial(asks=BY_ROW, given=BATCHES),
    "flattened_softmax": Trial(asks=LAST_AXIS, given=THREE_AXES),
    "no_keepdims_softmax": Trial(asks=BY_ROW, given=BATCHES),
    "single_unit_softmax": Trial(
        asks="the probability of yes for each score, the odds being e to the score",
        given=[([[0.0], [2.5]],), ([[-30.0], [30.0]],)],
    ),
    "competing_tags": Trial(
        asks="for each label whether its own odds, e to its score, are above 1",
        given=[([10.0, 1.0, -1.0],), ([-3.0, -3.0],), ([2.0],), ([-1.0],)],
    ),
    "naive_softmax": Trial(asks=PROBABILITIES, given=SCORES),
    "global_max_softmax": Trial(asks=BY_ROW, given=BATCHES),
    "division_free_softmax": Trial(
        asks=f"{PROBABILITIES}, to 13 digits", given=SCORES, relative=1e-13, absolute=0
    ),
    "infinite_score_softmax": Trial(
        asks=f"{PROBABILITIES}; one infinite score takes all",
        given=[([1.0, INF, -INF],), *SCORES],
    ),
    "misplaced_parenthesis_softmax": Trial(
        asks=PROBABILITIES, given=[([-3.0, -1.0, -2.0],), *SCORES]
    ),
    "unsigned_softmax": Trial(
        asks=PROBABILITIES, given=[(ROW,), *_integers("u1", "u8", "i1", "i8")]
    ),
    "integer_softmax": Trial(
        asks=PROBABILITIES, given=[(ROW,), *_integers("u1", "i1", "i8")]
    ),
    "log_of_softmax": Trial(asks=LOG_PROBABILITIES, given=SCORES),
    "one_plus_log_softmax": Trial(
        asks=f"{LOG_PROBABILITIES}, to 12 digits, the largest included",
        given=[(ROW,), ([0.0, 60.0, 0.0],), (HARD[0],), (HARD[2],)],
        relative=1e-12,
        absolute=0,
    ),
    "clipped_loss": Trial(
        asks="the cross-entropy of class 0, z being scores", given=SCORES
    ),
    "smoothed_loss_of_probabilities": Trial(
        asks="the cross-entropy of z, a tenth of the label spread over all classes",
        given=LABELLED,
    ),
    "exp_of_scores": Trial(asks=PROBABILITIES, given=SCORES),
    "large_negative_mask_softmax": Trial(
        asks="the probabilities of the allowed scores, zeros for the others; "
        "all zeros where nothing is allowed",
        given=[
            ([3.0, 1.0, 2.0], [True, True, False]),
            ([-2e9, -2e9, 0.0], [True, True, False]),
            (np.array([3, 1, 2], "f2"), [False, False, False]),
            (ROW, [True, True, True]),
        ],
    ),
    "empty_row_softmax": Trial(
        asks="the probabilities along the last axis, −inf marking what is masked; "
        "zeros for a row of nothing else",
        given=[
            ([[-INF, -INF], [1.0, -INF]],),
            ([[-1000.0, -999.0], [0.0, -INF]],),
            (ROW,),
        ],
    ),
    "mask_after_softmax": Trial(
        asks="the probabilities of the allowed scores, zeros for the others",
        given=[
            ([1000.0, 1.0, 2.0], [False, True, True]),
            ([-50.0, -51.0, 0.0], [True, True, False]),
            (ROW, [True, True, True]),
        ],
    ),
    "forced_attention": Trial(
        asks="the weights of the keys beside one more key, of score 0 and left out "
        "of what is returned",
        given=[([0.0, 0.0],), (ROW,), (HARD[2],), ([-1000.0, -999.0],)],
    ),
    "times_temperature_softmax": Trial(
        asks="the softmax of z at a temperature", given=AT_TEMPERATURES
    ),
    "zero_temperature_softmax": Trial(
        asks="the softmax of z at a temperature; at 0 the best share all",
        given=[([1.0, 1.0, 0.0], 0.0), ([1.0, 0.0], 1e-310), *AT_TEMPERATURES],
    ),
    "tempered_log_probabilities": Trial(
        asks="the softmax of z at a temperature", given=AT_TEMPERATURES
    ),
    "stepped_temperature": Trial(
        asks="the temperature of the lowest loss, to three digits",
        given=[
            (np.eye(2)[[0, 0, 0, 1, 0]] * 4.0, [0, 0, 1, 1, 1]),
            (np.eye(3)[[0, 1, 2, 0]] * 8.0, [0, 1, 2, 1]),
            (np.eye(2)[[0] * 10] / 2, [0] * 9 + [1]),
        ],
        relative=1e-3,
    ),
    "sums_exactly_to_one": Trial(
        asks="whether p is a distribution: nothing negative, and a sum of 1 but for "
        "rounding",
        given=[
            ([0.5, 0.4],),
            ([1.5, -0.5],),
            ([1.0, 1.0, 0.0],),
            ([0.0, 1.0, 0.0],),
            (np.full(10, 0.1),),
            ([0.5, np.nan],),
        ],
    ),
    "gumbel_noise": Trial(
        asks="Gumbel noise, −log(−log u), and a finite number where u is 0",
        given=[([0.5, 0.001, 0.9, 0.1],), (np.array([0, 0.25], "f4"),)],
        accepts=is_finite_at_zero,
        should="finite numbers, and −log(−log u) where u is not 0",
    ),
    "noisy_probabilities": Trial(
        asks="a class, drawn as often as p says, from one uniform number u per class",
        given=[([0.7, 0.2, 0.1], [0.5, 0.5, 0.5]), ([0.25] * 4, [0.5] * 4)],
        accepts=has_frequencies,
        should="frequencies near p",
        draws=1000,
    ),
    "confidence_as_accuracy": Trial(
        asks="how often the class with the largest score is y",
        given=[([ROW, HARD[0], HARD[2]], [2, 2, 1]), ([[0.1, 0.0]] * 4, [0, 0, 0, 1])],
    ),
    "known_if_confident": Trial(
        asks="True if x lies among what was seen, False if far from all of it",
        given=[
            ([0.0], [[1.0], [-1.0]], [[-1.0], [1.0]]),
            ([0.5], [[1.0], [-1.0]], [[-1.0], [1.0]]),
            ([-80.0], [[1.0], [-1.0]], [[-1.0], [1.0]]),
            ([3.1, 2.9], [[1.0, 0.0], [0.0, 1.0]], [[2, 2], [4, 4], [2, 4], [4, 2]]),
            ([-9.0, -9.0], [[1.0, 0.0], [0.0, 1.0]], [[2, 2], [4, 4], [2, 4], [4, 2]]),
        ],
    ),
    "softmax_then_argmax": Trial(
        asks="the class with the largest score, along the last axis",
        given=[(ROW,), ([ROW, HARD[2], [3.0, 3.0 - 4e-16, 1.0]],), ([1000.0, 1001.0],)],
    ),
    "calibration_without_the_edge": Trial(
        asks="the expected calibration error over ten bins of equal width",
        given=[
            ([1.0, 1.0, 0.85, 0.55], [1, 0, 1, 0]),
            ([0.95, 0.93, 0.35], [1, 0, 1]),
            ([1.0], [1]),
        ],
    ),
    "halves_of_two_definitions": Trial(
        asks="the calibration error of p as the probability that y is 1",
        given=[([0.3, 0.7], [1, 1]), ([0.05, 0.95], [0, 1]), ([0.45, 1.0], [0, 0])],
    ),
    "soft_maximum": Trial(
        asks="the soft form of the largest score: the logarithm of the sum of exp",
        given=[(ROW,), ([1000.0, 1001.0],), (HARD[1],), ([3.0],)],
    ),
    "largest_move": Trial(
        asks="the least bound on how far probabilities move, by the Euclidean norm, "
        "when scores move by step",
        given=[(0.1, 1.0), (1e-3, 2.0), (1e-3, 0.5)],
    ),
}
