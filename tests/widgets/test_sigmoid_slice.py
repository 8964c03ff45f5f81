import math
import re

import mpmath
import pytest

from softmax_lib.teaching.widgets import SigmoidSlice


def texts(html):
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def test_the_articles_scores_share_one():
    text = texts(SigmoidSlice().static_answer())
    assert "class 1 0.70 0.0157 class 2 1.50 0.0350 class 3 4.80 0.9493" in text
    assert "one half at 4.84, the log-sum-exp of 1.50 and 4.80" in text
    assert text.endswith("The three add up to 1.")


def test_three_sigmoids_of_them_add_up_to_2_4776():
    text = texts(SigmoidSlice(apart=True).static_answer())
    assert "class 1 0.70 0.6682 class 2 1.50 0.8176 class 3 4.80 0.9918" in text
    assert text.endswith("The three add up to 2.4776.")


def test_the_midpoint_follows_the_rivals_alone():
    exact = float(mpmath.log(mpmath.exp(-2) + mpmath.exp(3)))
    for own in (-5, 0, 7):
        assert SigmoidSlice([own, -2, 3]).midpoint == pytest.approx(exact, rel=1e-15)
        assert SigmoidSlice([own, -2, 3], apart=True).midpoint == 0


@pytest.mark.parametrize("logits", [[1, 2], [1, 2, 3, 4], [0, 1, math.inf]])
def test_what_has_no_slice_is_refused(logits):
    with pytest.raises(ValueError, match="three finite logits"):
        SigmoidSlice(logits)
