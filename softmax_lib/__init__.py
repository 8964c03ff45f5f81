"""Softmax and its relatives: accurate to the last bits, every edge case defined."""

from softmax_lib.binary import (
    bce_with_logits,
    log_sigmoid,
    logit,
    sigmoid,
    softplus,
)
from softmax_lib.floats import exp_limits, ulp_distance
from softmax_lib.losses import entropy
from softmax_lib.sampling import gumbel_max
from softmax_lib.sparse import entmax15, sparsemax
from softmax_lib.stable import log_softmax, logsumexp, softmax
from softmax_lib.streaming import LogSumExp, online_softmax

__all__ = [
    "LogSumExp",
    "bce_with_logits",
    "entmax15",
    "entropy",
    "exp_limits",
    "gumbel_max",
    "log_sigmoid",
    "log_softmax",
    "logit",
    "logsumexp",
    "online_softmax",
    "sigmoid",
    "softmax",
    "softplus",
    "sparsemax",
    "ulp_distance",
]
