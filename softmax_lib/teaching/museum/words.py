"""Exhibits in which a name or a quoted constant misleads."""

import softmax_lib as sl

from .registry import exhibit, repairs


@exhibit(
    [1.0, 5.0],
    title="Softmax taken for a soft maximum",
    called="soft_maximum",
    breaks="softmax is the soft form of arg max, a place; the soft form of the "
    "maximum, a size, is log-sum-exp",
    sign="A “maximum” that never exceeds 1.",
    symptoms=("words",),
    decoys=("exp_of_scores", "largest_move"),
    seen={
        "arXiv 1704.00805": "Gao and Pavel: the name is short for soft arg max",
        "d2l-ai/d2l-en": "an exercise derives the name from log-sum-exp instead",
    },
)
def soft_maximum(z):
    """Return a smooth stand-in for the largest score."""
    return sl.softmax(z).max()


@repairs(soft_maximum)
def log_sum_exp(z):
    """Return a smooth stand-in for the largest score."""
    return sl.logsumexp(z)


@exhibit(
    0.01,
    0.25,
    title="“Softmax is 1-Lipschitz”, whatever the temperature",
    called="largest_move",
    breaks="the constant is ½ at T = 1 and is divided by T: at T = ¼ probabilities can "
    "move twice as far as scores",
    sign="A bound twice too wide at T = 1, and wrong below T = ½.",
    symptoms=("words", "temperature"),
    decoys=("soft_maximum", "times_temperature_softmax"),
    seen={
        "arXiv 2510.23012": "Nair: ½ in every ℓp norm, where 1 is usually assumed",
    },
)
def largest_move(step, temperature):
    """Return how far probabilities can move when scores move by a short step."""
    return step


@repairs(largest_move)
def largest_move_at_temperature(step, temperature):
    """Return a bound in the Euclidean norm, near to which short steps come."""
    return step / (2 * temperature)
