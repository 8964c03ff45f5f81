"""Exhibits with a softmax where sigmoids belong."""

import softmax_lib as sl

from .registry import exhibit, repairs


@exhibit(
    [[-3.0]],
    title="A softmax over a single output",
    breaks="one number divided by itself is 1, whatever it is, and the gradient is 0",
    sign="Every prediction is 1 and the loss never changes.",
    symptoms=("all-ones", "stuck"),
    decoys=("first_axis_softmax", "competing_tags"),
    seen=("keras #126, Dense(64, 1, 'softmax')", "KEQA #2", "nolearn #178"),
)
def single_unit_softmax(z):
    """Return the probability of yes, from a layer of one unit."""
    return sl.softmax(z)


@repairs(single_unit_softmax)
def single_unit_sigmoid(z):
    """Return the probability of yes, from one score."""
    return sl.sigmoid(z)


@exhibit(
    [3.0, 3.0],
    title="A softmax over labels that can be true together",
    called="tags",
    breaks="the labels share one unit of probability: when two are right, they cannot "
    "both pass one half",
    sign="Examples with several labels get none; the more labels, the fewer are found.",
    symptoms=("tags",),
    decoys=("single_unit_softmax", "wrong_classes_too_loss"),
    seen=(
        "torchgeo PR #791",
        "fastText #994, #262",
        "doctorai #10",
        "fastbook #647, where the reason is misworded",
    ),
)
def competing_tags(z):
    """Return which labels apply."""
    return sl.softmax(z) > 0.5


@repairs(competing_tags)
def independent_tags(z):
    """Return which labels apply, each by itself."""
    return sl.sigmoid(z) > 0.5
