"""Causes that stop a loss at a number, and the sum behind each.

Some are exhibits, some are not, and one is no bug. What fits equally well comes in this
order: what happens often is above.
"""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from .expected_losses import (
    above,
    below,
    between,
    caps,
    cells,
    floor,
    half_ones,
    in_text,
    one,
    rows,
    same_class,
    share,
    smoothed,
    sums,
    wrong_too,
    zero,
)


@dataclass(frozen=True)
class Rule:
    """A cause, the numbers at which it stops a loss, and the sum behind them.

    Parameters
    ----------
    exhibit : str
        By the name of its function; "" where the cause is none.
    why : str
        The arithmetic, with {K}, {v}, {p} and what `numbers` adds.
    numbers : callable
        ``numbers(K, v)`` yields (expected value, words to fill in); an expected value
        of None fits whatever the number is, but only just.
    title : str
        What the cause is called, where it is no exhibit.
    near : bool
        Whether a number within one per cent fits too: a loss still moves a little.
    """

    exhibit: str
    why: str
    numbers: Callable[[int, float], Iterator[tuple[float | None, dict]]]
    title: str = ""
    near: bool = True


RULES = {
    "uniform": Rule(
        "",
        "ln {K} = {p}: each class gets 1/{K}, whatever the input. As a first loss that "
        "is right. If it stays, no gradient reaches the weights, the steps are too "
        "small or far too large, or the labels have nothing to do with the inputs.",
        one(math.log),
        title="Equal shares: nothing is learned yet",
    ),
    "double": Rule(
        "double_softmax_loss",
        "ln(e + {K} − 1) − 1 = {p}: the loss applies a softmax to probabilities, and "
        "one class leads the others by 1 at most. A sigmoid before the loss has the "
        "same floor.",
        one(floor),
    ),
    "wrong-too": Rule(
        "wrong_classes_too_loss",
        "ln {K} − ({K} − 1) ln(1 − 1/{K}) = {p}: equal shares, and each wrong class "
        "counted as a question of its own.",
        one(wrong_too),
    ),
    "wrong-too-mean": Rule(
        "wrong_classes_too_loss",
        "(ln {K} − ({K} − 1) ln(1 − 1/{K}))/{K} = {p}: equal shares, each wrong class "
        "counted as a question of its own, and the mean taken over the classes.",
        one(lambda K: wrong_too(K) / K),
    ),
    "same-class": Rule(
        "scores_as_probabilities_loss",
        "{n}/{K} · {c} = {p}: scores taken for probabilities are clipped at 1e-7, and "
        "−ln 1e-7 = {c}. The same class always wins, and among {K} equally frequent "
        "ones that is wrong in {n} of {K} cases.",
        same_class,
    ),
    "half-ones": Rule(
        "single_unit_softmax",
        "½ · {c} = {p}: a softmax over one output is always 1, right for one half of "
        "the examples; each of the others costs {c}, where the loss clips 1 − p.",
        half_ones,
    ),
    "keras-cap": Rule(
        "scores_as_probabilities_loss",
        "−ln 1e-7 = {p}: the loss takes scores for probabilities and clips them at "
        "1e-7, where the gradient is 0.",
        one(lambda K: -math.log(1e-7)),
    ),
    "cap": Rule(
        "clipped_loss",
        "−ln {c} = {p}: a constant inside the logarithm allows no larger loss.",
        caps,
    ),
    "nothing-one-axis": Rule(
        "first_axis_softmax",
        "−ln 1 = 0: normalised over a batch of one example, every class gets 1.",
        one(zero),
        near=False,
    ),
    "nothing-one-unit": Rule(
        "single_unit_softmax",
        "−ln 1 = 0: a softmax over one output is 1, whatever the score.",
        one(zero),
        near=False,
    ),
    "nothing-rounded": Rule(
        "one_plus_log_softmax",
        "1 + x rounds to 1 below x = 1.1e-16, in float32 below 6e-8: the sum inside "
        "the logarithm forgets all but the winner, and its loss is ln 1 = 0.",
        one(zero),
        near=False,
    ),
    "minus-share": Rule(
        "nll_of_probabilities",
        "−1/{K} = {p}: the loss is −p instead of −ln p, at equal shares.",
        one(lambda K: -1 / K),
    ),
    "minus-one": Rule(
        "nll_of_probabilities",
        "−p = −1: the loss is −p instead of −ln p, and p is 1.",
        one(lambda K: -1.0),
    ),
    "divergence": Rule(
        "kl_of_probabilities",
        "−ln {K} − 1/{K} = {p}: q (ln q − p), summed, for equal shares in both: the "
        "logarithm of p is missing.",
        one(lambda K: -math.log(K) - 1 / K),
    ),
    "cells": Rule(
        "whole_array_softmax",
        "ln({K} · {N}) = {p}: one sum for a batch of {N} leaves each of its {n} cells "
        "1/{n}.",
        cells,
        near=False,
    ),
    "batch": Rule(
        "first_axis_softmax",
        "ln {N} = {p}: normalised over a batch of {N} examples, each of them gets "
        "1/{N} of every class.",
        rows,
        near=False,
    ),
    "batch-sum": Rule(
        "whole_array_softmax",
        "ln {N} = {p}: one sum for a batch of {N} leaves each example 1/{N}, however "
        "sure the model is.",
        rows,
        near=False,
    ),
    "summed": Rule(
        "",
        "{N} · ln {K} = {p}: equal shares, {c} for each example, summed over a batch "
        "of {N} instead of averaged. Steps are then {N} times as long, too.",
        sums,
        title="A sum where a mean is expected",
        near=False,
    ),
    "smoothed": Rule(
        "",
        "With a tenth of each label spread over {K} classes, the loss of a perfect "
        "model is the entropy of that label: {p}.",
        one(smoothed),
        title="No bug: the floor of label smoothing",
    ),
    "bounded": Rule(
        "",
        "ln(1 + ({K} − 1)/e²) = {p}: scores between −1 and 1, from a tanh or a cosine, "
        "let one class lead by 2 at most. They need a factor.",
        one(lambda K: math.log1p((K - 1) * math.exp(-2))),
        title="Scores kept between −1 and 1",
    ),
    "sigmoids": Rule(
        "",
        "ln 2 = {p}: each class is a question of its own, and the model says one half "
        "to each.",
        lambda K, v: iter([(math.log(2), {})] if K > 2 else []),
        title="Yes-or-no questions, none of them learned",
    ),
    "bits": Rule(
        "",
        "log₂ {K} = {p}: equal shares again, counted in bits.",
        lambda K, v: iter([(math.log2(K), {})] if K > 2 else []),
        title="A logarithm to base 2",
    ),
    "probabilities": Rule(
        "nll_of_probabilities",
        "The loss is −p instead of −ln p: it lies between −1 and 0, and here the mean "
        "p of the truth would be {share}.",
        between(lambda K: -1, zero, lambda K, v: {"share": in_text(-v)}),
    ),
    "divergences": Rule(
        "kl_of_probabilities",
        "q (ln q − p), summed, lies above −ln {K} − 1 = {low}, and is negative where "
        "it should be 0: the logarithm of p is missing.",
        between(
            lambda K: -math.log(K) - 1,
            zero,
            lambda K, v: {"low": in_text(-math.log(K) - 1)},
        ),
    ),
    "minus-score": Rule(
        "",
        "A loss that expects log-probabilities returns −z for a score z: it has no "
        "floor, and raising all scores lowers it. Take a log-softmax first.",
        between(lambda K: -math.inf, zero, lambda K, v: {}),
        title="Scores given to a loss that expects log-probabilities",
    ),
    "double-range": Rule(
        "double_softmax_loss",
        "A softmax of probabilities keeps the loss above ln(e + {K} − 1) − 1 = {low}; "
        "you are {gap} above that. It falls towards it slowly.",
        between(
            floor,
            below,
            lambda K, v: {"low": in_text(floor(K)), "gap": in_text(v - floor(K))},
        ),
    ),
    "clipped-share": Rule(
        "scores_as_probabilities_loss",
        "If scores are taken for probabilities, nearly every loss is 0 or −ln 1e-7 = "
        "{c}; a mean of {v} would be {share} % of the latter.",
        share(1e-7),
    ),
    "worse": Rule(
        "",
        "Above ln {K} = {low} the model does worse than equal shares: it is sure and "
        "wrong. Labels may be off by one or shuffled, or the steps too large.",
        between(above, lambda K: math.inf, lambda K, v: {"low": in_text(math.log(K))}),
        title="Worse than equal shares",
    ),
    "frequencies": Rule(
        "",
        "A model that ignores its inputs and answers with the frequencies f of the "
        "labels has the loss −Σ f ln f, below ln {K} = {low} where classes are "
        "unequal. Compute it for yours.",
        between(zero, below, lambda K, v: {"low": in_text(math.log(K))}),
        title="Nothing learned but how frequent the classes are",
    ),
}
