"""Softmax and its relatives: accurate to the last bits, every edge case defined."""

from softmax_lib.adaptive import AdaptiveSoftmax
from softmax_lib.attention import scaled_dot_product_attention
from softmax_lib.binary import (
    bce_with_logits,
    log_sigmoid,
    logit,
    sigmoid,
    softplus,
)
from softmax_lib.blockwise import AttentionState, blockwise_attention
from softmax_lib.calibration import (
    CalibrationSums,
    ConformalSets,
    HistogramBinning,
    IsotonicCalibration,
    MatrixScaling,
    TemperatureScaling,
    VectorScaling,
    bootstrap_interval,
    brier_decomposition,
    brier_score,
    calibration_report,
    calibration_test,
    decide,
    difference_interval,
    expected_calibration_error,
    kernel_calibration_error,
    negative_log_likelihood,
    reliability,
    score_decomposition,
    score_if_calibrated,
    smooth_calibration_error,
)
from softmax_lib.chunked import cross_entropy_chunked, cross_entropy_chunked_grad
from softmax_lib.derivatives import (
    cross_entropy_hvp,
    gradcheck,
    softmax_jacobian,
    softmax_jvp,
    softmax_vjp,
)
from softmax_lib.floats import exp_limits, ulp_distance
from softmax_lib.focal import focal_loss, focal_loss_grad
from softmax_lib.hierarchical import HierarchicalSoftmax
from softmax_lib.information import entropy, kl_divergence
from softmax_lib.losses import cross_entropy, cross_entropy_grad, smooth_labels
from softmax_lib.regression import SoftmaxRegression
from softmax_lib.sampled import cross_entropy_sampled, cross_entropy_sampled_grad
from softmax_lib.sampling import gumbel_max, gumbel_softmax
from softmax_lib.sparse import entmax15, sparsemax
from softmax_lib.stable import log_softmax, logsumexp, softmax
from softmax_lib.streaming import LogSumExp, online_softmax
from softmax_lib.truncation import min_p, top_k, top_p
from softmax_lib.vocabulary import (
    vocabulary_parallel_cross_entropy,
    vocabulary_parallel_cross_entropy_grad,
)

__all__ = [
    "AdaptiveSoftmax",
    "AttentionState",
    "CalibrationSums",
    "ConformalSets",
    "HierarchicalSoftmax",
    "HistogramBinning",
    "IsotonicCalibration",
    "LogSumExp",
    "MatrixScaling",
    "SoftmaxRegression",
    "TemperatureScaling",
    "VectorScaling",
    "bce_with_logits",
    "blockwise_attention",
    "bootstrap_interval",
    "brier_decomposition",
    "brier_score",
    "calibration_report",
    "calibration_test",
    "cross_entropy",
    "cross_entropy_chunked",
    "cross_entropy_chunked_grad",
    "cross_entropy_grad",
    "cross_entropy_hvp",
    "cross_entropy_sampled",
    "cross_entropy_sampled_grad",
    "decide",
    "difference_interval",
    "entmax15",
    "entropy",
    "exp_limits",
    "expected_calibration_error",
    "focal_loss",
    "focal_loss_grad",
    "gradcheck",
    "gumbel_max",
    "gumbel_softmax",
    "kernel_calibration_error",
    "kl_divergence",
    "log_sigmoid",
    "log_softmax",
    "logit",
    "logsumexp",
    "min_p",
    "negative_log_likelihood",
    "online_softmax",
    "reliability",
    "scaled_dot_product_attention",
    "score_decomposition",
    "score_if_calibrated",
    "sigmoid",
    "smooth_calibration_error",
    "smooth_labels",
    "softmax",
    "softmax_jacobian",
    "softmax_jvp",
    "softmax_vjp",
    "softplus",
    "sparsemax",
    "top_k",
    "top_p",
    "ulp_distance",
    "vocabulary_parallel_cross_entropy",
    "vocabulary_parallel_cross_entropy_grad",
]
