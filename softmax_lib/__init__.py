"""Softmax and its relatives: accurate to the last bits, every edge case defined."""

from softmax_lib.floats import exp_limits, ulp_distance
from softmax_lib.losses import entropy
from softmax_lib.sampling import gumbel_max
from softmax_lib.sparse import entmax15, sparsemax
from softmax_lib.stable import log_softmax, logsumexp, softmax

__all__ = [
    "entmax15",
    "entropy",
    "exp_limits",
    "gumbel_max",
    "log_softmax",
    "logsumexp",
    "softmax",
    "sparsemax",
    "ulp_distance",
]
