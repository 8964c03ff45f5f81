"""What docstrings and pages outside the chapters say of other libraries."""

import numpy as np

from bench.asking import refusal
from bench.chapter_peers import ask, chapter_6, read

LOSSES = "softmax_lib/losses.py"
HALVES = [[0.5, 0.5], [0.5, 0.5]]


@ask(
    LOSSES,
    "torch",
    {"distributions": 1.3863, "labels": 0.6931},
    "PyTorch divides by the number of rows for distributions",
)
def weighted_mean():
    """The mean of two rows of zeros, classes weighing 1 and 3, by one-hot and label."""
    import torch

    loss, z = torch.nn.functional.cross_entropy, torch.zeros(2, 2)
    weight, labels = torch.tensor([1.0, 3.0]), torch.tensor([0, 1])
    return {
        "distributions": round(loss(z, torch.eye(2), weight=weight).item(), 4),
        "labels": round(loss(z, labels, weight=weight).item(), 4),
    }


@ask(LOSSES, "torch", 1.3863, "by the labels' weights for smoothed labels")
def weighted_smoothing():
    """The mean over one row of zeros, weights 1 and 3, label 0, smoothed by 1.

    The two halves cost (1 + 3)/2 · ln 2; divided by the label's weight that is 2 ln 2.
    """
    import torch

    return round(
        torch.nn.functional.cross_entropy(
            torch.zeros(1, 2),
            torch.tensor([0]),
            weight=torch.tensor([1.0, 3.0]),
            label_smoothing=1.0,
        ).item(),
        4,
    )


@ask(
    LOSSES,
    "torch",
    "ignore_index is not supported for floating point target",
    "and refuses `ignore_index` with distributions",
)
def ignored_distributions():
    """cross_entropy of distributions with ignore_index=0."""
    import torch

    loss, target = torch.nn.functional.cross_entropy, torch.tensor(HALVES)
    said = refusal(lambda: loss(torch.zeros(2, 2), target, ignore_index=0))
    return said.split(": ")[1]


@ask(LOSSES, "torch", "nan", "with nothing left it gives NaN")
def nothing_left():
    """cross_entropy of one row whose label is ignored."""
    import torch

    label = torch.tensor([-100])
    return torch.nn.functional.cross_entropy(torch.zeros(1, 2), label).item()


@ask(
    "book/glossary.md",
    "scikit-learn",
    [True, True],
    "scikit-learn's `C` is $1/\\lambda$, for two classes $2/\\lambda$",
)
def penalties():
    """Is the gradient zero with 1/C for three classes; are rows ±w/2 of 2/C for two?"""
    return same_penalties()


@ask(
    "softmax_lib/regression.py",
    "scikit-learn",
    [True, True],
    "that one has a single row of weights, and C = 2/λ gives the same probabilities",
)
def penalties_of_the_class():
    """The same."""
    return same_penalties()


def same_penalties():
    """Tell whether softmax rows, penalised by λ, are where scikit-learn's fits are."""
    from sklearn.datasets import load_iris
    from sklearn.linear_model import LogisticRegression

    x, y = load_iris(return_X_y=True)
    found = []
    for classes, c in ((3, 1 / 0.7), (2, 2 / 0.7)):
        rows, labels = x[y < classes], y[y < classes]
        fit = LogisticRegression(C=c, solver="newton-cholesky", tol=1e-12)
        fit.fit(rows, labels)
        w = fit.coef_ if classes == 3 else np.vstack([-fit.coef_, fit.coef_]) / 2
        residual = fit.predict_proba(rows) - np.eye(classes)[labels]
        found.append(bool(abs(residual.T @ rows + 0.7 * w).max() < 1e-6))
    return found


ask(
    "softmax_lib/calibration/scores.py",
    "torchmetrics",
    {"error": 0.525, "n_bins": 15, "norm": "l1"},
    "torchmetrics (1.9.0) gives a confidence of exactly 1 a bin of its own",
)(chapter_6.confidence_of_one)

read(
    "softmax_lib/stable.py",
    "scipy",
    "1.17.1",
    "scipy/scipy #19521, open on 2026-11-29",
    "its title: “`scipy.special.log_softmax` could be `2**126` to `2**1022` times "
    "more accurate”",
    "scipy.special.log_softmax could be 2**126 to 2**1022 times more accurate",
)

read(
    "softmax_lib/teaching/bounds.py",
    "numpy",
    "1.17 and later",
    "numpy/numpy PR #13134, merged in 2019",
    "np.exp of float32 with AVX: max ULP error 2.52, max relative error 2.1E-07",
    "numpy's exp is off by at most 2.1e-7 of itself in float32",
)
read(
    "softmax_lib/teaching/recipes.py",
    "numpy",
    "1.17 and later",
    "numpy/numpy PR #13134, merged in 2019, and PR #14048",
    "max ULP error 2.52 with AVX2 and AVX512; the reviewers take it for 2 when rounded",
    "numpy's own float32 exp is one or two ulp off",
)
