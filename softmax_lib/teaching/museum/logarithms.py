"""Exhibits that take a logarithm too late, or take something for one."""

import numpy as np

import softmax_lib as sl

from .registry import exhibit, repairs


@exhibit(
    [0.0, 800.0],
    title="The logarithm of a probability that underflowed",
    called="log_softmax",
    breaks="the probability underflows to 0 before the logarithm sees it: −∞ where "
    "−800 is right",
    sign="An infinite loss from a few hopeless examples, or NaN from 0 · ∞ after it.",
    symptoms=("infinite", "nan"),
    decoys=("naive_softmax", "clipped_loss"),
    seen={
        "deeplearning4j/nd4j #2822": "LogSoftMax was no more than log(softmax(z)), and "
        "a deep network got NaN",
        "FluxML/NNlib.jl #21": "asks for a log-softmax, because a probability of 0 "
        "makes the loss infinite",
        "pytorch/pytorch #1620": "gradients that were NaN now and then",
    },
)
def log_of_softmax(z):
    """Return the logarithm of a good softmax."""
    e = np.exp(z - np.max(z))
    return np.log(e / e.sum())


@repairs(log_of_softmax)
def direct_log_softmax(z):
    """Return the log-softmax, no probability being formed."""
    d = z - np.max(z)
    return d - np.log(np.exp(d).sum())


@exhibit(
    [50.0, 0.0],
    title="A log-softmax that adds the winner's 1 to the sum",
    called="log_softmax",
    breaks="1 + 1.9e-22 rounds to 1, so the winner's log-probability is 0, and its "
    "loss has no right digit",
    sign="Many losses are exactly 0, and sorting by loss leaves them in any order.",
    symptoms=("zero-loss",),
    decoys=("log_of_softmax", "clipped_loss"),
    seen={
        "scipy/scipy #19521": "asks for this cure; open since 2023",
    },
)
def one_plus_log_softmax(z):
    """Return z less log-sum-exp, the maximum inside the sum."""
    d = z - np.max(z)
    return d - np.log(np.exp(d).sum())


@repairs(one_plus_log_softmax)
def log1p_softmax(z):
    """Return the log-softmax, the sum over all but the winner."""
    winner = np.argmax(z)
    d = z - z[winner]
    others = np.exp(np.delete(d, winner))
    return d - np.log1p(others.sum())


@exhibit(
    [0.0, 50.0],
    title="A small constant inside the logarithm",
    called="loss",
    breaks="the constant caps the loss at 20.7 where 50 is right, and its gradient "
    "is nearly 0 there",
    sign="The worst losses pile up just below 20.7233, and those examples hardly "
    "improve.",
    symptoms=("cap", "slow"),
    decoys=("log_of_softmax", "double_softmax_loss"),
    seen={
        "apache/mxnet PR #4594": "puts 1e-8 into the logarithm, against log(0)",
        "scikit-learn/scikit-learn #17399": "asks for a larger constant; the answer is "
        "that the true loss is infinite",
        "scikit-learn/scikit-learn #24315": "in float32 1 − 1e-15 is 1, and the "
        "clipped loss was NaN",
    },
)
def clipped_loss(z):
    """Return the loss of class 0, kept from log(0) by a small constant."""
    e = np.exp(z - np.max(z))
    return -np.log((e / e.sum())[0] + 1e-9)


@repairs(clipped_loss)
def uncapped_loss(z):
    """Return the loss of class 0, from the scores."""
    return sl.cross_entropy(z, 0)


@exhibit(
    [0.0, 800.0],
    1,
    title="Label smoothing with logarithms of probabilities",
    called="loss",
    breaks="smoothing gives every class a share of the label, so a single probability "
    "of 0 makes the loss infinite, even where the model is right",
    sign="The loss becomes infinite as soon as smoothing is switched on.",
    symptoms=("infinite",),
    decoys=("clipped_loss", "log_of_softmax"),
    seen={
        "harvardnlp/annotated-transformer #109": "its demonstration of label smoothing "
        "takes log 0, and gives inf",
        "harvardnlp/annotated-transformer PR #115": "proposes a log-softmax of the "
        "probabilities, which is something else",
        "facebookresearch/pytext PR #1698": "a score of −∞ spoils the loss even where "
        "smoothing is set to 0, so it is left out there",
    },
)
def smoothed_loss_of_probabilities(z, y):
    """Return the loss with a tenth of the label spread over all classes."""
    q = sl.smooth_labels(y, classes=len(z), eps=0.1)
    return -(q * np.log(sl.softmax(z))).sum()


@repairs(smoothed_loss_of_probabilities)
def smoothed_loss_of_scores(z, y):
    """Return the same, from log-probabilities."""
    q = sl.smooth_labels(y, classes=len(z), eps=0.1)
    return -(q * sl.log_softmax(z)).sum()


@exhibit(
    [0.0, 0.0],
    title="Scores taken for log-probabilities",
    called="probabilities",
    breaks="scores are log-probabilities up to a constant, and the constant is "
    "missing: here it is ln 2",
    sign="The exponentials sum to something else in every row.",
    symptoms=("not-one", "above-one", "words"),
    decoys=("division_free_softmax", "competing_tags"),
    seen={
        "mozilla/DeepSpeech #2091": "asks why a variable is called logits if it holds "
        "no log-probabilities",
        "carpedm20/MemN2N-tensorflow PR #1": "read “unscaled log probabilities” in "
        "TensorFlow's documentation, and took a logarithm first",
    },
)
def exp_of_scores(z):
    """Return probabilities from scores that are called log-probabilities."""
    return np.exp(z)


@repairs(exp_of_scores)
def exp_of_log_probabilities(z):
    """Return the same after the constant was subtracted."""
    return np.exp(sl.log_softmax(z))
