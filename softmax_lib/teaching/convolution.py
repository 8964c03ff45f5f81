"""Convolution, ReLU and pooling in numpy, and how a gradient goes back through them.

Images have shape (n, height, width, channels), filters (k, channels, s, s).
"""

import numpy as np


def windows(images, size):
    """Return every `size` by `size` window, shape (n, h', w', channels, size, size)."""
    shape = (size, size)
    return np.lib.stride_tricks.sliding_window_view(images, shape, axis=(1, 2))


def convolved(images, filters, bias):
    """Slide each filter over each image: shape (n, h - s + 1, w - s + 1, k)."""
    found = windows(images, filters.shape[-1])
    return np.tensordot(found, filters, axes=((3, 4, 5), (1, 2, 3))) + bias


def convolved_back(images, filters, G):
    """Return the gradient for images, filters and bias, where `G` is the result's."""
    margin = filters.shape[-1] - 1
    around = ((0, 0), (margin, margin), (margin, margin), (0, 0))
    turned = filters[:, :, ::-1, ::-1].transpose(1, 0, 2, 3)
    for_images = convolved(np.pad(G, around), turned, 0)
    found = windows(images, filters.shape[-1])
    for_filters = np.tensordot(G, found, axes=((0, 1, 2), (0, 1, 2)))
    return for_images, for_filters, G.sum(axis=(0, 1, 2))


def pooled(images):
    """Return the largest of each 2 by 2 block, without what is negative."""
    return np.maximum(0, _blocks(images).max(axis=(2, 4)))


def pooled_back(images, G):
    """Return the gradient for the images; equal largest entries share it."""
    blocks = _blocks(images)
    top = blocks.max(axis=(2, 4), keepdims=True)
    share = (blocks == top) & (top > 0)
    count = np.maximum(1, share.sum(axis=(2, 4), keepdims=True))
    spread = share * (G[:, :, None, :, None] / count)
    return spread.reshape(images.shape)


def _blocks(images):
    n, height, width, channels = images.shape
    return images.reshape(n, height // 2, 2, width // 2, 2, channels)
