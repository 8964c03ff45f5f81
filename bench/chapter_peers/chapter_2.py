"""Chapter 2, Softmax: which axis, and which arguments."""

import inspect

import numpy as np

from bench import museum_peers
from bench.asking import refusal
from bench.chapter_peers import about

ask, read = about("book/02_softmax.ipynb")

NO_TEMPERATURE = "None of the others takes a temperature"
ROWS = [[1.0, 2.0], [1.0, 2.0]]

ask(
    "scipy",
    [0.5, 0.5],
    "SciPy does, with `axis=None`",
    "| SciPy | `scipy.special.softmax(x, axis=None)` | `None` means the *whole array*",
)(museum_peers.default_axis)


@ask(
    "torch",
    'TypeError: softmax() missing 1 required positional arguments: "dim"',
    "| PyTorch | `torch.softmax(input, dim)` | `dim` must be given |",
)
def axis_left_out():
    """torch.softmax without dim."""
    import torch

    return refusal(lambda: torch.softmax(torch.zeros(2)))


@ask(
    "jax",
    {"parameters": ["x", "axis", "where"], "axis": -1, "None": 1.0},
    "| JAX | `jax.nn.softmax(x, axis=-1, where=None)` | the last; `None` means the "
    "whole array |",
    NO_TEMPERATURE,
)
def jax_axis():
    """jax.nn.softmax: parameters, default axis, the sum of all with axis=None."""
    import jax

    parameters = inspect.signature(jax.nn.softmax).parameters
    whole = jax.nn.softmax(np.float32(ROWS), axis=None)
    return {
        "parameters": list(parameters),
        "axis": parameters["axis"].default,
        "None": round(float(whole.sum()), 6),
    }


@ask(
    "tensorflow-cpu",
    {"parameters": ["logits", "axis", "name"], "axis": None, "rows": [1.0, 1.0]},
    "| TensorFlow | `tf.nn.softmax(logits, axis=None)` | `None` means the *last* axis",
    NO_TEMPERATURE,
)
def tensorflow_axis():
    """tf.nn.softmax: parameters, default axis, sums of the rows."""
    import tensorflow as tf

    parameters = inspect.signature(tf.nn.softmax).parameters
    return {
        "parameters": list(parameters),
        "axis": parameters["axis"].default,
        "rows": tf.nn.softmax(ROWS).numpy().sum(axis=1).round(6),
    }


@ask(
    "scikit-learn",
    {"parameters": ["X", "copy"], "rows": [1.0, 1.0], "refused": [1, 3]},
    "| scikit-learn | `sklearn.utils.extmath.softmax(X)` | two-dimensional arrays "
    "only, along rows |",
    NO_TEMPERATURE,
)
def scikit_learn_axis():
    """extmath.softmax: parameters, sums of the rows, how many axes it refuses."""
    from sklearn.utils.extmath import softmax

    axes = (1, 2, 3)
    return {
        "parameters": list(inspect.signature(softmax).parameters),
        "rows": softmax(np.array(ROWS)).sum(axis=1).round(6),
        "refused": [n for n in axes if refusal(lambda n=n: softmax(np.zeros([2] * n)))],
    }


@ask("scipy", ["x", "axis"], NO_TEMPERATURE)
def scipy_parameters():
    """The parameters of scipy.special.softmax."""
    from scipy.special import softmax

    return list(inspect.signature(softmax).parameters)


@ask("torch", ["input", "dim", "dtype"], NO_TEMPERATURE)
def torch_parameters():
    """The parameters in the manual's first line of torch.softmax."""
    import torch

    first = torch.softmax.__doc__.strip().splitlines()[0]
    inside = first[first.index("(") + 1 : first.index(")")]
    return [part.split("=")[0] for part in inside.replace("*, ", "").split(", ")]


@ask(
    "scikit-learn",
    {"LogisticRegression": True, "OneVsRestClassifier": False},
    "In scikit-learn, `predict_proba` is a softmax for some models only, multinomial "
    "logistic regression among them",
)
def softmax_inside():
    """Is predict_proba the softmax of decision_function, for three species?"""
    from sklearn.datasets import load_iris
    from sklearn.linear_model import LogisticRegression
    from sklearn.multiclass import OneVsRestClassifier
    from sklearn.utils.extmath import softmax

    x, y = load_iris(return_X_y=True)
    plain = LogisticRegression(max_iter=1000)
    models = [plain, OneVsRestClassifier(LogisticRegression(max_iter=1000))]
    found = {}
    for model in models:
        model.fit(x, y)
        p = softmax(model.decision_function(x))
        same = bool(np.allclose(model.predict_proba(x), p))
        found[type(model).__name__] = same
    return found
