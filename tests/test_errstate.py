"""No result depends on numpy's error state, and nothing is ever warned about."""

import math

import numpy as np
import pytest
from functions import INF, NAN

import softmax_lib as sl
from softmax_lib import (
    adaptive,
    attention,
    binary,
    blockwise,
    calibration,
    chunked,
    decoding,
    derivatives,
    floats,
    focal,
    hierarchical,
    information,
    losses,
    network,
    regression,
    sampled,
    sampling,
    sparse,
    stable,
    streaming,
    transformer,
    truncation,
    vocabulary,
)

MODULES = [
    attention,
    binary,
    blockwise,
    calibration,
    chunked,
    decoding,
    derivatives,
    floats,
    focal,
]
MODULES += [
    information,
    losses,
    network,
    regression,
    sampled,
    sampling,
    sparse,
    stable,
    streaming,
    transformer,
    truncation,
    vocabulary,
]
RECORDS = {"ChunkedGradient", "ConvergenceWarning", "ExpLimits", "Transformer"}
RECORDS |= {"AdaptiveGradient", "HierarchicalGradient", "SampledGradient"}
RECORDS |= {"ParallelGradient", "ParallelLoss", "Hypothesis", "Speculated"}
TINY = np.finfo(np.float16).smallest_subnormal
# Rows that overflow, underflow and are invalid somewhere on the way.
Z = np.array([[6e4, -6e4, 0], [INF, INF, 0], [NAN, 0, 1], [-INF, 0, -15]], np.float16)
P = np.array([[1, TINY, 0], [NAN, 0, 1], [0.5, 0.5, TINY]], np.float16)
FEW = Z[[0, 0, 3]]
Y = np.array([0, 1, 2, 2])
HIDDEN = np.array([[300, 300], [6e-5, -6e4], [NAN, INF], [0, 0]], np.float16)
# Predictions whose squares, products and exponentials underflow.
SURE = np.array([[1, 0, 5e-324], [1e-200, 1, 1e-300], [0.5, 0.5, 1e-310]] * 4)
CAME = np.array([0, 1, 0] * 3 + [1, 0, 2])
HUGE = [(1e200 * np.eye(3), np.zeros(3)), (1e200 * np.eye(3), np.zeros(3))]
SCORES = np.array([[0, -1e3, -1e-200], [-740, 0, -1e-310], [0, 1, -700]] * 4)
# Squares that overflow, and scores beyond every exponential.
READ = [[0, 1, 1], [1, 0, 1]]
LOUD = transformer.initial(2, 4, np.random.default_rng(0), width=4, heads=1)
LOUD = transformer.Transformer(*(1e200 * array for array in LOUD))


def rng():
    return np.random.default_rng(9)


def fitted(estimator, inputs):
    """Fit a map; return what it makes of its training data, and its loss."""
    estimator.fit(inputs, CAME)
    return np.append(estimator.transform(inputs), getattr(estimator, "loss_", 0))


