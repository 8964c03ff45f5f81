"""Chapter 7, the transformer: what people get wrong, each from its wrong formula."""

import numpy as np

wide, narrow = 128, 64
odds = np.exp([2.0, 0.5, 1.0])
steps = np.exp(-0.5) ** np.arange(3)
paid = odds * steps[::-1]


def heads(width):
    return 4 * width * width


def layers(width):
    return 2 * width * (4 * width) + 4 * width + width


n, k, shorter = 10, 2, 0.1

MISTAKES = {
    "7.8": [
        ((heads(wide) + layers(wide) - 5 * wide) / 1000, "intercepts too"),
        (heads(wide) + layers(wide), "Divide by 1000"),
        (heads(wide) / 1000, "Those are the heads"),
        (layers(wide) / 1000, "That is the hidden layer"),
        ((heads(narrow) + layers(narrow)) / 1000, "block of the chapter"),
        (2 * (heads(narrow) + layers(narrow)) / 1000, "four times as many"),
    ],
    "7.9": [
        (shorter, "what h alone says"),
        (0 / n, "leaves nothing at 0"),
        (n * shorter / (n + n), "number of different letters"),
        (k * shorter / n, "n + k"),
        ((k + 1) * shorter / (n + k + 1), "two kinds"),
    ],
    "7.11": [
        (odds[-1] / odds.sum(), "distances are missing"),
        ((odds * steps)[-1] / (odds * steps).sum(), "nearest place"),
        (paid[1] / paid.sum(), "second place"),
    ],
}
