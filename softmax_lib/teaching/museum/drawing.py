"""Exhibits that draw from probabilities, or refuse to."""

import numpy as np

from .registry import exhibit, repairs


@exhibit(
    [0.7, 0.2, 0.1],
    title="A sum that must be exactly 1",
    called="is_distribution",
    breaks="each probability is rounded by itself, and the sum misses 1 by a unit or "
    "two in the last place",
    sign="An assertion, or a sampler such as np.random.choice, fails now and then.",
    symptoms=("refused",),
    decoys=("mask_after_softmax", "division_free_softmax"),
    seen={
        "clab/dynet #699": "assert(sum(y.value()) == 1), and a sum that misses 1 by "
        "3e-8",
        "sherjilozair/char-rnn-tensorflow #1": "np.random.choice refuses a sum of "
        "1.00000052",
        "numpy/numpy #6123": "asks for a tolerance that one can set",
    },
)
def sums_exactly_to_one(p):
    """Return whether p is a distribution."""
    return p.sum() == 1


@repairs(sums_exactly_to_one)
def sums_nearly_to_one(p):
    """Return whether p is a distribution, to what its dtype can say."""
    p = p * 1.0  # integers become float64
    return (p >= 0).all() and abs(p.sum() - 1) <= len(p) * np.finfo(p.dtype).eps


@exhibit(
    [0.0],
    title="The logarithm of a uniform number that can be 0",
    called="gumbel_noise",
    breaks="random numbers come from [0, 1), zero included, and −log(−log 0) is −∞",
    sign="One −∞ in millions of samples, more often in half precision; NaN later on.",
    symptoms=("samples", "nan"),
    decoys=("log_of_softmax", "noisy_probabilities"),
    seen={
        "pytorch/pytorch PR #4517": "a reviewer asks whether the uniform number can be "
        "0; it could",
        "pytorch/pytorch #1817": "NaN from the softmax of such noise",
        "pytorch/pytorch PR #20179": "exponential noise, which needs one logarithm "
        "only, could be 0 as well",
    },
)
def gumbel_noise(u):
    """Return Gumbel noise from uniform numbers."""
    return -np.log(-np.log(u))


@repairs(gumbel_noise)
def clamped_gumbel_noise(u):
    """Return Gumbel noise from uniform numbers, kept off 0."""
    return -np.log(-np.log(np.maximum(u, np.finfo(u.dtype).tiny)))


@exhibit(
    [0.5, 0.5, 0.0],
    [0.9, 0.8, 0.1],
    title="Uniform noise on probabilities instead of Gumbel noise on scores",
    called="draw",
    breaks="uniform noise is not Gumbel noise: a class of probability 0 is drawn when "
    "the others are unlucky",
    sign="Among many samples the favourite comes more often than its probability says.",
    symptoms=("samples",),
    decoys=("gumbel_noise", "times_temperature_softmax"),
    seen={
        "tensorflow/tensorflow #456": "a comment draws a million times and finds the "
        "recipe above it wrong",
        "openai/baselines #172": "takes one of the two logarithms of Gumbel noise for "
        "a mistake",
    },
)
def noisy_probabilities(p, u):
    """Return a class drawn from p with one uniform number for each class."""
    return (p - u).argmax()


@repairs(noisy_probabilities)
def inverted_cumulative(p, u):
    """Return a class drawn from p with the first uniform number."""
    total = np.cumsum(p)
    return (total / total[-1] > u[0]).argmax()  # a sum of 0.9999… leaves no gap
