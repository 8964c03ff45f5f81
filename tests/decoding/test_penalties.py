"""Penalties for what was said: by hand, and the odds that they leave."""

from collections import Counter

import numpy as np
import pytest
from functions import DTYPES, INF, NAN, same
from hypothesis import given
from hypothesis import strategies as st

from softmax_lib import decoding

LOGITS = st.lists(st.floats(-20, 20), min_size=2, max_size=9).map(np.array)


@st.composite
def said(draw):
    z = draw(LOGITS)
    return z, draw(st.lists(st.integers(0, len(z) - 1), max_size=12))


@given(said(), st.floats(0.1, 5))
def test_a_score_that_was_said_is_divided_or_multiplied(row, penalty):
    z, words = row
    result = decoding.repetition_penalty(z, words, penalty=penalty)
    for i, score in enumerate(z):
        if i not in words:
            assert result[i] == score
        else:
            expected = score / penalty if score > 0 else score * penalty
            assert result[i] == pytest.approx(expected, rel=1e-14, abs=0)


@given(said(), st.floats(1, 5))
def test_a_penalty_above_one_never_rewards(row, penalty):
    z, words = row
    assert (decoding.repetition_penalty(z, words, penalty=penalty) <= z).all()


def test_a_constant_changes_the_repetition_penalty_and_not_the_count_penalty():
    z, words = np.array([2.0, 1.0, -1.0]), [0]

    def change(f, **settings):
        return f(z + 3, words, **settings) - f(z, words, **settings)

    assert np.ptp(change(decoding.repetition_penalty, penalty=2)) == 1.5
    assert np.ptp(change(decoding.count_penalty, frequency=0.5, presence=1)) == 0


@given(said(), st.floats(-2, 2), st.floats(-2, 2))
def test_the_odds_shrink_by_what_was_said(row, frequency, presence):
    z, words = row
    result = decoding.count_penalty(z, words, frequency=frequency, presence=presence)
    counts = Counter(words)
    for i in range(len(z)):
        cost = counts[i] * frequency + (presence if counts[i] else 0)
        assert result[i] == pytest.approx(z[i] - cost, rel=1e-14, abs=1e-13)


FUNCTIONS = {
    "repetition": lambda z, said: decoding.repetition_penalty(z, said, penalty=2),
    "count": lambda z, said: decoding.count_penalty(z, said, frequency=1, presence=2),
}
each = pytest.mark.parametrize("penalise", FUNCTIONS.values(), ids=FUNCTIONS)


@each
def test_nothing_said_changes_nothing_and_the_input_stays(penalise):
    z = np.array([1.0, -2.0, 3.0])
    before = z.copy()
    assert same(penalise(z, []), before)
    penalise(z, [0, 1])
    assert same(z, before)


@each
def test_rows_have_one_list_or_each_its_own(penalise):
    z = np.arange(12.0).reshape(2, 2, 3) - 5
    lists = np.array([[[0, 0], [1, 2]], [[2, 2], [0, 1]]])
    result = penalise(z, lists)
    for i in np.ndindex(2, 2):
        assert same(result[i], penalise(z[i], lists[i]))
        assert same(penalise(z, [1, 1])[i], penalise(z[i], [1, 1]))


@each
@pytest.mark.parametrize("dtype", DTYPES)
def test_the_dtype_stays(penalise, dtype):
    assert penalise(np.array([1, -1, 2], dtype), [0, 1]).dtype == dtype


@each
def test_what_is_excluded_stays_so_and_nan_stays(penalise):
    result = penalise(np.array([-INF, NAN, 1.0]), [0, 1])
    assert result[0] == -INF
    assert np.isnan(result[1])


@each
@pytest.mark.parametrize(
    ("words", "error", "message"),
    [
        ([3], ValueError, "classes from 0 to 2"),
        ([-1], ValueError, "classes from 0 to 2"),
        (1, ValueError, "list of classes"),
        ([0.5], TypeError, "as integers"),
        (["a"], TypeError, "look each word up"),
        ([[0], [1]], ValueError, "does not fit the rows"),
    ],
)
def test_words_that_are_no_classes_are_refused(penalise, words, error, message):
    with pytest.raises(error, match=message):
        penalise(np.zeros(3), words)


@each
def test_one_number_is_no_row(penalise):
    with pytest.raises(ValueError, match="axis of classes"):
        penalise(1.0, [0])


@pytest.mark.parametrize("penalty", [0, -1, INF, NAN])
def test_a_factor_is_positive_and_finite(penalty):
    with pytest.raises(ValueError, match="above 0 and finite"):
        decoding.repetition_penalty([1.0], [0], penalty=penalty)


@pytest.mark.parametrize("costs", [{"frequency": INF}, {"presence": NAN}])
def test_a_cost_is_finite(costs):
    with pytest.raises(ValueError, match="set its logit to -inf"):
        decoding.count_penalty([1.0], [0], **costs)
