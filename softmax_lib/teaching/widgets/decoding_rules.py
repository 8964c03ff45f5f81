"""Rules for the next word beside each other: what each keeps, and what it draws."""

from html import escape
from itertools import islice
from typing import ClassVar

import numpy as np
import traitlets

import softmax_lib as sl
from softmax_lib import decoding
from softmax_lib.teaching.language_model import END, load_word_model
from softmax_lib.teaching.widgets._base import BookWidget
from softmax_lib.teaching.widgets._chance import chance, drawn
from softmax_lib.teaching.widgets._numbers import Scale
from softmax_lib.teaching.widgets._table import static_table
from softmax_lib.teaching.widgets._text import fixed
from softmax_lib.teaching.widgets._word_model import packed

PROMPTS = ("GREEK CAPITAL", "LATIN LETTER", "LATIN SMALL LETTER")
RULES = ("no cut", "top-k", "top-p", "min-p", "typical")
SHOWN, LONGEST = 6, 12
LAST_SEED, MOST = 99, 40


class DecodingRules(BookWidget):
    """Top-k, top-p, min-p and typical beside each other, for one next word.

    The scores of words in the text are penalised, all scores are divided by the
    temperature, and then each rule by itself says which words may be drawn.

    Parameters
    ----------
    text : str
        What has been said: words that the model knows, in capitals.
    temperature : float
        Between 0.1 and 10.
    penalty : float
        Factor of the repetition penalty, 1 to 3; 1 changes nothing.
    k : int
        How many words top-k keeps: 1 to 40.
    mass : float
        How much probability top-p keeps, above 0 and at most 1.
    ratio : float
        Least probability for min-p, as a share of the largest one, 0 to 1.
    typical : float
        How much probability typical keeps, above 0 and at most 1.
    rule : str
        By which rule the next word is drawn: "no cut" or the name of one.
    seed : int
        Which draws: 0 to 99.

    Raises
    ------
    ValueError
        If the model does not know a word of the text, there is no such rule, or a
        number is out of range.

    Examples
    --------
    >>> rules = DecodingRules("GREEK CAPITAL")
    >>> {rule: rules.kept(rule) for rule in ("top-k", "top-p", "min-p")}
    {'top-k': 10, 'top-p': 1, 'min-p': 1}
    """

    claim = (
        "Top-k keeps as many words whether the model is sure or not; top-p, min-p "
        "and typical adapt, each to something else."
    )
    scales: ClassVar = {
        "temperature": Scale("temperature T", 0.1, 10, 0.1),
        "penalty": Scale("repetition penalty", 1, 3, 0.05),
        "k": Scale("top-k", 1, MOST, 1),
        "mass": Scale("top-p", 0.01, 1, 0.01),
        "ratio": Scale("min-p", 0, 1, 0.01),
        "typical": Scale("typical", 0.01, 1, 0.01),
    }
    words = traitlets.List(traitlets.Unicode()).tag(sync=True)
    weights = traitlets.Unicode().tag(sync=True)
    worth = traitlets.List(traitlets.Float()).tag(sync=True)
    prompts = traitlets.List(traitlets.Unicode()).tag(sync=True)
    text = traitlets.Unicode().tag(sync=True)
    temperature = traitlets.Float(1.0, min=0.1, max=10.0).tag(sync=True)
    penalty = traitlets.Float(1.0, min=1.0, max=3.0).tag(sync=True)
    k = traitlets.Int(10, min=1, max=MOST).tag(sync=True)
    mass = traitlets.Float(0.9, min=0.0, max=1.0).tag(sync=True)
    ratio = traitlets.Float(0.1, min=0.0, max=1.0).tag(sync=True)
    typical = traitlets.Float(0.9, min=0.0, max=1.0).tag(sync=True)
    rule = traitlets.Enum(RULES, "top-p").tag(sync=True)
    seed = traitlets.Int(7, min=0, max=LAST_SEED).tag(sync=True)

    def __init__(
        self,
        text=PROMPTS[0],
        *,
        temperature=1.0,
        penalty=1.0,
        k=10,
        mass=0.9,
        ratio=0.1,
        typical=0.9,
        rule="top-p",
        seed=7,
    ):
        self._model = load_word_model()
        said = text.split()
        self._model.context(" ".join(said))
        if len(said) > LONGEST or END in said[:-1]:
            raise ValueError(
                f"give a text of at most {LONGEST} words, {END} only as the last, not "
                f"{text!r}"
            )
        if rule not in RULES:
            raise ValueError(f"give one of the rules {', '.join(RULES)}, not {rule!r}")
        if not (0.1 <= temperature <= 10 and 1 <= penalty <= 3):
            raise ValueError("give a temperature in [0.1, 10], a penalty in [1, 3]")
        if not (1 <= k <= MOST and 0 <= seed <= LAST_SEED):
            raise ValueError(f"give k from 1 to {MOST}, a seed from 0 to {LAST_SEED}")
        if not (0 < mass <= 1 and 0 < typical <= 1 and 0 <= ratio <= 1):
            raise ValueError("give mass and typical in (0, 1], ratio in [0, 1]")
        super().__init__(
            **packed(self._model),
            prompts=list(PROMPTS),
            text=" ".join(said),
            temperature=float(temperature),
            penalty=float(penalty),
            k=int(k),
            mass=float(mass),
            ratio=float(ratio),
            typical=float(typical),
            rule=rule,
            seed=int(seed),
        )

    @property
    def said(self):
        """Words of the text, without its end."""
        return [word for word in self.text.split() if word != END]

    def scores(self):
        """Return the scores after penalty and temperature, shape (V,), in nats."""
        said = " ".join(self.said)
        z = self._model.logits(np.array([self._model.context(said)]))[0]
        numbers = np.array([self.words.index(word) for word in self.said], int)
        z = decoding.repetition_penalty(z, numbers, penalty=self.penalty)
        return z / self.temperature

    def cut(self, rule):
        """Return the scores with -inf for the words that a rule cuts off."""
        z = self.scores()
        cuts = {
            "no cut": lambda: z,
            "top-k": lambda: sl.top_k(z, k=self.k),
            "top-p": lambda: sl.top_p(z, mass=self.mass),
            "min-p": lambda: sl.min_p(z, ratio=self.ratio),
            "typical": lambda: decoding.typical(z, mass=self.typical),
        }
        return cuts[rule]()

    def kept(self, rule):
        """Return how many words a rule keeps."""
        return int((self.cut(rule) > -np.inf).sum())

    def held(self, rule):
        """Return how much probability the words that a rule keeps have together."""
        p = sl.softmax(self.scores())
        return float(p[self.cut(rule) > -np.inf].sum())

    @property
    def over(self):
        """Whether nothing more is drawn."""
        return self.text.split()[-1:] == [END] or len(self.said) >= LONGEST

    def drawn(self):
        """Return the word that the chosen rule draws with the seed."""
        number = next(islice(chance(self.seed), len(self.said), None))
        return self.words[drawn(sl.softmax(self.cut(self.rule)), number)]

    def sentence(self):
        """Say how unsure the model is, what each rule keeps, and what comes next."""
        z = self.scores()
        kept = ", ".join(f"{rule} {self.kept(rule)}" for rule in RULES[2:])
        if self.text.split()[-1:] == [END]:
            after = "The name has ended."
        elif self.over:
            after = f"{LONGEST} words are enough."
        else:
            greedy = self.words[int(z.argmax())]
            after = f"Greedy takes {greedy}; {self.rule} draws {self.drawn()}."
        return (
            f"As unsure as among {fixed(np.exp(sl.entropy(sl.softmax(z))), 1)} equally "
            f"likely words: top-k keeps {self.kept('top-k')}, {kept}. {after}"
        )

    def rows(self):
        """Return the table: each row a name and a text for each of the rules."""
        before = sl.softmax(self.scores())
        cuts = [self.cut(rule) for rule in RULES]
        after = np.array([sl.softmax(z) for z in cuts])
        order = np.argsort(-before, kind="stable")
        first, others = order[:SHOWN], order[SHOWN:]
        return [
            *((self.words[i], [brief(p) if p else "cut" for p in after[:, i]])
              for i in first),
            (f"{len(others)} others", [brief(p) if p else "cut"
             for p in after[:, others].sum(axis=1)]),
            ("words kept", [str(self.kept(rule)) for rule in RULES]),
            ("of the mass", [brief(self.held(rule)) for rule in RULES]),
        ]  # fmt: skip

    def static_answer(self):
        """Table of the likeliest words and what each rule makes of them."""
        heads = ("next word", *RULES)
        rows = [map(escape, (name, *cells)) for name, cells in self.rows()]
        return (
            f'<p class="sl-after">After {escape(self.text)}</p>'
            + static_table(heads, rows)
            + f'<p class="sl-readout">{escape(self.sentence())}</p>'
        )

    def __repr__(self):
        names = (
            "temperature",
            "penalty",
            "k",
            "mass",
            "ratio",
            "typical",
            "rule",
            "seed",
        )
        settings = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
        return f"DecodingRules({self.text!r}, {settings})"


def brief(p):
    """Give ``p`` as a percentage of at most four digits."""
    if p > 1 - 1e-12:  # a sum of all
        return "100%"
    if 0 < p < 0.0005:
        return "<0.1%"
    if p >= 0.9995:
        return ">99.9%"
    return f"{fixed(100 * p, 1 if p < 0.0995 or p >= 0.995 else 0)}%"
