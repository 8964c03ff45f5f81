"""Chapter 4, Sigmoid: names of losses, what they refuse, what they return."""

import numpy as np

from bench.asking import refusal
from bench.chapter_peers import about

ask, read = about("book/04_sigmoid.ipynb")

NAMES = "| PyTorch | `BCEWithLogitsLoss` | `CrossEntropyLoss` |"
OPTAX_NAMES = (
    "| optax (JAX) | `sigmoid_binary_cross_entropy` | `softmax_cross_entropy` |"
)
KERAS_NAMES = "| Keras | `BinaryCrossentropy` | `CategoricalCrossentropy` |"
SIGMOIDS = "The sigmoid itself is `sl.sigmoid`, `torch.sigmoid`, `jax.nn.sigmoid`"
MEANS = (
    "PyTorch, Keras and our library return a mean by default, optax returns every "
    "loss by itself"
)
ONE_HOT = (
    "Keras and optax expect a one-hot target in the last column; the integer versions "
    "have longer names"
)
PROBABILITIES = "expect *probabilities*"
ONE_ROW = (
    "`LogisticRegression` has one row of weights for two classes and $K$ rows from "
    "three on"
)


@ask("torch", [0.6931, 0.6931], NAMES)
def torch_names():
    """BCEWithLogitsLoss of 0, and CrossEntropyLoss of 0 and 0."""
    import torch

    zero, label = torch.zeros(1, 1), torch.tensor([0])
    yes_or_no = torch.nn.BCEWithLogitsLoss()(zero, torch.ones(1, 1))
    one_of_two = torch.nn.CrossEntropyLoss()(torch.zeros(1, 2), label)
    return [round(loss.item(), 4) for loss in (yes_or_no, one_of_two)]


@ask("optax", [[0.6931, 0.6931], [0.6931, 0.6931]], OPTAX_NAMES, MEANS)
def optax_names():
    """Both losses of zeros, for two rows: one number a row?"""
    import optax

    yes_or_no = optax.sigmoid_binary_cross_entropy(np.zeros(2), np.ones(2))
    one_of_two = optax.softmax_cross_entropy(np.zeros((2, 2)), np.eye(2))
    return [np.asarray(each, float).round(4) for each in (yes_or_no, one_of_two)]


@ask("keras", [0.6931, 0.6931], KERAS_NAMES)
def keras_names():
    """Both losses of zeros, from logits."""
    import keras

    yes_or_no = keras.losses.BinaryCrossentropy(from_logits=True)
    one_of_two = keras.losses.CategoricalCrossentropy(from_logits=True)
    zeros = np.zeros((1, 2), np.float32)
    losses = yes_or_no(np.ones((1, 1)), zeros[:, :1]), one_of_two(np.eye(2)[:1], zeros)
    return [round(float(loss), 4) for loss in losses]


@ask("torch", 0.75, SIGMOIDS)
def torch_sigmoid():
    """torch.sigmoid of ln 3."""
    import torch

    return round(torch.sigmoid(torch.tensor(3.0).log()).item(), 4)


@ask("jax", 0.75, SIGMOIDS)
def jax_sigmoid():
    """jax.nn.sigmoid of ln 3."""
    import jax

    return round(float(jax.nn.sigmoid(np.log(3.0))), 4)


@ask("scipy", [0.75, 1.0986], "`scipy.special.expit`, with `logit` as its inverse")
def scipy_sigmoid():
    """Expit of ln 3, and logit of 3/4."""
    from scipy import special

    return np.round([special.expit(np.log(3)), special.logit(0.75)], 4)


@ask(
    "torch",
    {"half": 0.6931, "2": "all elements of input should be between 0 and 1"},
    "`BCELoss` in PyTorch",
    PROBABILITIES,
    "`BCELoss` refuses what is not between 0 and 1",
)
def bce_of_scores():
    """BCELoss of a probability of one half, and of a score of 2."""
    import torch

    loss, one = torch.nn.BCELoss(), torch.ones(1)
    return {
        "half": round(loss(torch.tensor([0.5]), one).item(), 4),
        "2": refusal(lambda: loss(torch.tensor([2.0]), one)).split(": ")[1],
    }


@ask(
    "keras",
    {"half": [0.6931, 0.6931], "scores refused": [None, None]},
    "and both Keras losses unless they are told `from_logits=True`",
    "Keras does not, and neither do the others when they are given probabilities",
)
def keras_of_scores():
    """Both losses of probabilities of one half, and of scores of 2 and -1."""
    import keras

    yes_or_no = keras.losses.BinaryCrossentropy()
    one_of_two = keras.losses.CategoricalCrossentropy()
    half, scores = np.full((1, 2), 0.5, np.float32), np.float32([[2, -1]])
    first = np.eye(2)[:1]
    return {
        "half": [round(float(f(first, half)), 4) for f in (yes_or_no, one_of_two)],
        "scores refused": [
            refusal(lambda f=f: f(first, scores)) for f in (yes_or_no, one_of_two)
        ],
    }


@ask("torch", [None, None], "neither do the others when they are given probabilities")
def losses_of_probabilities():
    """Do the two losses from logits refuse probabilities?"""
    import torch

    p = torch.tensor([[0.9, 0.1]])
    yes_or_no, one_of_two = torch.nn.BCEWithLogitsLoss(), torch.nn.CrossEntropyLoss()
    return [
        refusal(lambda: yes_or_no(p, torch.ones(1, 2))),
        refusal(lambda: one_of_two(p, torch.tensor([0]))),
    ]


