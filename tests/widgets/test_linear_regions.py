import math
import re

import pytest

from softmax_lib.teaching.widgets import LinearRegions
from softmax_lib.teaching.widgets.linear_regions import BETWEEN, score_text


def texts(html):
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def test_points_that_lines_part_lie_in_their_regions():
    text = texts(LinearRegions().static_answer())
    assert "circles −1.21 x − 0.63 y − 0.14 4 of 4" in text
    assert "12 of 12 points lie in the region of their class" in text


def test_no_penalty_is_so_small_that_lines_part_the_second_set():
    """Were they separable, an almost free fit would part them."""
    assert sum(LinearRegions(BETWEEN, l2=1e-8).inside) < 12
    assert sum(LinearRegions(l2=1e-8).inside) == 12


def test_the_classes_may_differ_in_size():
    widget = LinearRegions([[[-1, 0], [-2, 0], [-3, 0]], [[1, 0]], [[0, 3], [0, 4]]])
    assert widget.inside == [3, 1, 2]


def test_a_score_that_rounds_to_zero_has_no_minus():
    assert score_text([-0.001, -0.004, -2.0]) == "0.00 x + 0.00 y − 2.00"


@pytest.mark.parametrize(
    ("points", "l2", "message"),
    [
        ([[[0, 0]], [[1, 1]]], 0.1, "three classes"),
        ([[[0, 0]], [[1, 1]], []], 0.1, "three classes"),
        ([[[0, 0]], [[1, 1]], [[5, 0]]], 0.1, "between -4.8 and 4.8"),
        ([[[0, 0]], [[1, 1]], [[1, 2, 3]]], 0.1, "between -4.8 and 4.8"),
        ([[[0, 0]], [[1, 1]], [[math.nan, 0]]], 0.1, "between -4.8 and 4.8"),
        (None, 0, "above 0"),
        (None, math.inf, "above 0"),
    ],
)
def test_what_has_no_regions_is_refused(points, l2, message):
    with pytest.raises(ValueError, match=message):
        LinearRegions(points, l2=l2)
