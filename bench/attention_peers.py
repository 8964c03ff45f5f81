"""What torch and jax answer when they are asked for attention, on shared inputs.

``bench/peers.py`` writes the answers to ``peers.json``. The inputs are multiples of a
quarter, so that they are exact in every dtype and easy to write down.
"""

import numpy as np


def quarters(*shape, seed):
    """Return multiples of 1/4 from -2 to 2, as nested lists."""
    return (np.random.default_rng(seed).integers(-8, 9, shape) / 4).tolist()


def inputs(seed, *, queries=4, places=5, features=3, values=3, lead=()):
    """Return query, key and value."""
    shapes = ((queries, features), (places, features), (places, values))
    return [quarters(*lead, *s, seed=seed + i) for i, s in enumerate(shapes)]


HOLES = [[True, False, True, True, False], [False, True, False, False, False]] * 2
NOTHING = [[True] * 5, [False] * 5, [True, False] * 2 + [True], [False] * 5]
TEN_THOUSAND = (10_000 * np.eye(4, 3)).tolist()

# query, key, value; mask or None; dtype
CASES = {
    "plain": (inputs(10), None, "float64"),
    "plain, float32": (inputs(10), None, "float32"),
    "causal": (inputs(20, places=4), np.tri(4, dtype=bool).tolist(), "float64"),
    "a mask with holes": (inputs(30), HOLES, "float64"),
    "two heads": (inputs(40, lead=(2,)), None, "float64"),
    "scores of thousands": ([TEN_THOUSAND, *inputs(50)[1:]], None, "float64"),
    "two queries that see nothing": (inputs(60), NOTHING, "float64"),
}


def with_torch(query, key, value, mask):
    """Ask torch on the CPU."""
    import torch

    query, key, value = map(torch.tensor, (query, key, value))
    mask = None if mask is None else torch.tensor(mask)
    attend = torch.nn.functional.scaled_dot_product_attention
    return attend(query, key, value, attn_mask=mask).numpy()


def with_jax(query, key, value, mask):
    """Ask jax, which wants the heads in the axis before the last."""
    import jax
    import jax.numpy as jnp

    jax.config.update("jax_enable_x64", True)
    heads = [jnp.asarray(np.atleast_3d(a.T).T) for a in (query, key, value)]
    moved = [jnp.moveaxis(a.reshape(-1, *a.shape[-2:]), 0, 1) for a in heads]
    mask = None if mask is None else jnp.asarray(mask)[None]
    result = jax.nn.dot_product_attention(*moved, mask=mask)
    return np.moveaxis(np.asarray(result), 1, 0).reshape(*query.shape[:-1], -1)


ASK = {"torch": with_torch, "jax": with_jax}


def measured(spelled):
    """Return inputs and answers as plain data; `spelled` writes their numbers."""
    cases = {}
    for name, (arrays, mask, dtype) in CASES.items():
        typed = [np.array(a, dtype) for a in arrays]
        seen = None if mask is None else np.array(mask)
        cases[name] = {
            **dict(zip(("query", "key", "value"), arrays, strict=True)),
            "mask": mask,
            "dtype": dtype,
            "answers": {
                library: spelled(ask(*(a.copy() for a in typed), seen).tolist())
                for library, ask in ASK.items()
            },
        }
    return cases
