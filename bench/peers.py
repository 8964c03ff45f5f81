"""What scipy, torch and jax answer on the inputs that the book quotes.

``make peers`` runs this in an environment of its own (``peers.in``) and writes
``peers.json``. Numbers are spelled so that they read back bit for bit.
"""

import json
import warnings
from importlib.metadata import version
from pathlib import Path

import numpy as np

from bench import attention_peers

FILE = Path(__file__).with_suffix(".json")
INF, NAN = np.inf, np.nan
LIBRARIES = ("scipy", "torch", "jax", "numpy")

CASES = {
    "the winner's loss": ("log_softmax", [50, 0], "float64"),
    "the winner's loss, float32": ("log_softmax", [20, 0], "float32"),
    "the winner's loss, float16": ("log_softmax", [8, 0], "float16"),
    "large": ("softmax", [1000, 1001], "float64"),
    "far below zero": ("softmax", [-1000, -1001], "float64"),
    "two thousands": ("logsumexp", [1000, 1000], "float64"),
    "a wide gap": ("log_softmax", [0, 800], "float64"),
    "one +inf": ("softmax", [INF, 0], "float64"),
    "one +inf, log": ("log_softmax", [INF, 0], "float64"),
    "several +inf": ("softmax", [INF, INF, 0], "float64"),
    "one -inf": ("softmax", [0, -INF], "float64"),
    "nothing but -inf": ("softmax", [-INF, -INF], "float64"),
    "nothing but -inf, log": ("log_softmax", [-INF, -INF], "float64"),
    "nothing but -inf, sum": ("logsumexp", [-INF, -INF], "float64"),
    "nan": ("softmax", [NAN, 0], "float64"),
    "nothing": ("softmax", [], "float64"),
    "nothing, sum": ("logsumexp", [], "float64"),
    "an empty mask": ("masked softmax", [1, 2], "float64"),
    "many zeros": ("first of softmax", [0] * 70_000, "float16"),
    "gradient of nothing": ("gradient of softmax", [-INF, -INF], "float64"),
}


def with_scipy(name, z):
    """Ask scipy.special; it has no mask and no gradient."""
    from scipy import special

    functions = {
        "softmax": lambda: special.softmax(z, axis=-1),
        "first of softmax": lambda: special.softmax(z, axis=-1)[0],
        "log_softmax": lambda: special.log_softmax(z, axis=-1),
        "logsumexp": lambda: special.logsumexp(z, axis=-1),
    }
    return functions[name]() if name in functions else None


def with_torch(name, z):
    """Ask torch on the CPU."""
    import torch

    def gradient():
        z.requires_grad_()
        torch.softmax(z, -1)[0].backward()
        return z.grad

    z = torch.tensor(z)
    functions = {
        "softmax": lambda: torch.softmax(z, -1),
        "first of softmax": lambda: torch.softmax(z, -1)[0],
        "log_softmax": lambda: torch.log_softmax(z, -1),
        "logsumexp": lambda: torch.logsumexp(z, -1),
        "masked softmax": lambda: torch.masked.softmax(
            z, -1, mask=torch.zeros_like(z, dtype=torch.bool)
        ),
        "gradient of softmax": gradient,
    }
    return functions[name]().numpy()


def with_jax(name, z):
    """Ask jax, with 64 bits switched on."""
    import jax
    import jax.numpy as jnp

    jax.config.update("jax_enable_x64", True)
    z = jnp.asarray(z)
    functions = {
        "softmax": lambda: jax.nn.softmax(z),
        "first of softmax": lambda: jax.nn.softmax(z)[0],
        "log_softmax": lambda: jax.nn.log_softmax(z),
        "logsumexp": lambda: jax.nn.logsumexp(z),
        "masked softmax": lambda: jax.nn.softmax(z, where=jnp.zeros(z.shape, bool)),
        "gradient of softmax": lambda: jax.grad(lambda z: jax.nn.softmax(z)[0])(z),
    }
    return np.asarray(functions[name]())


ASK = {"scipy": with_scipy, "torch": with_torch, "jax": with_jax}


def spelled(values):
    """Return numbers as a nested list that JSON can hold and float() can read."""
    if isinstance(values, list):
        return [spelled(value) for value in values]
    return values if np.isfinite(values) else str(values)


def answer(ask, name, z):
    """Return what a library says: numbers, the exception's name, or None."""
    try:
        result = ask(name, z)
    except Exception as error:
        return {"raises": type(error).__name__}
    if result is None:
        return None
    result = np.asarray(result)
    if result.dtype != z.dtype:
        raise TypeError(f"{name} turned {z.dtype} into {result.dtype}")
    return spelled(result.tolist())


def short(z):
    """Return the input as it is, or only how long it is."""
    return spelled(z) if len(z) < 10 else f"{len(z)} zeros"


def measured():
    """Return versions and answers, as plain data."""
    cases = {}
    for case, (function, z, dtype) in CASES.items():
        array = np.array(z, dtype)
        answers = {lib: answer(ask, function, array.copy()) for lib, ask in ASK.items()}
        cases[case] = {
            "function": function,
            "dtype": dtype,
            "z": short(z),
            "answers": {lib: a for lib, a in answers.items() if a is not None},
        }
    versions = {library: version(library).split("+")[0] for library in LIBRARIES}
    attention = attention_peers.measured(spelled)
    return {"versions": versions, "cases": cases, "attention": attention}


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    text = json.dumps(measured(), indent=1, allow_nan=False)
    FILE.write_text(text + "\n", encoding="utf-8")