@ask("optax", [None, None], "neither do the others when they are given probabilities")
def optax_of_probabilities():
    """Do the two losses refuse probabilities?"""
    import optax

    p, label = np.float32([[0.9, 0.1]]), np.float32([[1, 0]])
    losses = optax.sigmoid_binary_cross_entropy, optax.softmax_cross_entropy
    return [refusal(lambda f=f: f(p, label)) for f in losses]


@ask(
    "keras",
    [16.118, 16.118],
    "Some libraries clip the probability to keep the loss finite, and then a score of "
    "forty costs no more than one of twenty",
)
def clipped():
    """BinaryCrossentropy of 1/(1 + e^20) and 1/(1 + e^40), for label 1."""
    import keras

    loss, one = keras.losses.BinaryCrossentropy(), np.ones((1, 1))
    given = (np.float32([[1 / (1 + np.exp(x))]]) for x in (20, 40))
    return [round(float(loss(one, p)), 3) for p in given]


@ask("torch", [1.0, 1.0], MEANS)
def torch_reduces():
    """The losses of scores 0 and 0 as two rows, over the loss of one row."""
    import torch

    yes_or_no, one_of_two = torch.nn.BCEWithLogitsLoss(), torch.nn.CrossEntropyLoss()
    label = torch.tensor([0, 0])
    return [
        yes_or_no(torch.zeros(2), torch.ones(2)).item() / np.log(2),
        one_of_two(torch.zeros(2, 2), label).item() / np.log(2),
    ]


@ask("keras", [1.0, 1.0], MEANS)
def keras_reduces():
    """The same of Keras."""
    import keras

    yes_or_no = keras.losses.BinaryCrossentropy(from_logits=True)
    one_of_two = keras.losses.CategoricalCrossentropy(from_logits=True)
    zeros = np.zeros((2, 2), np.float32)
    losses = yes_or_no(np.ones((2, 1)), zeros[:, :1]), one_of_two(np.eye(2), zeros)
    return [round(float(loss) / np.log(2), 6) for loss in losses]


@ask("keras", True, ONE_HOT)
def keras_integers():
    """Does CategoricalCrossentropy of three classes refuse integer labels?"""
    import keras

    loss = keras.losses.CategoricalCrossentropy(from_logits=True)
    return refusal(lambda: loss(np.array([0, 1]), np.zeros((2, 3)))) is not None


@ask("optax", True, ONE_HOT)
def optax_integers():
    """Does softmax_cross_entropy of three classes refuse integer labels?"""
    import optax

    loss = optax.softmax_cross_entropy
    return refusal(lambda: loss(np.zeros((2, 3)), np.array([0, 1]))) is not None


@ask("scikit-learn", [[1, 2], [3, 2]], ONE_ROW, "**One** row of thirty weights")
def rows_of_weights():
    """The shapes of coef_ for two classes and for three, from two measurements."""
    from sklearn.linear_model import LogisticRegression

    x = np.random.default_rng(4).normal(size=(30, 2))
    fits = (LogisticRegression().fit(x, np.arange(30) % k) for k in (2, 3))
    return [fit.coef_.shape for fit in fits]


@ask(
    "scikit-learn",
    True,
    "scikit-learn writes $C = 1/\\lambda$, and divides everything by $\\lambda$",
    "so its $C = 1/\\lambda$ means two different things there",
    "scikit-learn wants $C = 1/\\lambda$, two thirds",
)
def penalty_of_two_classes():
    """Is C times the losses' gradient plus the weights zero, for two classes?"""
    from sklearn.linear_model import LogisticRegression

    rng = np.random.default_rng(4)
    x, y = rng.normal(size=(50, 2)), rng.integers(2, size=50)
    fit = LogisticRegression(C=0.3, solver="newton-cholesky", tol=1e-12).fit(x, y)
    residual = fit.predict_proba(x)[:, 1] - y
    return bool(abs(0.3 * residual @ x + fit.coef_[0]).max() < 1e-9)


@ask(
    "scikit-learn",
    {"multiclass": True, "multi-label": False},
    "`OneVsRestClassifier` divides by the sum of its answers, unless the task is "
    "multi-label",
    "Its rows sum to one because they are divided by their sums at the end",
)
def one_against_the_rest():
    """Do all rows of OneVsRestClassifier sum to one?"""
    from sklearn.linear_model import LogisticRegression
    from sklearn.multiclass import OneVsRestClassifier

    x = np.random.default_rng(4).normal(size=(30, 2))
    labels = np.arange(30) % 3
    targets = {"multiclass": labels, "multi-label": np.eye(3, dtype=int)[labels]}
    sums = {}
    for task, y in targets.items():
        p = OneVsRestClassifier(LogisticRegression()).fit(x, y).predict_proba(x)
        sums[task] = bool(np.allclose(p.sum(axis=1), 1))
    return sums


@ask(
    "torch",
    {"20": False, "20.001": True},
    "PyTorch's `softplus` returns $x$ itself above a threshold of 20",
)
def threshold():
    """Is softplus of x, in float64, x itself?"""
    import torch

    x = torch.tensor([20, 20.001], dtype=torch.float64)
    same = torch.nn.functional.softplus(x) == x
    return {"20": same[0].item(), "20.001": same[1].item()}
