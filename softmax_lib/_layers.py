"""What enters the layers of a network, and how a gradient goes back through them.

A layer is a pair (W, b) of shapes (units, inputs) and (units,). Between two layers
stands a ReLU, max(0, x); the last layer gives the scores.
"""

import numpy as np


def forward(layers, X):
    """Return what enters each layer, and the scores of the rows of X."""
    entering = [X]
    for W, b in layers[:-1]:
        entering.append(np.maximum(0, entering[-1] @ W.T + b))
    W, b = layers[-1]
    return entering, entering[-1] @ W.T + b


def backward(layers, entering, G):
    """Return the gradient of each W and b, given that of the scores, G."""
    gradients = []
    for i in reversed(range(len(layers))):
        W, A = layers[i][0], entering[i]
        gradients.append((G.T @ A, G.sum(axis=0)))
        if i > 0:  # below the first layer nothing is learned
            G = (G @ W) * (A > 0)  # a unit that was silent passes nothing on
    return gradients[::-1]


def step(layers, gradients, rate):
    """Return the layers one step further down."""
    return [
        (W - rate * dW, b - rate * db)
        for (W, b), (dW, db) in zip(layers, gradients, strict=True)
    ]


def one_epoch(layers, X, y, gradient, rate, batch, rng):
    """Return the layers after one pass over the rows, in batches drawn anew."""
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch):
        rows = order[start : start + batch]
        layers = step(layers, gradient(layers, X[rows], y[rows]), rate)
    return layers
