"""Speculative decoding changes nothing: every branch is followed and added up."""

from collections import defaultdict

import numpy as np
import pytest
from functions import INF, NAN
from hypothesis import given, settings
from hypothesis import strategies as st
from random_models import Model
from scipy.special import softmax
from scipy.stats import chisquare

from softmax_lib import decoding
from softmax_lib.decoding import speculative

ROWS = st.lists(st.floats(-8, 8) | st.just(-INF), min_size=4, max_size=4).filter(
    lambda row: max(row) > -INF
)


def rng(seed=7):
    return np.random.default_rng(seed)


@given(ROWS, ROWS)
def test_kept_and_replaced_add_up_to_the_target(target, draft):
    kept, replaced = decoding.acceptance(target, draft)
    p, q = softmax(target), softmax(draft)
    lost = 1 - (q * kept).sum()
    np.testing.assert_allclose(q * kept + lost * replaced, p, rtol=1e-12, atol=1e-15)
    assert replaced.sum() == pytest.approx(1, rel=1e-12)
    assert lost == pytest.approx(abs(p - q).sum() / 2, abs=1e-14)


def test_equal_models_keep_everything():
    kept, replaced = decoding.acceptance([1.0, 2.0, -INF], [1.0, 2.0, -INF])
    assert (kept == 1).all()
    np.testing.assert_allclose(replaced, softmax([1, 2, -INF]), rtol=1e-15)


def test_models_without_a_common_word_keep_nothing():
    kept, replaced = decoding.acceptance([0.0, -INF], [-INF, 0.0])
    assert kept.tolist() == [1, 0]
    assert replaced.tolist() == [1, 0]


class Tree:
    """Follow every branch of a random program once, each with its probability."""

    def __init__(self, monkeypatch):
        monkeypatch.setattr(speculative, "_drawn", self._drawn)
        monkeypatch.setattr(speculative, "_happens", self._happens)

    def _drawn(self, log_p, _):
        return self._choose(np.exp(log_p))

    def _happens(self, probability, _):
        return self._choose([1 - probability, probability]) == 1

    def _choose(self, p):
        at = len(self.taken)
        if at == len(self.path):
            self.path.append(0)
        self.widths[at : at + 1] = [len(p)]
        self.taken.append(self.path[at])
        self.weight *= p[self.path[at]]
        return self.path[at]

    def outcomes(self, program):
        """Return each outcome's probability."""
        found, self.path, self.widths = defaultdict(float), [], []
        while True:
            self.taken, self.weight = [], 1.0
            outcome = program()
            found[outcome] += self.weight
            del self.path[len(self.taken) :]
            while self.path and self.path[-1] + 1 == self.widths[len(self.path) - 1]:
                self.path.pop()
            if not self.path:
                return found
            self.path[-1] += 1


def shares(found, length):
    """Return the probability that the words begin so, for each beginning."""
    total = defaultdict(float)
    for words, probability in found.items():
        if len(words) >= length:
            total[words[:length]] += probability
    return total


@pytest.fixture
def tree(monkeypatch):
    return Tree(monkeypatch)


@pytest.mark.parametrize("ahead", [1, 2])
@pytest.mark.parametrize("seed", range(2))
def test_a_round_is_distributed_as_words_of_the_target(tree, ahead, seed):
    """The first word; and, given that a word is said, the next, after each beginning.

    A round may be short, so what is compared is the share of each next word among the
    rounds that have one and began alike.
    """
    target, draft = Model(seed), Model(seed + 100)
    found = tree.outcomes(
        lambda: decoding.speculative_draw(target, draft, ahead=ahead, rng=rng()).words
    )
    assert sum(found.values()) == pytest.approx(1, rel=1e-12)
    for length in range(1, ahead + 2):
        longer = shares(found, length)
        for begin in {words[:-1] for words in longer}:
            next_words = np.array([longer[(*begin, word)] for word in range(3)])
            expected = softmax(target.row(begin))
            np.testing.assert_allclose(
                next_words / next_words.sum(), expected, rtol=1e-10
            )


def test_rounds_one_after_the_other_are_words_of_the_target(tree):
    """Whole texts of three words: rounds are joined until there are three."""
    target, draft = Model(5), Model(105)

    def text():
        words = ()
        while len(words) < 3:
            words += decoding.speculative_draw(
                target, draft, ahead=1, rng=rng(), start=words
            ).words
        return words[:3]

    found = tree.outcomes(text)
    for words, probability in found.items():
        expected = np.prod(
            [softmax(target.row(words[:i]))[word] for i, word in enumerate(words)]
        )
        assert probability == pytest.approx(expected, rel=1e-10)
    assert len(found) == 27


def test_the_generator_is_used_as_it_should():
    target, draft = Model(3), Model(103)
    one = rng()
    firsts = [
        decoding.speculative_draw(target, draft, ahead=1, rng=one).words[0]
        for _ in range(1000)
    ]
    counts = np.bincount(firsts, minlength=3)
    assert chisquare(counts, 1000 * softmax(target.row(()))).pvalue > 0.001


@settings(max_examples=30)
@given(st.integers(0, 500), st.integers(1, 5))
def test_nothing_is_said_after_the_end(seed, ahead):
    said = decoding.speculative_draw(
        Model(seed), Model(seed + 1), ahead=ahead, rng=rng(seed), end=0
    )
    assert 0 not in said.words[:-1]
    assert 1 <= len(said.words) <= ahead + 1
    assert said.accepted in {len(said.words), len(said.words) - 1}


def test_a_draft_that_is_the_target_is_always_kept():
    model = Model(11)
    said = decoding.speculative_draw(model, model, ahead=4, rng=rng())
    assert said.accepted == 4
    assert len(said.words) == 5


def test_the_target_is_asked_once():
    calls = []

    def target(sequences):
        calls.append(sequences)
        return np.zeros((len(sequences), 3))

    decoding.speculative_draw(target, Model(1), ahead=3, rng=rng(), start=[2])
    assert len(calls) == 1
    assert [len(each) for each in calls[0]] == [1, 2, 3, 4]
    assert all(each[0] == 2 for each in calls[0])


@pytest.mark.parametrize(
    ("pair", "message"),
    [
        (([1.0, 2.0], [1.0]), "same classes"),
        ((1.0, 1.0), "same classes"),
        (([NAN, 1.0], [1.0, 2.0]), "no distribution"),
        (([1.0, 2.0], [-INF, -INF]), "no distribution"),
    ],
)
def test_rows_that_do_not_fit_are_refused(pair, message):
    with pytest.raises(ValueError, match=message):
        decoding.acceptance(*pair)


def test_settings_that_mean_nothing_are_refused():
    with pytest.raises(ValueError, match="ahead must be a whole number"):
        decoding.speculative_draw(Model(1), Model(2), ahead=0, rng=rng())
    with pytest.raises(TypeError, match="default_rng"):
        decoding.speculative_draw(Model(1), Model(2), ahead=1, rng=None)
