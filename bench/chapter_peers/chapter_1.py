"""Chapter 1, Logits: what libraries call scores, and what goes in with them."""

import numpy as np

from bench.asking import elsewhere, said
from bench.chapter_peers import about

ask, read = about("book/01_logits.ipynb")

OF_TORCH = {"integer": 1.3133, "soft": 0.8133, "unnormalized logits": True}
OF_KERAS = {"integer": 1.3133, "one-hot": 1.3133, "default": [False, False]}
KERAS_WARNS = """
import json, warnings, keras, numpy as np
scores = np.float32([[-1, 2]])
p = keras.ops.softmax(keras.ops.convert_to_tensor(scores))
def count(loss, given):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        loss(np.float32([[0, 1]]), given)
    return len(caught)
promised = keras.losses.CategoricalCrossentropy(from_logits=True)
expected = keras.losses.CategoricalCrossentropy()
print(json.dumps([count(promised, p), count(expected, scores)]))
"""


@ask("scikit-learn", True, "it adds a penalty, half the sum of all squared weights")
def penalty():
    """Is the gradient of the losses' sum plus half the squared weights zero there?"""
    model, x, y = flowers()
    residual = model.predict_proba(x) - np.eye(3)[y]
    return bool(abs(residual.T @ x + model.coef_).max() < 1e-6)


@ask(
    "scikit-learn",
    True,
    "this solver subtracts their mean when it is done",
    "The biases are not penalised",
)
def centred_biases():
    """Do the biases of newton-cholesky sum to zero, with nothing pulling at them?"""
    model, x, y = flowers()
    residual = model.predict_proba(x) - np.eye(3)[y]
    b = model.intercept_
    return bool(
        abs(b.sum()) < 1e-9 < abs(b).max() and abs(residual.sum(0)).max() < 1e-6
    )


def flowers():
    """Return a fit to the irises, their measurements and species."""
    from sklearn.datasets import load_iris
    from sklearn.linear_model import LogisticRegression

    x, y = load_iris(return_X_y=True)
    model = LogisticRegression(solver="newton-cholesky", tol=1e-10)
    return model.fit(x, y), x, y


@ask("scikit-learn", [2, 0, 1], "sorts alphabetically, as scikit-learn's encoders do")
def encoder():
    """LabelEncoder of small, large, medium."""
    from sklearn.preprocessing import LabelEncoder

    return LabelEncoder().fit_transform(["small", "large", "medium"])


@ask("numpy", [2, 0, 1], "`np.unique` sorts alphabetically")
def unique():
    """The inverse of np.unique of small, large, medium."""
    return np.unique(["small", "large", "medium"], return_inverse=True)[1]


@ask("numpy", 3, "Indexing in numpy takes a label of $-1$ for the last class")
def last():
    """The entry at -1 of 1, 2, 3."""
    return np.array([1, 2, 3])[-1]


@ask(
    "torch",
    OF_TORCH,
    "| PyTorch | `cross_entropy(input, target)`: “unnormalized logits” | integer "
    "positions, or probabilities of the classes |",
    "PyTorch's `cross_entropy` expects logits",
)
def torch_targets():
    """cross_entropy of scores 0 and 1, for label 0 and for two halves; its manual."""
    import torch

    loss = torch.nn.functional.cross_entropy
    z = torch.tensor([[0.0, 1.0]])
    return {
        "integer": round(loss(z, torch.tensor([0])).item(), 4),
        "soft": round(loss(z, torch.tensor([[0.5, 0.5]])).item(), 4),
        "unnormalized logits": "unnormalized logits" in loss.__doc__,
    }


@ask(
    "optax",
    {"soft": 0.8133, "integer": 1.3133, "manual": True},
    "| JAX (optax) | `softmax_cross_entropy(logits, labels)` | one-hot or soft; "
    "integers in `…_with_integer_labels` |",
    "“Unnormalized log-probabilities” means up to a constant",
)
def optax_targets():
    """Both losses of scores 0 and 1; does the manual say unnormalised log-probs?"""
    import optax

    z, half = np.float32([[0, 1]]), np.float32([[0.5, 0.5]])
    integer = optax.softmax_cross_entropy_with_integer_labels(z, np.array([0]))
    manual = " ".join(optax.softmax_cross_entropy.__doc__.split())
    return {
        "soft": round(float(optax.softmax_cross_entropy(z, half)[0]), 4),
        "integer": round(float(integer[0]), 4),
        "manual": "Unnormalized log probabilities" in manual,
    }