CALLS = {
    "vocabulary_parallel_cross_entropy": lambda: (
        vocabulary.vocabulary_parallel_cross_entropy(
            HIDDEN, [HIDDEN[:2], HIDDEN[2:]], [0, 3, 1, 1], reduction="none"
        ).loss
    ),
    "vocabulary_parallel_cross_entropy_grad": lambda: (
        vocabulary.vocabulary_parallel_cross_entropy_grad(
            HIDDEN, [HIDDEN[:2], HIDDEN[2:]], [0, 3, 1, 1]
        ).hidden
    ),
    "AdaptiveSoftmax": lambda: adaptive.AdaptiveSoftmax([1], 3).log_probabilities(
        HIDDEN, [HIDDEN[:2], HIDDEN[:2, :1], HIDDEN[:1]]
    ),
    "AdaptiveSoftmax gradient": lambda: (
        adaptive.AdaptiveSoftmax([1], 3)
        .cross_entropy_grad(
            HIDDEN, [HIDDEN[:2], HIDDEN[:2, :1], HIDDEN[:1]], [0, 1, 2, 2]
        )
        .hidden
    ),
    "HierarchicalSoftmax": lambda: hierarchical.HierarchicalSoftmax(
        [5e-324, 1e308, 1]
    ).log_probabilities(HIDDEN, HIDDEN[:2]),
    "HierarchicalSoftmax gradient": lambda: (
        hierarchical.HierarchicalSoftmax([5e-324, 1e308, 1])
        .cross_entropy_grad(HIDDEN, HIDDEN[:2], [0, 1, 2, 2])
        .hidden
    ),
    "cross_entropy_sampled": lambda: sampled.cross_entropy_sampled(
        HIDDEN, HIDDEN[:2], [0, 0, 1, 1], [1, 0], [5e-324, 1], reduction="none"
    ),
    "cross_entropy_sampled_grad": lambda: (
        sampled.cross_entropy_sampled_grad(
            HIDDEN, HIDDEN[:2], [0, 0, 1, 1], [1, 0], [5e-324, 1]
        ).hidden
    ),
    "AttentionState": lambda: (
        blockwise.AttentionState.of(Z, HIDDEN[:3])
        .merge(blockwise.AttentionState.of(-Z, HIDDEN[1:]))
        .mean
    ),
    "blockwise_attention": lambda: blockwise.blockwise_attention(
        HIDDEN, HIDDEN, HIDDEN, block=1
    ),
    "bootstrap_interval": lambda: sl.bootstrap_interval(
        sl.brier_score, SURE, CAME, rng=rng(), draws=20
    ),
    "brier_decomposition": lambda: sl.brier_decomposition(SURE, CAME),
    "brier_score": lambda: sl.brier_score(SURE, CAME),
    "calibration_report": lambda: str(
        sl.calibration_report(SURE, CAME, rng=rng(), draws=20)
    ),
    "CalibrationSums": lambda: sl.CalibrationSums.of(SURE, CAME).brier_score,
    "ConformalSets": lambda: sl.ConformalSets().fit(SURE, CAME).predict(SURE),
    "calibration_test": lambda: (
        sl.calibration_test(SURE, CAME, rng=rng(), draws=20).if_calibrated
    ),
    "decide": lambda: sl.decide(SURE, np.eye(3) * 1e-300, abstain=1e-310),
    "difference_interval": lambda: sl.difference_interval(
        sl.brier_score, SURE, SURE[::-1], CAME, rng=rng(), draws=20
    ),
    "expected_calibration_error": lambda: sl.expected_calibration_error(
        SURE, CAME, norm=2, classwise=True, debias=True
    ),
    "HistogramBinning": lambda: fitted(sl.HistogramBinning(), SURE),
    "IsotonicCalibration": lambda: fitted(sl.IsotonicCalibration(), SURE),
    "MatrixScaling": lambda: fitted(sl.MatrixScaling(), SCORES),
    "kernel_calibration_error": lambda: sl.kernel_calibration_error(SURE, CAME),
    "negative_log_likelihood": lambda: sl.negative_log_likelihood(SURE, CAME),
    "reliability": lambda: sl.reliability(SURE, CAME, strategy="mass").confidence,
    "score_decomposition": lambda: (
        sl.score_decomposition(SURE, CAME, groups=[0] * len(CAME)).score
    ),
    "score_if_calibrated": lambda: sl.score_if_calibrated(
        sl.brier_score, SURE, rng=rng(), draws=20
    ),
    "smooth_calibration_error": lambda: sl.smooth_calibration_error(SURE, CAME),
    "SoftmaxRegression": lambda: sl.SoftmaxRegression().fit(SCORES, CAME).coef_,
    "TemperatureScaling": lambda: fitted(sl.TemperatureScaling(), SCORES),
    "VectorScaling": lambda: fitted(sl.VectorScaling(), SCORES),
    "acceptance": lambda: decoding.acceptance(FEW, FEW[::-1]),
    "bce_with_logits": lambda: sl.bce_with_logits(Z, np.ones((4, 3)), reduction="none"),
    "cross_entropy": lambda: sl.cross_entropy(Z, Y, reduction="none", weight=[3, 1, 9]),
    "cross_entropy sum": lambda: sl.cross_entropy(Z[[0, 0]], [1, 1], reduction="sum"),
    "cross_entropy mean": lambda: sl.cross_entropy(Z, Y, label_smoothing=0.1),
    "cross_entropy_chunked": lambda: sl.cross_entropy_chunked(
        HIDDEN, HIDDEN[:2], [0, 0, 1, 1], reduction="none"
    ),
    "cross_entropy_chunked_grad": lambda: (
        sl.cross_entropy_chunked_grad(HIDDEN, HIDDEN[:2], [0, 0, 1, 1]).hidden
    ),
    "cross_entropy_grad": lambda: sl.cross_entropy_grad(Z, Y, weight=[1e-7, 1, 9]),
    "cross_entropy_grad smooth": lambda: sl.cross_entropy_grad(
        Z, Y, label_smoothing=1e-7
    ),
    "cross_entropy_hvp": lambda: sl.cross_entropy_hvp(P, FEW),
    "entmax15": lambda: sl.entmax15(Z),
    "entropy": lambda: sl.entropy(P),
    "exp_limits": lambda: sl.exp_limits(np.float16),
    "focal_loss": lambda: sl.focal_loss(Z, Y, reduction="none"),
    "focal_loss_grad": lambda: sl.focal_loss_grad(Z, Y, weight=[1e-7, 1, 9]),
    "gradient": lambda: network.gradient(HUGE, SURE, CAME)[0][0],
    "initial": lambda: network.initial([2, 2], rng())[0][0],
    "scores": lambda: network.scores(HUGE, SURE),
    "train": lambda: next(
        network.train(HUGE, SURE, CAME, rate=1e300, batch=4, rng=rng())
    )[0][0],
    "gradcheck": lambda: sl.gradcheck(
        lambda x: 1e308 * math.copysign(1, x[0]), np.ones_like, [0]
    ),
    "gumbel_max": lambda: sl.gumbel_max(FEW, rng=rng()),
    "gumbel_top_k": lambda: decoding.gumbel_top_k(FEW, k=1, rng=rng()),
    "beam_search": lambda: (
        decoding.beam_search(
            lambda said: [[0, 1e308, -INF]] * len(said), width=2, longest=2, end=0
        )[0].words
    ),
    "count_penalty": lambda: decoding.count_penalty(Z, [0], frequency=1e308),
    "repetition_penalty": lambda: decoding.repetition_penalty(Z, [0], penalty=1e308),
    "speculative_draw": lambda: (
        decoding.speculative_draw(
            lambda said: [[0, 1e308, -INF]] * len(said),
            lambda said: [[1.0, 2.0, 3.0]] * len(said),
            ahead=2,
            rng=rng(),
        ).words
    ),
    "gumbel_softmax": lambda: sl.gumbel_softmax(FEW, rng=rng(), temperature=0.7),
    "kl_divergence": lambda: sl.kl_divergence(P, P[[2, 0, 0]]),
    "log_sigmoid": lambda: sl.log_sigmoid(Z),
    "log_softmax": lambda: sl.log_softmax(Z),
    "logit": lambda: sl.logit(P),
    "LogSumExp": lambda: sl.LogSumExp.of(Z).merge(sl.LogSumExp.of(-Z)).value,
    "LogSumExp sum": lambda: sl.LogSumExp.of(Z).merge(sl.LogSumExp.of(-Z)).sum,
    "logsumexp": lambda: sl.logsumexp(Z),
    "min_p": lambda: sl.min_p(Z, ratio=0),
    "online_softmax": lambda: sl.online_softmax(Z, chunk=1),
    "scaled_dot_product_attention": lambda: sl.scaled_dot_product_attention(
        HIDDEN, HIDDEN, HIDDEN
    ),
    "sigmoid": lambda: sl.sigmoid(Z),
    "smooth_labels": lambda: sl.smooth_labels([0], classes=2, eps=5e-324),
    "softmax": lambda: sl.softmax(Z, temperature=0.5),
    "softmax_jacobian": lambda: sl.softmax_jacobian(P),
    "softmax_jvp": lambda: sl.softmax_jvp(P, FEW),
    "softmax_vjp": lambda: sl.softmax_vjp(P, FEW),
    "softplus": lambda: sl.softplus(Z),
    "sparsemax": lambda: sl.sparsemax(Z),
    "top_k": lambda: sl.top_k(Z, k=2),
    "top_p": lambda: sl.top_p(Z, mass=0.5),
    "transformer gradient": lambda: transformer.gradient(LOUD, READ, READ).up,
    "transformer scores": lambda: transformer.scores(LOUD, READ),
    "transformer train": lambda: (
        next(
            transformer.train(
                LOUD, [0, 1] * 9, rate=1e300, batch=2, steps=1, rng=rng(), decay=1e9
            )
        ).up
    ),
    "weights": lambda: transformer.weights(LOUD, READ),
    "typical": lambda: decoding.typical(Z, mass=0.5),
    "ulp_distance": lambda: sl.ulp_distance(Z, -Z),
}


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
def test_the_error_state_changes_nothing(call):
    with np.errstate(all="ignore"):
        expected = call()
    with np.errstate(all="raise"):
        strict = call()
    with np.errstate(all="warn"):  # a warning would be an error, see pyproject.toml
        loud = call()
    np.testing.assert_array_equal(strict, expected)
    np.testing.assert_array_equal(loud, expected)


def test_every_function_is_among_them():
    for module in MODULES:
        assert set(module.__all__) - RECORDS <= set(CALLS)
