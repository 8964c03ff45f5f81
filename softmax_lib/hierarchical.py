"""A softmax over the leaves of a tree: one decision of two at each node."""

import heapq
from typing import NamedTuple

import numpy as np

from softmax_lib._arguments import as_logits
from softmax_lib._cross_entropy import check_one_number, check_reduction, reduced
from softmax_lib._targets import as_labels_of
from softmax_lib.binary import log_sigmoid, sigmoid
from softmax_lib.chunked import checked

__all__ = ["HierarchicalGradient", "HierarchicalSoftmax"]


class HierarchicalGradient(NamedTuple):
    """What `HierarchicalSoftmax.cross_entropy_grad` found.

    Attributes
    ----------
    loss : scalar
        Nats, >= 0.
    hidden : ndarray of shape (n, D)
        Its derivative with respect to the features.
    touched : ndarray of int, shape (c,)
        The nodes on the way to the labels, each once, in ascending order.
    nodes : ndarray of shape (D, c)
        The derivative with respect to the weights of these nodes; that of the others
        is 0.
    """

    loss: np.floating
    hidden: np.ndarray
    touched: np.ndarray
    nodes: np.ndarray


class HierarchicalSoftmax:
    r"""A distribution over K classes from a binary tree with a sigmoid at each node.

    .. math:: p_k = \prod_{i \in \text{path}(k)} \sigma(t_{ki}\, h \cdot w_i)

    with a turn t of 1 or -1 at each node i on the way from the root to the class k.
    The tree is Huffman's, of the counts: no other has a shorter path on average [1]_.

    Parameters
    ----------
    counts : array_like, shape (K,)
        How often each class comes, or its share; K >= 2.

    Attributes
    ----------
    nodes : ndarray of int, shape (K, L)
        The nodes on the way to each class, 0 to K - 2 with the root last; L is the
        length of the longest path, and shorter ones are filled with 0.
    turns : ndarray, shape (K, L)
        1 or -1 for each of them, 0 where the path has ended.
    lengths : ndarray of int, shape (K,)
        How many nodes are on the way to each class.

    Raises
    ------
    TypeError
        If `counts` are no real numbers.
    ValueError
        If there are fewer than two, or one is negative or not finite.

    Notes
    -----
    From [2]_, with the tree of [3]_. The probabilities sum to 1 whatever the weights
    are, because those of both ways at a node do. The loss of a row takes D times the
    length of its path multiply-adds: with these counts on average D times their entropy
    in bits, or up to D more.
    The model is not that of a softmax: classes below one node share its decision.

    References
    ----------
    .. [1] D. A. Huffman, "A method for the construction of minimum-redundancy codes",
       Proc. IRE 40 (1952) 1098-1101.
    .. [2] F. Morin and Y. Bengio, "Hierarchical probabilistic neural network language
       model", AISTATS 2005.
    .. [3] T. Mikolov et al., "Distributed representations of words and phrases and
       their compositionality", NeurIPS 2013.

    Examples
    --------
    >>> import numpy as np
    >>> import softmax_lib as sl
    >>> tree = sl.HierarchicalSoftmax([4, 2, 1, 1])
    >>> tree.lengths
    array([1, 2, 3, 3])
    >>> weights = np.zeros((1, 3))
    >>> np.exp(tree.log_probabilities([[1.0]], weights))
    array([[0.5  , 0.25 , 0.125, 0.125]])
    """

    def __init__(self, counts):
        counts = as_logits(counts, "counts")
        if counts.ndim != 1 or len(counts) < 2:
            raise ValueError(
                f"counts has shape {counts.shape}; it must be (K,), with K >= 2."
            )
        if not ((counts >= 0) & (counts < np.inf)).all():
            raise ValueError("counts must be finite and not negative.")
        self.nodes, self.turns, self.lengths = _huffman(counts)

    @np.errstate(all="ignore")
    def log_probabilities(self, hidden, nodes):
        """Return the log-probabilities of all classes.

        Parameters
        ----------
        hidden : array_like, shape (n, D)
            Features.
        nodes : array_like, shape (D, K - 1)
            The weights of the nodes.

        Returns
        -------
        ndarray, shape (n, K)
            Nats, <= 0.

        Raises
        ------
        TypeError
            If an array does not hold real numbers.
        ValueError
            If the shapes do not fit.
        """
        hidden, nodes, _ = self._checked(hidden, nodes)
        z = hidden @ nodes
        right, left = log_sigmoid(z), log_sigmoid(-z)
        log_p = np.zeros((len(hidden), len(self.lengths)), z.dtype)
        for at, turn in zip(self.nodes.T, self.turns.T, strict=True):
            log_p += np.where(turn > 0, right[:, at], 0)
            log_p += np.where(turn < 0, left[:, at], 0)
        return log_p

    @np.errstate(all="ignore")
    def cross_entropy(self, hidden, nodes, y, *, reduction="mean"):
        """Return the surprise at the labels.

        Parameters
        ----------
        hidden, nodes
            See `log_probabilities`.
        y : array_like of int, shape (n,)
            Labels, from 0 to K - 1.
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
        >>> import softmax_lib as sl
        >>> tree = sl.HierarchicalSoftmax([4, 2, 1, 1])
        >>> loss = tree.cross_entropy([[1.0]], [[0.0, 0.0, 0.0]], [3])
        >>> round(float(loss), 4)  # three decisions of one half
        2.0794
        """
        check_reduction(reduction)
        hidden, nodes, y = self._checked(hidden, nodes, y)
        turns = self.turns[y].astype(hidden.dtype)
        z = turns * self._scores(hidden, nodes, y)
        losses = 0 - np.where(turns == 0, 0, log_sigmoid(z)).sum(axis=1)
        return reduced(losses, hidden.dtype, reduction)

    @np.errstate(all="ignore")
    def cross_entropy_grad(self, hidden, nodes, y, *, reduction="mean"):
        """Return the loss of `cross_entropy` and its two gradients.

        Parameters
        ----------
        hidden, nodes, y
            See `cross_entropy`.
        reduction : {"mean", "sum"}, default "mean"
            Which loss.

        Returns
        -------
        HierarchicalGradient

        Raises
        ------
        TypeError, ValueError
            See `cross_entropy`.
        """
        check_one_number(reduction)
        loss = self.cross_entropy(hidden, nodes, y, reduction=reduction)
        hidden, nodes, y = self._checked(hidden, nodes, y)
        turns = self.turns[y].astype(hidden.dtype)
        g = 0 - turns * sigmoid(0 - turns * self._scores(hidden, nodes, y))
        if reduction == "mean":
            g /= max(1, len(y))
        here = self.nodes[y]
        by_hidden = np.einsum("nl,dnl->nd", g, nodes[:, here])
        touched, places = np.unique(here[turns != 0], return_inverse=True)
        by_node = np.zeros((len(touched), hidden.shape[1]), g.dtype)
        rows, _ = np.nonzero(turns)
        # add.at, because the ways to most labels begin with the same nodes
        np.add.at(by_node, places, g[turns != 0][:, None] * hidden[rows])
        return HierarchicalGradient(loss, by_hidden, touched, by_node.T)

    def _scores(self, hidden, nodes, y):
        """Return the score of each node on the way to each label, (n, L)."""
        return np.einsum("nd,dnl->nl", hidden, nodes[:, self.nodes[y]])

    def _checked(self, hidden, nodes, y=None):
        size = len(self.lengths)
        rows = len(hidden) if np.ndim(hidden) else 0
        if (
            np.ndim(hidden) != 2
            or np.ndim(nodes) != 2
            or np.shape(nodes)[1] != size - 1
        ):
            raise ValueError(
                f"hidden has shape {np.shape(hidden)} and nodes {np.shape(nodes)}; "
                f"they must be (n, D) and (D, {size - 1})."
            )
        none = np.zeros(rows, int)
        hidden, nodes, _, _ = checked(hidden, nodes, none)
        if y is not None:
            y = as_labels_of(hidden, y, size)
        return hidden, nodes, y


