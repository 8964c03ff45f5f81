"""A convolutional network that reads MNIST digits, trained with numpy alone.

``python -m softmax_lib.teaching.digit_network`` trains it again, in some minutes on
one core, and writes ``data/digit_network.npz``, whose weights are whole numbers.
"""

from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np

import softmax_lib as sl
from softmax_lib.teaching import convolution as conv
from softmax_lib.teaching.datasets import load_mnist
from softmax_lib.teaching.stored_logits import three_parts

DATA = Path(__file__).parent / "data"
FILE = "digit_network.npz"
SIZES = (12, 24)  # filters of the two convolutions, 5 by 5 each
EPOCHS, BATCH, RATE, MOMENTUM, DECAY = 24, 50, 0.05, 0.9, 1e-3
LEVELS = 32767
SLICE = 200  # images at a time: the windows of all would fill the memory


@dataclass(frozen=True)
class DigitNetwork:
    """Two convolutions, each with ReLU and pooling, then a linear layer.

    Parameters
    ----------
    first, first_bias : ndarrays of shapes (k, 1, 5, 5) and (k,)
    second, second_bias : ndarrays of shapes (m, k, 5, 5) and (m,)
    last, last_bias : ndarrays of shapes (10, 16 m) and (10,)
    """

    first: np.ndarray
    first_bias: np.ndarray
    second: np.ndarray
    second_bias: np.ndarray
    last: np.ndarray
    last_bias: np.ndarray

    @property
    def arrays(self):
        """All that is trained, in order."""
        return [getattr(self, field.name) for field in fields(self)]

    def features(self, images):
        """Return what enters the last layer, shape (n, 16 m), for images (n, 784)."""
        slices = [images[i : i + SLICE] for i in range(0, len(images), SLICE)]
        return np.concatenate([self._features(part) for part in slices])

    def _features(self, images):
        A = conv.pooled(conv.convolved(as_images(images), self.first, self.first_bias))
        A = conv.pooled(conv.convolved(A, self.second, self.second_bias))
        return A.reshape(len(A), -1)

    def logits(self, images):
        """Return scores of shape (n, 10) for images (n, 784) of ink from 0 to 1."""
        return self.features(images) @ self.last.T + self.last_bias

    def gradient(self, images, labels):
        """Return the gradient of the mean loss, an array for each of `arrays`."""
        X = as_images(images)
        Z1 = conv.convolved(X, self.first, self.first_bias)
        A1 = conv.pooled(Z1)
        Z2 = conv.convolved(A1, self.second, self.second_bias)
        A2 = conv.pooled(Z2)
        flat = A2.reshape(len(X), -1)
        G = sl.cross_entropy_grad(flat @ self.last.T + self.last_bias, labels)
        G2 = conv.pooled_back(Z2, (G @ self.last).reshape(A2.shape))
        back, second, second_bias = conv.convolved_back(A1, self.second, G2)
        G1 = conv.pooled_back(Z1, back)
        _, first, first_bias = conv.convolved_back(X, self.first, G1)
        return [first, first_bias, second, second_bias, G.T @ flat, G.sum(axis=0)]


def as_images(rows):
    """Return rows of pixels as square images with one channel."""
    side = int(rows.shape[1] ** 0.5)
    return rows.reshape(len(rows), side, side, 1)


def untrained(rng, sizes=SIZES):
    """Return a network with random weights, as He et al. (2015) scale them."""
    k, m = sizes

    def normal(gain, *shape):
        return rng.normal(0, np.sqrt(gain / np.prod(shape[1:])), shape)

    return DigitNetwork(
        normal(2, k, 1, 5, 5),
        np.zeros(k),
        normal(2, m, k, 5, 5),
        np.zeros(m),
        normal(1, 10, 16 * m),
        np.zeros(10),
    )


def train(network, images, labels, rng, *, epochs=EPOCHS, batch=BATCH):
    """Train a network in place, by gradient descent with momentum and weight decay.

    The steps shrink evenly to zero. A batch is small, so that its matrix products run
    alike everywhere but for the last bits.
    """
    speeds = [np.zeros_like(array) for array in network.arrays]
    steps = epochs * (len(images) // batch)
    order = np.concatenate(
        [
            rng.permutation(len(images))[: len(images) // batch * batch]
            for _ in range(epochs)
        ]
    )
    for step, rows in enumerate(order.reshape(steps, batch)):
        slopes = network.gradient(images[rows], labels[rows])
        rate = RATE * (1 - step / steps)
        for array, speed, slope in zip(network.arrays, speeds, slopes, strict=True):
            speed *= MOMENTUM
            speed -= rate * (slope + DECAY * array)
            array += speed
    return network


def mnist_parts():
    """Return the sample as 3000 training, 1000 validation and 1000 test images.

    Returns
    -------
    list of three pairs (images, labels)
        Ink from 0 to 1, of shape (n, 784), and digits (n,).
    """
    images, labels = load_mnist()
    return three_parts(images / 255, labels)


def fit_digit_network():
    """Return the network of the chapter, trained from seed 5."""
    rng = np.random.default_rng(5)
    (images, labels), _, _ = mnist_parts()
    return train(untrained(rng), images, labels, rng)


def load_digit_network(folder=DATA):
    """Read the stored network: that of `fit_digit_network`, rounded to 16 bits."""
    with np.load(folder / FILE) as stored:
        names = [field.name for field in fields(DigitNetwork)]
        arrays = (stored[n] * w for n, w in zip(names, stored["worth"], strict=True))
        return DigitNetwork(*arrays)


def write_digit_network(network, folder=DATA):
    """Write a network into `folder`, each array as whole numbers of 16 bits."""
    worth = [np.abs(array).max() / LEVELS or 1.0 for array in network.arrays]
    wholes = {
        field.name: np.rint(array / unit).astype(np.int16)
        for field, array, unit in zip(
            fields(network), network.arrays, worth, strict=True
        )
    }
    np.savez_compressed(folder / FILE, worth=worth, **wholes)


if __name__ == "__main__":
    write_digit_network(fit_digit_network())
