"""The next word of a small language model: which survive a cut, what is drawn."""

from html import escape
from typing import ClassVar

import numpy as np
import traitlets

import softmax_lib as sl
from softmax_lib.teaching.language_model import END, load_word_model
from softmax_lib.teaching.widgets._base import BookWidget
from softmax_lib.teaching.widgets._chance import chance, drawn
from softmax_lib.teaching.widgets._numbers import Scale
from softmax_lib.teaching.widgets._table import static_table
from softmax_lib.teaching.widgets._text import fixed, percent
from softmax_lib.teaching.widgets._word_model import packed

PROMPTS = ("LATIN SMALL LETTER E WITH", "LATIN SMALL LETTER", "GREEK CAPITAL")
SHOWN, LINES, LONGEST = 8, 4, 12
LAST_SEED = 99


class TokenSampler(BookWidget):
    """Temperature, top-k, top-p and min-p over the next words of the stored model.

    The scores are divided by the temperature and then cut by k, by mass and by
    ratio, in this order; the next word is drawn from what is left.

    Parameters
    ----------
    prompt : str
        What the model has read: words that it knows.
    temperature : float
        Between 0.1 and 10.
    k : int, optional
        How many words to keep at most; by default all.
    mass : float
        How much probability to keep, above 0 and at most 1.
    ratio : float
        Least probability, as a share of the largest one, 0 to 1.
    seed : int
        Which draws: 0 to 99.

    Raises
    ------
    ValueError
        If the model does not know a word of the prompt, or a setting is out of range.

    Examples
    --------
    >>> sampler = TokenSampler("LATIN SMALL LETTER E WITH", k=2)
    >>> sampler.survivors
    ['CIRCUMFLEX', 'DIAERESIS']
    """

    claim = (
        "The temperature bends the odds of the next word; top-k, top-p and min-p say "
        "which words may be drawn at all."
    )
    scales: ClassVar = {
        "temperature": Scale("temperature T", 0.1, 10, 0.1),
        "k": Scale("top-k", 1, 145, 1),
        "mass": Scale("top-p", 0.01, 1, 0.01),
        "ratio": Scale("min-p", 0, 1, 0.01),
    }
    words = traitlets.List(traitlets.Unicode()).tag(sync=True)
    weights = traitlets.Unicode().tag(sync=True)
    worth = traitlets.List(traitlets.Float()).tag(sync=True)
    prompts = traitlets.List(traitlets.Unicode()).tag(sync=True)
    prompt = traitlets.Unicode().tag(sync=True)
    temperature = traitlets.Float(1.0, min=0.1, max=10.0).tag(sync=True)
    k = traitlets.Int(1, min=1).tag(sync=True)
    mass = traitlets.Float(1.0, min=0.0, max=1.0).tag(sync=True)
    ratio = traitlets.Float(0.0, min=0.0, max=1.0).tag(sync=True)
    seed = traitlets.Int(7, min=0, max=LAST_SEED).tag(sync=True)

    def __init__(
        self, prompt=PROMPTS[0], *, temperature=1.0, k=None, mass=1.0, ratio=0.0, seed=7
    ):
        self._model = load_word_model()
        self._model.context(prompt)
        size = len(self._model.words)
        k = size if k is None else k
        if not (1 <= k <= size and 0 < mass <= 1 and 0 <= ratio <= 1):
            raise ValueError(
                f"give k from 1 to {size}, mass in (0, 1], ratio in [0, 1]"
            )
        if not (0.1 <= temperature <= 10 and 0 <= seed <= LAST_SEED):
            raise ValueError(f"give a temperature in [0.1, 10], a seed to {LAST_SEED}")
        super().__init__(
            **packed(self._model),
            prompts=list(dict.fromkeys((prompt, *PROMPTS))),
            prompt=prompt,
            temperature=float(temperature),
            k=int(k),
            mass=float(mass),
            ratio=float(ratio),
            seed=int(seed),
        )

    def logits(self, text):
        """Scores of all words for coming after a text, shape (V,), in nats."""
        return self._model.logits(np.array([self._model.context(text)]))[0]

    def cut(self, text):
        """Scores at the temperature, -inf for the words that are cut off."""
        z = sl.top_k(self.logits(text) / self.temperature, k=self.k)
        return sl.min_p(sl.top_p(z, mass=self.mass), ratio=self.ratio)

    @property
    def survivors(self):
        """Words that may come next, the most probable one first."""
        z = self.cut(self.prompt)
        order = np.argsort(-z, kind="stable")
        return [self.words[i] for i in order if z[i] > -np.inf]

    def said(self):
        """Return four names that begin with the prompt, drawn from the seed."""
        numbers = chance(self.seed)
        return [self._line(numbers) for _ in range(LINES)]

    def _line(self, numbers):
        line = self.prompt.split()
        while len(line) < LONGEST:
            p = sl.softmax(self.cut(" ".join(line)))
            word = self.words[drawn(p, next(numbers))]
            if word == END:
                break
            line.append(word)
        return " ".join(line)

    def sentence(self):
        """Say how many words survive, what they held, and what is drawn first."""
        kept = len(self.survivors)
        whole = sl.softmax(self.logits(self.prompt), temperature=self.temperature)
        held = whole[self.cut(self.prompt) > -np.inf].sum()
        share = "all of" if kept == len(self.words) else f"{fixed(100 * held, 1)}% of"
        survive = "survives" if kept == 1 else "survive"
        return (
            f"{kept} of {len(self.words)} words {survive}, with {share} the "
            f"probability. Seed {self.seed} says: {self.said()[0]}."
        )

    def static_answer(self):
        """Table of the likeliest words before and after the cut, and what is said."""
        before = sl.softmax(self.logits(self.prompt), temperature=self.temperature)
        after = sl.softmax(self.cut(self.prompt))
        heads = ("next word", "before the cut", "after it")
        rows = [
            (
                escape(self.words[i]),
                escape(percent(before[i])),
                escape(percent(after[i])) if after[i] else "cut",
            )
            for i in np.argsort(-before, kind="stable")[:SHOWN]
        ]
        lines = "".join(f"<li>{escape(line)}</li>" for line in self.said())
        return (
            f'<p class="sl-after">After {escape(self.prompt)}</p>'
            + static_table(heads, rows)
            + f'<ol class="sl-said">{lines}</ol>'
            f'<p class="sl-readout">{escape(self.sentence())}</p>'
        )

    def __repr__(self):
        names = ("prompt", "temperature", "k", "mass", "ratio", "seed")
        settings = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
        return f"TokenSampler({settings})"
