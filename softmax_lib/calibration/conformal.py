"""Sets of classes that hold the right one as often as promised."""

import math

import numpy as np

from softmax_lib._arguments import as_generator
from softmax_lib._estimator import not_fitted_error
from softmax_lib.calibration._predictions import (
    as_level,
    as_predictions,
    as_table,
)

__all__ = ["ConformalSets"]

METHODS = ("lac", "aps")


class ConformalSets:
    r"""Sets that hold the right class with probability 1 - `alpha` or more.

    Split-conformal prediction: each class of a held-out row gets a score of how badly
    it conforms, and a set takes in all classes that conform at least as well as most
    right classes did there.

    Parameters
    ----------
    alpha : float, default 0.1
        Share of sets that may miss, between 0 and 1.
    method : {"lac", "aps"}, default "lac"
        The score of class k. "lac": 1 - p_k, which gives the smallest sets on average
        if the probabilities are right, an empty one at times. "aps": the probability
        of k and of all more probable classes together, which gives larger sets to
        harder rows, and is fairer to them.

    Attributes
    ----------
    threshold_ : float
        The largest score that gets into a set. +inf, and all classes in each set,
        where too few rows were given to promise anything else: n < 1/alpha - 1.

    Notes
    -----
    Needs one thing: the n held-out rows and the new one come in random order from the
    same source. Then the share of sets that hold the right class is, on average over
    held-out rows and new ones, at least 1 - alpha, and below 1 - alpha + 1/(n + 1)
    unless scores tie [1]_. It is no promise for each class, nor after a shift.

    "aps" without `rng` gives sets that are larger than need be (the right class is
    always let in with its whole probability); with `rng` a random part of it counts,
    as in [2]_, and sets may be empty.

    References
    ----------
    .. [1] A. N. Angelopoulos and S. Bates, "Conformal prediction: a gentle
       introduction", Foundations and Trends in Machine Learning 16 (2023) 494-591.
    .. [2] Y. Romano, M. Sesia and E. J. Candès, "Classification with valid and
       adaptive coverage", NeurIPS 2020.

    Examples
    --------
    >>> import softmax_lib as sl
    >>> p = [[0.7, 0.2, 0.1], [0.5, 0.4, 0.1], [0.6, 0.3, 0.1]]
    >>> sets = sl.ConformalSets(alpha=0.25).fit(p, [0, 1, 0])
    >>> round(sets.threshold_, 4)    # scores 0.3, 0.6, 0.4: the third of three
    0.6
    >>> sets.predict([[0.45, 0.45, 0.1], [0.9, 0.05, 0.05]]).astype(int).tolist()
    [[1, 1, 0], [1, 0, 0]]
    """

    def __init__(self, *, alpha=0.1, method="lac"):
        self.alpha = alpha
        self.method = method

    def fit(self, p, y, *, rng=None):
        """Find the threshold.

        Parameters
        ----------
        p : array_like of shape (n, K)
            Probabilities of held-out rows.
        y : array_like of int, shape (n,)
            The classes that were right.
        rng : numpy.random.Generator, optional
            For "aps": makes the sets exact, and random; then `predict` needs one too.

        Returns
        -------
        ConformalSets
            Itself.

        Raises
        ------
        TypeError, ValueError
            See `reliability`; also for another `method`, an `alpha` outside (0, 1),
            or an `rng` with "lac", where nothing is random.
        """
        self._check_parameters(rng)
        p, y = as_predictions(p, y)
        scores = np.sort(self._scores(p, rng)[np.arange(len(p)), y])
        # Of n + 1 equally likely places the new score may take, alpha (n + 1) are left
        # out; rounding must not leave out one fewer, as 0.29 * 100 < 29 would.
        missed = math.floor((len(p) + 1) * self.alpha * (1 + 1e-12))
        missed = min(missed, len(p))  # where rounding would leave out every place
        self.threshold_ = float(scores[-missed]) if missed else math.inf
        self.classes_ = np.arange(p.shape[1])
        self.randomised_ = rng is not None
        return self

    def predict(self, p, *, rng=None):
        """Return which classes are in the set of each row.

        Parameters
        ----------
        p : array_like of shape (m, K)
            Probabilities.
        rng : numpy.random.Generator, optional
            Needed if `fit` had one, and only then.

        Returns
        -------
        ndarray of bool, shape (m, K)
            True for the classes in the set.
        """
        if not hasattr(self, "threshold_"):
            raise not_fitted_error()("There is no threshold yet; call fit first.")
        if (rng is not None) != self.randomised_:
            raise ValueError("pass rng to both fit and predict, or to neither.")
        self._check_parameters(rng)
        p = as_table(p)
        if p.shape[1] != len(self.classes_):
            raise ValueError(
                f"p has {p.shape[1]} classes; fit has seen {len(self.classes_)}."
            )
        return self._scores(p, rng) <= self.threshold_

    def _check_parameters(self, rng):
        as_level(self.alpha, "alpha")
        if self.method not in METHODS:
            raise ValueError(f"method must be one of {METHODS}, not {self.method!r}.")
        if rng is not None and self.method == "lac":
            raise ValueError('nothing is random with method="lac"; leave rng out.')

    def _scores(self, p, rng):
        """Return how badly each class conforms, shape (n, K)."""
        if self.method == "lac":
            return 1 - p
        order = np.argsort(-p, axis=1, kind="stable")
        ranked = np.take_along_axis(p, order, axis=1)
        scores = np.cumsum(ranked, axis=1)
        if rng is not None:
            scores -= as_generator(rng).random((len(p), 1)) * ranked
        spread = np.empty_like(scores)
        np.put_along_axis(spread, order, scores, axis=1)
        return spread
