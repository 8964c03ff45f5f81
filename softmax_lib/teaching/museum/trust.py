"""Exhibits that believe a probability, or measure belief wrongly."""

import numpy as np

import softmax_lib as sl

from .registry import exhibit, repairs


@exhibit(
    [[5.0, 0.0], [5.0, 0.0]],
    [0, 1],
    title="Confidence reported as the chance of being right",
    called="accuracy",
    breaks="the mean of the largest probabilities is what the model says of itself; "
    "how often it is right is another number",
    sign="Mean confidence and accuracy differ on held-out data.",
    symptoms=("sure-wrong",),
    decoys=("known_if_confident", "stepped_temperature"),
    seen={
        "tensorflow/tensorflow #9022": "“Please don't talk about probabilities”; "
        "closed for want of a source",
        "ageron/handson-ml #103": "asks what kind of probability it is; the author "
        "prefers “estimated probability”",
    },
)
def confidence_as_accuracy(z, y):
    """Return how often the model is right, from what it says."""
    return sl.softmax(z).max(axis=1).mean()


@repairs(confidence_as_accuracy)
def measured_accuracy(z, y):
    """Return how often the model is right, from what happened."""
    return (z.argmax(axis=1) == y).mean()


@exhibit(
    [50.0],
    [[1.0], [-1.0]],
    [[-1.0], [1.0]],
    title="Unknown inputs expected to get low confidence",
    called="is_known",
    breaks="far from the data the scores of a linear model only draw apart, in almost "
    "every direction: the stranger the input, the surer the answer",
    sign="Noise and negatives get the confidence of real data.",
    symptoms=("sure",),
    decoys=("confidence_as_accuracy", "forced_attention"),
    seen={
        "DFin/Neural-Network-Visualisation #7": "a drawing of a horse is a 3, at 100 %",
        "OlafenwaMoses/IdenProf #3": "a boxer is a waiter, at 99.3 %, where a reader "
        "expected low shares for all",
        "SebLague/Neural-Network-Experiments #1": "takes it for granted that an "
        "unknown drawing gets low shares for all",
    },
)
def known_if_confident(x, weights, seen):
    """Return whether x is like what the model has seen, from its confidence."""
    return sl.softmax(weights @ x).max() > 0.5


@repairs(known_if_confident)
def known_if_near(x, weights, seen):
    """Return whether x is no farther from the mean than what the model has seen."""
    centre = seen.mean(axis=0)
    reach = np.linalg.norm(seen - centre, axis=1).max()
    return np.linalg.norm(x - centre) <= reach


@exhibit(
    [0.0, 1e-17],
    title="A softmax before argmax",
    called="predict",
    breaks="softmax keeps the order, so it is work for nothing, and its rounding can "
    "turn a narrow lead into a tie",
    sign="Nothing but the time it takes, unless a lead is smaller than rounding.",
    symptoms=("elsewhere", "words"),
    decoys=("log_softmax_twice", "first_axis_softmax"),
    seen={
        "milesial/Pytorch-UNet #379": "asked about, and confirmed",
        "onnx/onnx #1429": "proposes that optimisers remove it",
        "mlcommons/inference_policies PR #160": "whether a benchmark may leave it out",
    },
)
def softmax_then_argmax(z):
    """Return the class with the largest probability."""
    return sl.softmax(z).argmax(axis=-1)


@repairs(softmax_then_argmax)
def argmax_alone(z):
    """Return the class with the largest score."""
    return z.argmax(axis=-1)


@exhibit(
    [1.0],
    [0],
    title="Confidences of exactly 1 that fall out of the last bin",
    called="calibration_error",
    breaks="a confidence of 1.0 lies on the last edge, and no bin collects it: a model "
    "that is always sure and always wrong has an error of 0",
    sign="The counts of the bins do not add up to the number of predictions.",
    symptoms=("ece",),
    decoys=("halves_of_two_definitions", "confidence_as_accuracy"),
    seen={
        "Lightning-AI/torchmetrics #3510": "counts a confidence of 1 in an extra bin; "
        "open in 2026",
        "Lightning-AI/torchmetrics #1646": "the other edge: an error at a confidence "
        "of 0",
    },
)
def calibration_without_the_edge(confidence, right, bins=10):
    """Return the expected calibration error over bins of equal width."""
    which = np.digitize(confidence, np.linspace(0, 1, bins + 1)) - 1
    gaps = [(right - confidence)[which == b].sum() for b in range(bins)]
    return np.abs(gaps).sum() / len(confidence)


@repairs(calibration_without_the_edge)
def calibration_with_the_edge(confidence, right, bins=10):
    """Return the same, the last bin closed on both sides."""
    which = np.digitize(confidence, np.linspace(0, 1, bins + 1)) - 1
    which = np.minimum(which, bins - 1)
    gaps = [(right - confidence)[which == b].sum() for b in range(bins)]
    return np.abs(gaps).sum() / len(confidence)


@exhibit(
    [0.25, 0.25, 0.25, 0.25],
    [1, 0, 0, 0],
    title="Half of each of two definitions of a calibration error",
    called="binary_calibration_error",
    breaks="the probability of yes is compared with how often the answer was right, "
    "instead of how often it was yes",
    sign="A yes-or-no model that is sure and right has an error near the share of "
    "“no”; two programs disagree.",
    symptoms=("ece",),
    decoys=("calibration_without_the_edge", "competing_tags"),
    seen={
        "Lightning-AI/torchmetrics #1105": "proposes to compare the probability of yes "
        "with the right answers",
        "Lightning-AI/torchmetrics #2519": "proposes it as well, and takes it back",
        "EFS-OpenSource/calibration-framework #25": "two packages disagree",
    },
)
def halves_of_two_definitions(p, y):
    """Return the calibration error of probabilities of yes."""
    right = (p > 0.5) == y
    return calibration_with_the_edge(p, right)


@repairs(halves_of_two_definitions)
def one_definition(p, y):
    """Return the gap between the probability of yes and the share of yes."""
    return calibration_with_the_edge(p, y)
