"""A language model small enough to train in a chapter and to live in a page.

It reads the last four words of a character's name and gives every word of its
vocabulary a score for coming next. ``python -m softmax_lib.teaching.language_model``
trains it again and writes ``data/word_model.npz``, whose weights are whole numbers.
"""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np

import softmax_lib as sl
from softmax_lib.teaching.datasets import load_character_names

DATA = Path(__file__).parent / "data"
FILE = "word_model.npz"
END = "(end)"
CONTEXT, WIDTH = 4, 16  # words that the model sees, numbers that it makes of them
STEPS, BATCH, RATE, MOMENTUM = 2000, 100, 0.5, 0.9
LEVELS = 127


@dataclass(frozen=True)
class WordModel:
    """A softmax over words, after one hidden layer.

    Parameters
    ----------
    words : tuple of str
        The V words; the first one, `END`, stands before and after each name.
    inputs : ndarray of shape (4, V, d)
        What each word adds to the hidden layer, by its place in the context.
    outputs : ndarray of shape (V, d)
        What the hidden layer adds to the score of each word.
    bias : ndarray of shape (V,)
        The score of each word where the hidden layer is silent, in nats.
    """

    words: tuple[str, ...]
    inputs: np.ndarray
    outputs: np.ndarray
    bias: np.ndarray

    @property
    def arrays(self):
        """All that is trained."""
        return self.inputs, self.outputs, self.bias

    def hidden(self, contexts):
        """Return the hidden layer, shape (n, d), for contexts of shape (n, 4)."""
        places = np.arange(CONTEXT)
        return np.tanh(self.inputs[places, contexts].sum(axis=1))

    def logits(self, contexts):
        """Return scores (n, V) of the next word, in nats, for contexts (n, 4)."""
        return self.hidden(contexts) @ self.outputs.T + self.bias

    def context(self, text):
        """Return the numbers of the last four words of a text, padded with `END`.

        Raises
        ------
        ValueError
            If a word is not in the vocabulary.
        """
        said = text.split()
        if unknown := [word for word in said if word not in self.words]:
            raise ValueError(f"the model has never read {', '.join(unknown)}.")
        numbers = [0] * CONTEXT + [self.words.index(word) for word in said]
        return numbers[-CONTEXT:]


def frequent(names, *, times=3):
    """Return the names all of whose words occur so many times in `names` or more."""
    counts = Counter(word for name in names for word in name.split())
    return [
        name for name in names if min(counts[word] for word in name.split()) >= times
    ]


def vocabulary(names):
    """Return `END` and the different words of the names, in alphabetical order."""
    return (END, *sorted({word for name in names for word in name.split()}))


def pairs(names, words):
    """Return each word and each end with the four words before it.

    Parameters
    ----------
    names : list of str
        Words separated by blanks.
    words : tuple of str
        The vocabulary.

    Returns
    -------
    contexts : ndarray of int, shape (m, 4)
        Places in `words`, the nearest one last; 0 before a name begins.
    following : ndarray of int, shape (m,)
        What came next.
    """
    number = {word: i for i, word in enumerate(words)}
    rows = []
    for name in names:
        line = [0] * CONTEXT + [number[word] for word in name.split()] + [0]
        rows += [line[i : i + CONTEXT + 1] for i in range(len(line) - CONTEXT)]
    table = np.array(rows)
    return table[:, :-1], table[:, -1]


def split(names, rng):
    """Return nine tenths of the names and the last tenth, after a shuffle."""
    order = [names[i] for i in rng.permutation(len(names))]
    kept = len(names) - len(names) // 10
    return order[:kept], order[kept:]


def untrained(words, rng):
    """Return a model whose weights are small and random, and whose bias is 0."""
    size = len(words)
    inputs = rng.normal(0, 0.1, (CONTEXT, size, WIDTH))
    outputs = rng.normal(0, 0.1, (size, WIDTH))
    return WordModel(tuple(words), inputs, outputs, np.zeros(size))


def gradient(model, contexts, following):
    """Return the gradient of the mean loss, one array for each of the model's."""
    hidden = model.hidden(contexts)
    back = sl.cross_entropy_grad(hidden @ model.outputs.T + model.bias, following)
    inside = (back @ model.outputs) * (1 - hidden**2)
    inputs = np.zeros_like(model.inputs)
    np.add.at(inputs, (np.arange(CONTEXT), contexts), inside[:, None])
    return inputs, back.T @ hidden, back.sum(axis=0)


def train(contexts, following, words, rng):
    """Return a model trained by gradient descent with momentum.

    The steps shrink evenly to zero. A batch is small, so that its matrix products run
    on one core and come out alike everywhere but for the last bits.
    """
    model = untrained(words, rng)
    speeds = [np.zeros_like(array) for array in model.arrays]
    for step in range(STEPS):
        rows = rng.integers(len(following), size=BATCH)
        slopes = gradient(model, contexts[rows], following[rows])
        rate = RATE * (1 - step / STEPS)
        for array, speed, slope in zip(model.arrays, speeds, slopes, strict=True):
            speed *= MOMENTUM
            speed -= rate * slope
            array += speed
    return model


def fit_word_model():
    """Return the model of the chapter, trained from seed 7."""
    names = frequent(load_character_names())
    words = vocabulary(names)
    rng = np.random.default_rng(7)
    kept, _ = split(names, rng)
    return train(*pairs(kept, words), words, rng)


def in_levels(array):
    """Return an array as whole numbers from -127 to 127, and what 1 is worth."""
    worth = float(np.abs(array).max()) / LEVELS or 1.0
    return np.rint(array / worth).astype(np.int8), worth


def load_word_model(folder=DATA):
    """Read the stored model: that of `fit_word_model`, every array in 255 levels."""
    with np.load(folder / FILE) as stored:
        wholes = [stored[name] for name in ("inputs", "outputs", "bias")]
        arrays = [w * worth for w, worth in zip(wholes, stored["worth"], strict=True)]
        return WordModel(tuple(stored["words"].tolist()), *arrays)


def write_word_model(model, folder=DATA):
    """Write a model into `folder`, its arrays rounded to 255 levels each."""
    wholes, worth = zip(*map(in_levels, model.arrays), strict=True)
    named = dict(zip(("inputs", "outputs", "bias"), wholes, strict=True))
    np.savez_compressed(
        folder / FILE, words=np.array(model.words), worth=worth, **named
    )


if __name__ == "__main__":
    write_word_model(fit_word_model())