def _huffman(counts):
    """Return the nodes, turns and lengths of the ways to the classes."""
    size = len(counts)
    parent, turn = np.zeros(2 * size - 1, int), np.zeros(2 * size - 1)
    # leaves are 0 to K - 1, nodes K to 2K - 2; ties go to the older, so that the
    # tree depends on the counts alone and is as flat as it can be
    heap = [(float(count), leaf) for leaf, count in enumerate(counts)]
    heapq.heapify(heap)
    for node in range(size, 2 * size - 1):
        (least, one), (next_least, other) = heapq.heappop(heap), heapq.heappop(heap)
        parent[[one, other]], turn[[one, other]] = node, (-1, 1)
        heapq.heappush(heap, (least + next_least, node))
    ways = [_way(leaf, parent, turn, 2 * size - 2) for leaf in range(size)]
    lengths = np.array([len(way) for way in ways])
    nodes = np.zeros((size, lengths.max()), int)
    turns = np.zeros(nodes.shape)
    for k, way in enumerate(ways):
        nodes[k, : len(way)], turns[k, : len(way)] = np.transpose(way)
    return nodes, turns, lengths


def _way(leaf, parent, turn, root):
    """Return the pairs of node and turn from the root to a leaf."""
    way = []
    while leaf != root:
        way.append((parent[leaf] - (root // 2 + 1), turn[leaf]))
        leaf = parent[leaf]
    return way[::-1]
