"""Exhibits with a softmax where sigmoids belong."""

import softmax_lib as sl

from .registry import exhibit, repairs


@exhibit(
    [[-3.0]],
    title="A softmax over a single output",
    breaks="one number divided by itself is 1, whatever it is, and its gradient is 0",
    sign="Every prediction is 1 and the loss never changes.",
    symptoms=("all-ones", "stuck"),
    decoys=("first_axis_softmax", "competing_tags"),
    seen={
        "keras-team/keras #1261": "every prediction of an LSTM was 1",
        "marian-nmt/marian-dev #21": "four scores in a column came back as four ones",
        "keras-team/keras #18909": "asks for an error, since so many people ask about "
        "it",
    },
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
    breaks="the labels share one unit of probability, so when two are right they "
    "cannot both pass one half",
    sign="Examples with several labels get one of them at most; the more labels, the "
    "smaller the share that is found.",
    symptoms=("tags",),
    decoys=("single_unit_softmax", "wrong_classes_too_loss"),
    seen={
        "facebookresearch/fastText #994": "two labels were expected at 95 % each, and "
        "got 40 % each",
        "torchgeo/torchgeo PR #791": "a task with several labels took its metrics from "
        "a softmax",
        "mp2893/doctorai #10": "the other side: its author chose a softmax because it "
        "predicted better",
    },
)
def competing_tags(z):
    """Return which labels apply."""
    return sl.softmax(z) > 0.5


@repairs(competing_tags)
def independent_tags(z):
    """Return which labels apply, each by itself."""
    return sl.sigmoid(z) > 0.5
