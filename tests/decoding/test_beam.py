"""Beam search: exact where the beam is wide, greedy where it is one."""

from itertools import product

import numpy as np
import pytest
from functions import INF, NAN
from hypothesis import given
from hypothesis import strategies as st
from random_models import WORDS, Model
from scipy.special import log_softmax

from softmax_lib import decoding

END, LONGEST = 0, 4
ALL = WORDS**LONGEST  # more than beginnings of any one length


def every_sequence(model, start=()):
    """All sequences that end or are cut off, with their log-probability."""
    found = {}
    for n in range(1, LONGEST + 1):
        for words in product(range(WORDS), repeat=n):
            ended = words[-1] == END
            if END in words[:-1] or not (ended or n == LONGEST):
                continue
            found[words] = sum(
                log_softmax(model.row(start + words[:i]))[word]
                for i, word in enumerate(words)
            )
    return found


seeds = st.integers(0, 10_000)


@given(seeds, st.sampled_from([0.0, 0.5, 1.0]), st.sampled_from([(), (1, 2)]))
def test_a_beam_of_all_sequences_is_exact(seed, power, start):
    model = Model(seed)
    found = decoding.beam_search(
        model, width=ALL, longest=LONGEST, end=END, start=start, length_power=power
    )
    every = every_sequence(model, start)
    assert len(found) == len(every)
    ranked = sorted(every.items(), key=lambda item: -item[1] / len(item[0]) ** power)
    for hypothesis, (words, log_p) in zip(found, ranked, strict=True):
        assert hypothesis.words == words
        assert hypothesis.log_probability == pytest.approx(log_p, rel=1e-12, abs=1e-12)
    total = np.exp([each.log_probability for each in found]).sum()
    assert total == pytest.approx(1, rel=1e-12)


@given(seeds)
def test_a_beam_of_one_is_greedy(seed):
    model = Model(seed)
    words = ()
    while len(words) < LONGEST and words[-1:] != (END,):
        words += (int(model.row(words).argmax()),)
    [found] = decoding.beam_search(model, width=1, longest=LONGEST, end=END)
    assert found.words == words


@given(seeds, st.integers(1, 9))
def test_a_beam_finds_sequences_with_their_own_probability(seed, width):
    model = Model(seed)
    found = decoding.beam_search(model, width=width, longest=LONGEST, end=END)
    every = every_sequence(model)
    assert len({each.words for each in found}) == len(found) <= width
    for each in found:
        assert each.log_probability == pytest.approx(every[each.words], rel=1e-12)
    assert model.asked <= 1 + width * (LONGEST - 1)


# 1 is the better beginning, but the two that begin with 2 push it out of a beam of two,
# and then come to nothing much
PUSHED = {
    (): [0.0, 0.5, 0.45, 0.05],
    (1,): [0.0, 0.4, 0.3, 0.3],
    (2,): [0.0, 0.5, 0.5, 0.0],
    (1, 1): [1.0, 0.0, 0.0, 0.0],
}


def test_wider_is_not_always_better_than_narrower():
    def scores(sequences):
        with np.errstate(divide="ignore"):
            return np.log([PUSHED.get(each, [0.25] * 4) for each in sequences])

    def best(width):
        return decoding.beam_search(scores, width=width, longest=3, end=END)[0]

    assert best(1).words == best(3).words == (1, 1, END)
    assert best(1).log_probability == pytest.approx(np.log(0.5 * 0.4))
    assert best(2).log_probability == pytest.approx(np.log(0.45 * 0.5 * 0.25))


def test_an_excluded_word_is_not_said():
    found = decoding.beam_search(
        lambda said: [[0.0, -INF, 1.0]] * len(said), width=9, longest=2, end=END
    )
    assert {each.words for each in found} == {(0,), (2, 0), (2, 2)}


@pytest.mark.parametrize(
    ("scores", "message"),
    [
        (lambda said: [0.0, 1.0], "a row of logits for each of 1"),
        (lambda said: [[0.0, 1.0]] * 3, "a row of logits for each of 1"),
        (lambda said: [[NAN, 1.0]], "without a distribution"),
        (lambda said: [[-INF, -INF]], "without a distribution"),
    ],
)
def test_scores_that_are_none_are_refused(scores, message):
    with pytest.raises(ValueError, match=message):
        decoding.beam_search(scores, width=1, longest=2, end=0)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"width": 0}, "width must be a whole number"),
        ({"longest": 1.5}, "longest must be a whole number"),
        ({"length_power": -1}, "0 or more"),
        ({"length_power": INF}, "0 or more"),
    ],
)
def test_settings_that_mean_nothing_are_refused(wrong, message):
    settings = {"width": 2, "longest": 2, "end": 0} | wrong
    with pytest.raises(ValueError, match=message):
        decoding.beam_search(Model(1), **settings)
