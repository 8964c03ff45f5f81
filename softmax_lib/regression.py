"""Softmax regression: a linear score a class, and softmax over the scores."""

import warnings

import numpy as np

from softmax_lib._arguments import as_count, as_number
from softmax_lib._estimator import (
    Classifier,
    ProgressLine,
    check_names,
    column_names,
    not_fitted_error,
)
from softmax_lib._fitting import (
    Objective,
    gradient_descent,
    in_units,
    newton,
    one_hot,
)
from softmax_lib._labels import as_classes, as_labels, is_named
from softmax_lib._training_data import as_table, as_weights, row_weights
from softmax_lib.stable import log_softmax, softmax

__all__ = ["ConvergenceWarning", "SoftmaxRegression"]

SOLVERS = ("newton", "gradient-descent")
SEPARABLE = 1e-8  # nats an example: smaller losses mean that weights only grow


class ConvergenceWarning(UserWarning):
    """The weights found are not the best ones."""


class SoftmaxRegression(Classifier):
    r"""Classifier with p(class | x) = softmax(W x + b), fitted by cross-entropy.

    `fit` finds the W and b that minimise, over rows i with weights :math:`s_i`,

    .. math:: \sum_i s_i \bigl(-\ln p_{i,y_i}\bigr)
              + \tfrac{\lambda}{2} \lVert W \rVert^2

    with the intercepts b not penalised. This is the objective of scikit-learn's
    LogisticRegression with C = 1/λ for three classes or more; for two classes that
    one has a single row of weights, and C = 2/λ gives the same probabilities.

    Parameters
    ----------
    l2 : float >= 0, default 1.0
        Strength λ of the penalty, on the *sum* of the losses, not their mean.
    fit_intercept : bool, default True
        Whether there is a b.
    class_weight : dict, "balanced" or None, default None
        Weight of the rows of each class; "balanced" gives all classes the same total.
    solver : {"newton", "gradient-descent"}, default "newton"
        Newton's method converges in some ten steps. Gradient descent makes exactly
        `max_iter` steps of size `learning_rate` along the gradient of the mean
        objective, from zero: there to be watched, in `history_`.
    tol : float > 0, default 1e-12
        Newton stops when the mean objective can fall by no more than this, in nats.
    max_iter : int > 0, default 100
        Largest number of steps.
    learning_rate : float > 0, default 0.5
        For gradient descent; it suits features between 0 and 1.
    progress : bool, default False
        Keep one line on stderr up to date while fitting.

    Attributes
    ----------
    classes_ : ndarray of shape (K,)
        The labels found in y, sorted.
    coef_ : ndarray of shape (K, D)
        W, logits per unit of a feature.
    intercept_ : ndarray of shape (K,)
        b, logits; zeros without intercept. Like W, of all that give the same
        probabilities, the one that sums to zero over the classes.
    history_ : ndarray of shape (steps,)
        The objective after every step, divided by the total weight, in nats.
    n_iter_ : int
        Number of steps made.
    n_features_in_ : int
        D.
    feature_names_in_ : ndarray of shape (D,)
        The columns of X, if it was a data frame whose columns have names.

    Notes
    -----
    Newton's steps are solved by conjugate gradients with products of the Hessian,
    :math:`A^T [P \circ (AU - \operatorname{rowsum}(P \circ AU))]`, so that the matrix
    itself is never stored [1]_. numpy alone is needed; scikit-learn's clone,
    pipelines and cross-validation accept the class as one of their own.

    References
    ----------
    .. [1] J. Nocedal and S. J. Wright, Numerical Optimization, 2nd ed., Springer
       (2006), chapter 7.

    Examples
    --------
    >>> import softmax_lib as sl
    >>> X = [[-2.0], [-1.0], [0.0], [0.5], [1.0], [2.0]]
    >>> model = sl.SoftmaxRegression().fit(X, ["no", "no", "no", "yes", "yes", "yes"])
    >>> model.predict([[-3.0], [3.0]]).tolist()
    ['no', 'yes']
    >>> model.predict_proba([[0.25]]).round(2)
    array([[0.46, 0.54]])
    """

    def __init__(
        self,
        *,
        l2=1.0,
        fit_intercept=True,
        class_weight=None,
        solver="newton",
        tol=1e-12,
        max_iter=100,
        learning_rate=0.5,
        progress=False,
    ):
        self.l2 = l2
        self.fit_intercept = fit_intercept
        self.class_weight = class_weight
        self.solver = solver
        self.tol = tol
        self.max_iter = max_iter
        self.learning_rate = learning_rate
        self.progress = progress

    def fit(self, X, y, sample_weight=None):
        """Find W and b.

        Parameters
        ----------
        X : array_like of shape (n, D)
            Finite numbers, a row an example.
        y : array_like of shape (n,)
            A label a row: integers or strings, two different ones at least.
        sample_weight : array_like of shape (n,), optional
            Weights >= 0: a weight of 2 counts a row twice.

        Returns
        -------
        SoftmaxRegression
            Itself.

        Raises
        ------
        TypeError, ValueError
            If X, y, a weight or a parameter cannot be learnt from; the message says
            what to pass instead.

        Warns
        -----
        ConvergenceWarning
            If the solver stopped before the goal, or there is no goal: without
            penalty on separable classes. The message says what to change.
        """
        self._check_parameters()
        names, table = column_names(X), as_table(X)
        classes, indices = as_classes(as_labels(y, len(table)))
        weights = as_weights(sample_weight, self.class_weight, classes, indices)
        targets = one_hot(indices, len(classes))
        V, history, done = self._solve(table, targets, *weights)
        self.classes_, self.n_features_in_ = classes, table.shape[1]
        self.__dict__.pop("feature_names_in_", None)
        if names is not None:
            self.feature_names_in_ = names
        self.coef_ = V[:, : table.shape[1]].copy()
        self.intercept_ = V[:, -1] if self.fit_intercept else np.zeros(len(classes))
        self.history_, self.n_iter_ = history, len(history)
        self._warn(done)
        return self

    def _solve(self, table, targets, weights, exponent):
        """Return W with b, the mean objective after every step, whether all is well.

        Weights are in units of 2**exponent, and so becomes the objective.
        """
        (rows, columns), classes = table.shape, targets.shape[1]
        inputs, penalty = table, np.full(columns, self.l2, dtype=np.float64)
        if self.fit_intercept:
            inputs, penalty = np.c_[table, np.ones(rows)], np.r_[penalty, 0.0]
        start = np.zeros((classes, inputs.shape[1]))
        total = weights.sum()
        steps = as_count(self.max_iter, "max_iter")
        line = ProgressLine(steps, total, shown=self.progress)
        shared = {"max_iter": steps, "watch": line}
        with np.errstate(all="ignore"):
            penalty = in_units(penalty, exponent)
            objective = Objective(inputs, targets, weights[:, None], penalty)
            if self.solver == "newton":
                V, history, done = newton(objective, start, tol=self.tol, **shared)
            else:
                rate = self.learning_rate
                V, history = gradient_descent(
                    objective, start, learning_rate=rate, **shared
                )
                done = np.isfinite(history[-1]) and history[-1] <= history[0]
        line.close()
        # What all classes share changes no probability.
        return V - V.mean(axis=0), np.array(history) / total, done

    def _warn(self, done):
        if not done and self.solver == "newton":
            says = (
                f"Newton's method has not converged in {self.n_iter_} steps: raise "
                "max_iter, scale the features, or raise l2."
            )
        elif not done:
            says = (
                f"Gradient descent has diverged, to a mean loss of "
                f"{self.history_[-1]:.3g}: lower learning_rate (now "
                f"{self.learning_rate:g}) or scale the features."
            )
        elif self.l2 == 0 and self.history_[-1] < SEPARABLE:
            says = (
                "The classes are separable and l2 is 0: the loss can be brought as "
                "near to 0 as you like, and the best weights are infinite. Set l2 > 0."
            )
        else:
            return
        warnings.warn(says, ConvergenceWarning, stacklevel=3)

    def _check_parameters(self):
        if self.solver not in SOLVERS:
            raise ValueError(f"solver must be one of {SOLVERS}, not {self.solver!r}.")
        if not 0 <= as_number(self.l2, "l2") < np.inf:
            raise ValueError(f"l2 must be finite and not negative, not {self.l2}.")
        for name in ("tol", "learning_rate"):
            number = as_number(getattr(self, name), name)
            if not 0 < number < np.inf:
                raise ValueError(f"{name} must be positive and finite, not {number:g}.")

    def decision_function(self, X):
        """Scores.

        Returns
        -------
        ndarray of shape (n, K), or (n,) for two classes
            Logits W x + b; for two classes the second less the first, as elsewhere in
            scikit-learn.
        """
        z = self._logits(X)
        return z[:, 1] - z[:, 0] if z.shape[1] == 2 else z

    def predict_proba(self, X):
        """Probabilities of shape (n, K), columns in the order of `classes_`."""
        return softmax(self._logits(X))

    def predict_log_proba(self, X):
        """Logarithms of the probabilities in nats, accurate where those round to 1."""
        return log_softmax(self._logits(X))

    def predict(self, X):
        """Most probable class of each row, shape (n,)."""
        winners = self._logits(X).argmax(axis=1)
        return self.classes_[winners]

    def score(self, X, y, sample_weight=None):
        """Accuracy: the (weighted) share of rows whose class is predicted."""
        predicted = self.predict(X)
        right = is_named(as_labels(y, len(predicted)), predicted)
        weights, _ = row_weights(sample_weight, len(predicted))
        return float(np.average(right, weights=weights))

    def _logits(self, X):
        if not hasattr(self, "coef_"):
            raise not_fitted_error()(
                "This SoftmaxRegression instance is not fitted yet; call fit first."
            )
        check_names(self, X)
        table = as_table(X, self.n_features_in_)
        # One row at a time would give the same: no result may depend on its batch.
        return np.einsum("nd,kd->nk", table, self.coef_) + self.intercept_
