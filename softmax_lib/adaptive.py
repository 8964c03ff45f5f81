"""A softmax that gives frequent classes more weights than rare ones."""

import itertools
from typing import NamedTuple

import numpy as np

from softmax_lib._arguments import as_count, as_generator, as_logits, compute_dtype
from softmax_lib._cross_entropy import check_one_number, check_reduction, reduced
from softmax_lib._targets import as_labels_of
from softmax_lib.losses import cross_entropy, cross_entropy_grad
from softmax_lib.stable import log_softmax

__all__ = ["AdaptiveGradient", "AdaptiveSoftmax"]


class AdaptiveGradient(NamedTuple):
    """What `AdaptiveSoftmax.cross_entropy_grad` found.

    Attributes
    ----------
    loss : scalar
        Nats, >= 0.
    hidden : ndarray of shape (n, D)
        Its derivative with respect to the features.
    layers : list of ndarrays
        Its derivatives with respect to the layers, in their shapes.
    """

    loss: np.floating
    hidden: np.ndarray
    layers: list


class AdaptiveSoftmax:
    r"""A distribution over classes in order of frequency, in a head and tails.

    The head is a softmax over the frequent classes and one entry for each tail; a tail
    is a softmax over its classes, on fewer features:

    .. math:: p_k = p_k^\text{head} \quad\text{or}\quad
              p_k = p_\text{tail}^\text{head} \cdot p_k^\text{tail}

    Parameters
    ----------
    cutoffs : sequence of int
        Where the head ends and each tail but the last, ascending: [2000, 10000] of
        50257 classes makes a head of 2000 classes and two tails.
    classes : int
        How many classes there are.
    shrink : int, default 4
        By which factor the features of each tail are fewer than those before it.

    Raises
    ------
    TypeError
        If one of these is no number.
    ValueError
        If the cutoffs do not ascend from 1 to below `classes`, or one of the others is
        not a whole number above 0.

    Notes
    -----
    From [1]_. The probabilities sum to 1 whatever the weights are. Layers are a list:
    the weights of the head, (D, cutoffs[0] + tails), its last columns the tails', and
    for each tail two arrays, (D, d) and (d, its classes), with d features. A class
    of a tail has scores of rank d only: cost is saved where classes are rare.

    References
    ----------
    .. [1] E. Grave, A. Joulin, M. Cissé, D. Grangier and H. Jégou, "Efficient softmax
       approximation for GPUs", ICML 2017.

    Examples
    --------
    >>> import numpy as np
    >>> import softmax_lib as sl
    >>> layer = sl.AdaptiveSoftmax([2, 5], classes=9, shrink=2)
    >>> layers = layer.initial(8, np.random.default_rng(10))
    >>> [each.shape for each in layers]
    [(8, 4), (8, 4), (4, 3), (8, 2), (2, 4)]
    >>> p = np.exp(layer.log_probabilities(np.ones((1, 8)), layers))
    >>> p.shape, round(float(p.sum()), 4)
    ((1, 9), 1.0)
    """

    def __init__(self, cutoffs, classes, *, shrink=4):
        classes = as_count(classes, "classes")
        self.shrink = as_count(shrink, "shrink")
        cutoffs = [as_count(each, "each of the cutoffs") for each in cutoffs]
        ends = [*cutoffs, classes]
        if not cutoffs or any(a >= b for a, b in itertools.pairwise(ends)):
            raise ValueError(
                f"cutoffs must ascend and end below the {classes} classes, "
                f"not {cutoffs}; without any it is softmax itself."
            )
        self.head, self.classes = cutoffs[0], classes
        self.tails = [slice(a, b) for a, b in itertools.pairwise(ends)]

    def widths(self, features):
        """Return how many features each tail has, where the head has `features`."""
        features = as_count(features, "features")
        return [
            max(1, features // self.shrink ** (i + 1)) for i in range(len(self.tails))
        ]

    def initial(self, features, rng):
        """Return layers with random weights, normal with variance 1 / inputs.

        Parameters
        ----------
        features : int
            D, the number of features.
        rng : numpy.random.Generator
            Source of the weights.

        Returns
        -------
        list of ndarrays
            As the notes of the class say.

        Raises
        ------
        TypeError, ValueError
            If `rng` is no generator, or `features` no whole number above 0.
        """
        as_generator(rng)
        shapes = self._shapes(as_count(features, "features"))
        return [rng.normal(0, shape[0] ** -0.5, shape) for shape in shapes]

    def multiply_adds(self, features):
        """Return what the probability of each class takes.

        Parameters
        ----------
        features : int
            D, the number of features.

        Returns
        -------
        ndarray of int, shape (classes,)
            D times the columns of the head; for a class of a tail also the two
            products of that.
        """
        head, *tails = self._shapes(as_count(features, "features"))
        cost = np.full(self.classes, head[0] * head[1])
        for part, down, up in zip(self.tails, tails[::2], tails[1::2], strict=True):
            cost[part] += down[0] * down[1] + up[0] * up[1]
        return cost

    @np.errstate(all="ignore")
    def log_probabilities(self, hidden, layers):
        """Return the log-probabilities of all classes.

        Parameters
        ----------
        hidden : array_like, shape (n, D)
            Features.
        layers : list of array_like
            As the notes of the class say.

        Returns
        -------
        ndarray, shape (n, classes)
            Nats, <= 0.

        Raises
        ------
        TypeError
            If an array does not hold real numbers.
        ValueError
            If the shapes do not fit.
        """
        hidden, (head, *tails), _ = self._checked(hidden, layers)
        log_p = np.empty((len(hidden), self.classes), hidden.dtype)
        first = log_softmax(hidden @ head)
        log_p[:, : self.head] = first[:, : self.head]
        pairs = zip(self.tails, tails[::2], tails[1::2], strict=True)
        for i, (part, down, up) in enumerate(pairs, self.head):
            log_p[:, part] = first[:, i, None] + log_softmax(hidden @ down @ up)
        return log_p

    @np.errstate(all="ignore")
    def cross_entropy(self, hidden, layers, y, *, reduction="mean"):
        """Return the surprise at the labels.

        Parameters
        ----------
        hidden, layers
            See `log_probabilities`.
        y : array_like of int, shape (n,)
            Labels, from 0 to the number of classes - 1.
        reduction : {"mean", "sum", "none"}, default "mean"
            Mean over the rows, their sum, or one loss for each row.

        Returns
        -------
        scalar, or an ndarray of shape (n,) if `reduction` is "none"
            Nats, >= 0.

        Raises
        ------
        TypeError, ValueError
            See `log_probabilities`; or if a label is no class.

        Examples
        --------
        >>> import numpy as np
        >>> import softmax_lib as sl
        >>> layer = sl.AdaptiveSoftmax([2], classes=6)
        >>> layers = [np.zeros((4, 3)), np.zeros((4, 1)), np.zeros((1, 4))]
        >>> loss = layer.cross_entropy(np.ones((1, 4)), layers, [5])
        >>> round(float(np.exp(loss)), 4)  # one of three, then one of four
        12.0
        """
        check_reduction(reduction)
        hidden, (head, *tails), y = self._checked(hidden, layers, y)
        losses = cross_entropy(hidden @ head, self._in_head(y), reduction="none")
        for part, rows, down, up in self._used(y, tails):
            z = hidden[rows] @ down @ up
            losses[rows] += cross_entropy(z, y[rows] - part.start, reduction="none")
        return reduced(losses, hidden.dtype, reduction)

    @np.errstate(all="ignore")
    def cross_entropy_grad(self, hidden, layers, y, *, reduction="mean"):
        """Return the loss of `cross_entropy` and its gradients.

        Parameters
        ----------
        hidden, layers, y
            See `cross_entropy`.
        reduction : {"mean", "sum"}, default "mean"
            Which loss.

        Returns
        -------
        AdaptiveGradient

        Raises
        ------
        TypeError, ValueError
            See `cross_entropy`.
        """
        check_one_number(reduction)
        loss = self.cross_entropy(hidden, layers, y, reduction=reduction)
        hidden, layers, y = self._checked(hidden, layers, y)
        head, *tails = layers
        scale = hidden.dtype.type(1 / max(1, len(y)) if reduction == "mean" else 1)
        g = scale * cross_entropy_grad(hidden @ head, self._in_head(y), reduction="sum")
        by_hidden = g @ head.T
        found = [hidden.T @ g, *(np.zeros_like(each) for each in tails)]
        for i, (part, rows, down, up) in enumerate(self._used(y, tails)):
            few = hidden[rows] @ down
            labels = y[rows] - part.start
            g = scale * cross_entropy_grad(few @ up, labels, reduction="sum")
            by_few = g @ up.T
            by_hidden[rows] += by_few @ down.T
            found[2 * i + 1] = hidden[rows].T @ by_few
            found[2 * i + 2] = few.T @ g
        return AdaptiveGradient(loss, by_hidden, found)

    def _in_head(self, y):
        """Return the entry of the head that each label has: itself, or its tail."""
        ends = [part.stop for part in self.tails]
        tail = self.head + np.searchsorted(ends, y, side="right")
        return np.where(y < self.head, y, tail)

    def _used(self, y, tails):
        """Yield each tail, the rows whose labels it has, and its two layers."""
        for part, down, up in zip(self.tails, tails[::2], tails[1::2], strict=True):
            yield part, np.flatnonzero((y >= part.start) & (y < part.stop)), down, up

    def _shapes(self, features):
        shapes = [(features, self.head + len(self.tails))]
        for part, width in zip(self.tails, self.widths(features), strict=True):
            shapes += [(features, width), (width, part.stop - part.start)]
        return shapes

    def _checked(self, hidden, layers, y=None):
        hidden = as_logits(hidden, "hidden")
        layers = [as_logits(each, "layers") for each in layers]
        if hidden.ndim != 2 or not hidden.shape[1]:
            raise ValueError(f"hidden has shape {hidden.shape}; it must be (n, D).")
        shapes = [each.shape for each in layers]
        if shapes != self._shapes(hidden.shape[1]):
            raise ValueError(
                f"the layers have shapes {shapes}; for {hidden.shape[1]} features they "
                f"must be {self._shapes(hidden.shape[1])}."
            )
        dtype = compute_dtype(np.result_type(hidden, *layers))
        hidden, *layers = (a.astype(dtype, copy=False) for a in (hidden, *layers))
        if y is not None:
            y = as_labels_of(hidden, y, self.classes)
        return hidden, layers, y
