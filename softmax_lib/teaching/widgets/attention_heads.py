"""A small transformer that reads what you type: its heads, and what it expects next."""

import re
from html import escape

import numpy as np
import traitlets

import softmax_lib as sl
from softmax_lib import transformer
from softmax_lib.teaching import alice_transformer
from softmax_lib.teaching.alice import ALPHABET, numbered
from softmax_lib.teaching.widgets._base import BookWidget
from softmax_lib.teaching.widgets._table import static_table
from softmax_lib.teaching.widgets._text import percent

START = "the mock turtle said: 'the mock tu"


class AttentionHeads(BookWidget):
    """Where each head of the stored transformer looks, and what comes next.

    Parameters
    ----------
    text : str
        What the model reads: its last 64 characters, in small letters.
    place : int, optional
        How many of them; by default all.

    Raises
    ------
    ValueError
        If the text has no character that the model knows, or `place` is not in it.

    Examples
    --------
    >>> AttentionHeads("alice was b").expected()[0][0]
    'e'
    """

    claim = (
        "The heads of a transformer look at what stands at a place, or at how far back "
        "it is, in a text that you type."
    )
    alphabet = traitlets.Unicode(ALPHABET).tag(sync=True)
    longest = traitlets.Int(alice_transformer.LENGTH).tag(sync=True)
    sizes = traitlets.Dict().tag(sync=True)
    text = traitlets.Unicode().tag(sync=True)
    place = traitlets.Int(1, min=1).tag(sync=True)
    seen = traitlets.Dict().tag(sync=True)
    _weights = traitlets.Bytes().tag(sync=True)  # a page loads the file instead

    def __init__(self, text=START, *, place=None):
        text = typed(text)[-alice_transformer.LENGTH :]
        place = len(text) if place is None else place
        if not 1 <= place <= len(text):
            raise ValueError(
                f"give a text with letters, and a place in it from 1; not {text!r} and "
                f"{place}"
            )
        self._model = alice_transformer.load_alice_transformer()
        V, C = self._model.embedding.shape
        B, H, L = self._model.distance.shape
        sizes = {"V": V, "C": C, "B": B, "H": H, "L": L}
        sizes |= {"d": self._model.query.shape[2], "M": self._model.up.shape[1]}
        tokens = [numbered(text[:place])]
        weights = transformer.weights(self._model, tokens)[0, :, :, -1]
        scores = transformer.scores(self._model, tokens)[0, -1]
        super().__init__(
            text=text,
            place=int(place),
            sizes=sizes,
            seen={
                "weights": weights.round(6).tolist(),
                "scores": scores.round(5).tolist(),
            },
            _weights=alice_transformer.FILE.read_bytes(),
        )

    def expected(self):
        """Return every character and how likely it comes next, the likeliest first."""
        p = sl.softmax(self.seen["scores"])
        return [(ALPHABET[i], float(p[i])) for i in np.argsort(-p, kind="stable")]

    def looks(self):
        """Return of each head its name, where it looks most, and with what weight."""
        return [
            (f"{b + 1}.{h + 1}", int(np.argmax(row)), max(row))
            for b, some in enumerate(self.seen["weights"])
            for h, row in enumerate(some)
        ]

    def sentence(self):
        """Say what the model expects, and which head is the surest."""
        read = self.text[: self.place]
        likely, p = self.expected()[0]
        name, place, weight = max(self.looks(), key=lambda head: head[2])
        return (
            f"After “{read}” the model expects {letter(likely)}, {percent(p)}. "
            f"Head {name} is the surest: {percent(weight)} on {letter(read[place])}, "
            f"{self._back(place)}."
        )

    def _back(self, place):
        return f"{self.place - 1 - place} back"

    def static_answer(self):
        """Table of where each head looks most, and the sentence."""
        heads = ("head", "looks most at", "weight")
        rows = [
            (
                name,
                f"{escape(letter(self.text[place]))}, {self._back(place)}",
                escape(percent(weight)),
            )
            for name, place, weight in self.looks()
        ]
        return (
            static_table(heads, rows)
            + f'<p class="sl-readout">{escape(self.sentence())}</p>'
        )

    def __repr__(self):
        return f"AttentionHeads({self.text!r}, place={self.place})"


def typed(text):
    """Return a text in the characters of the model, blanks at its ends kept."""
    text = re.sub('[`"‘’“”]', "'", text.lower())
    known = "".join(c for c in re.sub(r"\s", " ", text) if c in ALPHABET)
    return re.sub(" +", " ", known)


def letter(c):
    """Return a character as a reader sees it."""
    return "blank" if c == " " else f"“{c}”"