@ask(
    "keras",
    OF_KERAS,
    "| TensorFlow | `from_logits=True` | integers in `Sparse…`; one-hot otherwise |",
    "Keras expects *probabilities* in its losses unless you say `from_logits=True`",
)
def keras_targets():
    """Both losses of scores 0 and 1, for label 0; the default of from_logits."""
    import keras

    z = np.float32([[0, 1]])
    sparse, dense = (
        keras.losses.SparseCategoricalCrossentropy,
        keras.losses.CategoricalCrossentropy,
    )
    return {
        "integer": round(float(sparse(from_logits=True)(np.array([0]), z)), 4),
        "one-hot": round(float(dense(from_logits=True)(np.float32([[1, 0]]), z)), 4),
        "default": [loss().get_config()["from_logits"] for loss in (sparse, dense)],
    }


@ask(
    "scikit-learn",
    {"classes": ["b", "c", "z"], "numbers": [-1, 5], "scores": True},
    "| scikit-learn | `decision_function` | labels of any kind, sorted into "
    "`classes_` |",
    "scikit-learn calls the same three numbers the *decision function*",
)
def sorted_labels():
    """classes_ for z, b, c and for 5, -1; is decision_function W x + b?"""
    from sklearn.linear_model import LogisticRegression

    x = np.arange(6.0)[:, None]
    model = LogisticRegression().fit(x, list("zbczbc"))
    linear = x @ model.coef_.T + model.intercept_
    return {
        "classes": model.classes_,
        "numbers": LogisticRegression().fit(x, [5, -1] * 3).classes_,
        "scores": bool(np.allclose(model.decision_function(x), linear)),
    }


@ask(
    "statsmodels",
    {"strings": [2, 2], "names": {"0": "b", "1": "c", "2": "z"}, "first": True},
    "| statsmodels | `MNLogit`: coefficients against the first class | strings or "
    "numbers, sorted; $K - 1$ columns of coefficients |",
)
def multinomial_logit():
    """MNLogit of labels z, b, c: shape, order, and whether log(p/p₁) = x·params."""
    import statsmodels.api as sm

    x = sm.add_constant(np.random.default_rng(1).normal(size=(60, 1)))
    fit = sm.MNLogit(np.array(list("zbc") * 20), x).fit(disp=0)
    p = fit.predict(x)
    return {
        "strings": fit.params.shape,
        "names": {str(k): str(v) for k, v in fit.model._ynames_map.items()},
        "first": bool(np.allclose(np.log(p[:, 1:] / p[:, :1]), x @ fit.params)),
    }


@ask(
    "scipy",
    [0.0, 1.0986],
    "“logit” in `scipy.special.logit` is the statistician's function of one "
    "probability",
)
def statisticians_logit():
    """scipy.special.logit of 1/2 and of 3/4."""
    from scipy.special import logit

    return logit([0.5, 0.75]).round(4)


@ask(
    "keras",
    {"tensorflow": [1, 0], "jax": [0, 0]},
    "Keras with its TensorFlow backend warns only where it sees its own softmax in "
    "front of a loss that was promised logits, its JAX backend not even there",
)
def keras_warns():
    """Warnings at a softmax where logits were promised, and at scores where not."""
    return {
        backend: elsewhere(KERAS_WARNS, KERAS_BACKEND=backend)
        for backend in ("tensorflow", "jax")
    }


@ask("torch", [], "and PyTorch's `cross_entropy` not at all")
def torch_warns():
    """What cross_entropy of a softmax warns."""
    import torch

    p = torch.tensor([[0.0, 1.0]]).softmax(-1)
    return said(lambda: torch.nn.functional.cross_entropy(p, torch.tensor([0])))[1]
