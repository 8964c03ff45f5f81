"""Chapter 9, Elsewhere: soft draws, and sums over alignments."""

import inspect

import numpy as np

from bench.chapter_peers import about

ask, read = about("book/09_elsewhere.ipynb")

PYTORCH_ROW = (
    "`F.cross_entropy`, `F.gumbel_softmax(logits, tau, hard)`, `F.ctc_loss` | "
    "`ctc_loss` takes log-probabilities, not logits, with the frames as first axis, "
    "and sign 0 as the blank |"
)
JAX_ROW = (
    "`jax.random.categorical`; `optax.ctc_loss` | `optax.ctc_loss` takes logits, with "
    "the batch as first axis, and sign 0 as the blank |"
)
SIGNS = "_act"


def scores():
    """Return the scores of the chapter, shape (6, 4)."""
    drawn = np.random.default_rng(7).normal(size=(6, 4))
    drawn[range(6), [SIGNS.index(sign) for sign in "cca_tt"]] += 2
    return drawn


@ask(
    "torch",
    {"arguments": ["logits", "tau", "hard"], "hard": [0.0, 1.0], "blank": 0},
    PYTORCH_ROW,
)
def gumbel_softmax():
    """gumbel_softmax: arguments, the values of a hard one; the blank of ctc_loss."""
    import torch

    functional = torch.nn.functional
    hard = functional.gumbel_softmax(torch.zeros(3), tau=1, hard=True)
    return {
        "arguments": list(inspect.signature(functional.gumbel_softmax).parameters)[:3],
        "hard": sorted(set(hard.round(decimals=6).tolist())),
        "blank": inspect.signature(functional.ctc_loss).parameters["blank"].default,
    }


@ask("torch", {"of log-probabilities": 1.6204, "of logits": "less than 0"}, PYTORCH_ROW)
def ctc_of_torch():
    """The loss of "cat" in the chapter's frames, and with scores for log_softmax."""
    import torch

    z = torch.tensor(scores())[:, None]  # frames, batch, signs
    word, sizes = torch.tensor([[2, 1, 3]]), (torch.tensor([6]), torch.tensor([3]))
    loss = torch.nn.functional.ctc_loss
    wrong = loss(z, word, *sizes, reduction="none").item()
    return {
        "of log-probabilities": round(
            loss(z.log_softmax(-1), word, *sizes, reduction="none").item(), 4
        ),
        "of logits": "less than 0" if wrong < 0 else round(wrong, 4),
    }


@ask("jax", [0, 1], JAX_ROW)
def categorical():
    """The values of 100 draws from two equal logits."""
    import jax

    draws = jax.random.categorical(jax.random.key(0), np.zeros(2), shape=(100,))
    return sorted(set(np.asarray(draws).tolist()))


@ask("optax", 1.6204, JAX_ROW)
def ctc_of_optax():
    """The loss of "cat" in the chapter's frames, from the scores."""
    import jax
    import optax

    jax.config.update("jax_enable_x64", True)
    word = np.array([[2, 1, 3]])
    loss = optax.ctc_loss(scores()[None], np.zeros((1, 6)), word, np.zeros((1, 3)))
    return round(float(loss[0]), 4)
