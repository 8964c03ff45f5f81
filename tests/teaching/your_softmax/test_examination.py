"""What is said about a softmax, and the inputs that show it."""

import re

import numpy as np
import pytest

import softmax_lib as sl
from softmax_lib._conformance.accuracy import REGIMES
from softmax_lib._conformance.calling import quiet
from softmax_lib._conformance.checks import checks
from softmax_lib._conformance.report import results
from softmax_lib.teaching import museum, progress
from softmax_lib.teaching.your_softmax import examine

NAMES = [what for _, what, _ in checks()] + [name for name, *_ in REGIMES]
ROWWISE = ("naive_softmax", "integer_softmax", "division_free_softmax")
BATCHED = ("global_max_softmax", "no_keepdims_softmax", "whole_array_softmax")


def naive(z):
    e = np.exp(z)
    return e / e.sum(axis=-1, keepdims=True)


def broken(name):
    return museum.EXHIBITS[name].broken


def by_rows(name):
    """Return an exhibit that takes one row, as a softmax of a matrix."""
    return lambda z: np.array([broken(name)(row) for row in z])


def test_ours_holds_and_is_said_to_hold():
    report = examine(sl.softmax)
    assert report.verdict == f"✓ All {len(NAMES)} checks hold."
    assert report.failed == []
    assert [one.what for one in report.findings] == NAMES
    assert f"<summary>{len(NAMES)} hold</summary>" in report._repr_html_()
    assert "<ol>" not in report._repr_html_()


@pytest.mark.parametrize("function", [naive, *map(by_rows, ROWWISE)])
def test_it_finds_what_the_conformance_report_finds(function):
    expected = {what for _, what, good, _ in results(quiet(function)) if not good}
    assert {one.what for one in examine(function).failed} == expected


def seen_from_code(code, function):
    """Return input and result of a call that is written in a report."""
    z = eval(re.fullmatch(r"\w+\((.*)\)|<lambda>\((.*)\)", code).expand(r"\1\2"))
    with np.errstate(all="ignore"):
        try:
            return z, function(z.copy())
        except ValueError:
            return z, None


@pytest.mark.parametrize(
    ("function", "rows"),
    [
        (naive, False),
        *((broken(name), False) for name in BATCHED),
        *((broken(name), True) for name in ROWWISE),
    ],
)
def test_the_input_that_is_shown_shows_it(function, rows):
    report = examine(function, rows=rows)
    assert report.failed
    for one in report.failed:
        z, p = seen_from_code(one.code, function)
        right = sl.softmax(z)
        if p is None:
            assert "Error" in one.gives
        else:
            same = p.shape == right.shape and np.array_equal(p, right, equal_nan=True)
            assert not same, one


def test_one_row_is_shown_where_one_is_enough_and_the_batch_where_it_is_not():
    one = {f.what: f.code for f in examine(naive).failed}["large"]
    assert one == "naive(np.array([[60000.0, 40000.0]]))"
    found = {f.what: f for f in examine(broken("global_max_softmax")).failed}
    far = found["one row may be far below another"]
    assert far.code.count("[") == 4
    assert "-2000.0" in far.code
    rows = examine(broken("naive_softmax"), rows=True).failed
    assert {f.what: f.code for f in rows}["large"] == (
        "naive_softmax(np.array([60000.0, 40000.0]))"
    )


def test_of_forty_rows_that_with_the_largest_error_is_shown():
    def shifted(z):
        e = np.exp(z - z.max(axis=-1, keepdims=True))
        return e / e.sum(axis=-1, keepdims=True)

    codes = {f.what: f.code for f in examine(shifted).failed}
    assert codes["N(0, 10²)"].count("[") == 2


def test_long_and_odd_inputs_are_short_code():
    codes = {f.what: f.code for f in examine(naive).failed}
    assert codes["70 000 zeros in float16"] == (
        "naive(np.full((1, 70000), 0.0, np.float16))"
    )
    assert "np.inf" in codes["one +inf"]
    assert codes["unsigned integers"].endswith("np.uint16))")


def test_what_is_no_softmax_is_said_in_a_line():
    total = examine(lambda z: z.sum(axis=-1))
    assert total.findings == ()
    assert "keeps the shape: it turned (2, 3) into (2,)" in total.verdict
    assert repr(total) == total.verdict
    assert total._repr_html_().startswith("<p>✗ ")
    assert "cannot be called with one numpy array" in examine(lambda: 1).verdict
    lost = examine(lambda z: missing(z))  # noqa: F821
    assert "NameError: name 'missing' is not defined" in lost.verdict
    with pytest.raises(TypeError, match="pass it without calling it"):
        examine(sl.softmax([1.0, 2.0]))


def test_a_function_of_one_row_is_told_how_to_be_called():
    hint = "examine(softmax, rows=True)"
    assert hint in examine(broken("naive_softmax")).verdict
    assert hint not in examine(broken("naive_softmax"), rows=True).verdict
    assert hint not in examine(naive).verdict


def test_an_exception_is_an_answer():
    def refusing(z):
        if z.size > 20:
            raise ValueError("too many")
        return sl.softmax(z)

    found = {one.what: one for one in examine(refusing).failed}
    assert "ValueError: too many" in found["rows sum to one"].words
    assert found["rows sum to one"].gives == "ValueError"


def test_what_overwrites_its_input_is_found_and_does_no_harm():
    def overwriting(z):
        z[:] = sl.softmax(z)
        return z

    assert "the input is left alone" in {
        one.what for one in examine(overwriting).failed
    }
    assert examine(sl.softmax).failed == []


def test_text_and_page_say_the_same():
    report = examine(naive)
    text, page = repr(report), report._repr_html_()
    for one in report.failed:
        assert f"✗ {one.what}: {one.words}" in text
        assert one.code in text
        assert page.count(f"<strong>{one.what}</strong>") == 1
    assert page.count('<a href="../') == len(report.failed)
    assert text.count("✓") == len(NAMES) - len(report.failed)


def test_of_one_check_that_holds_it_is_said_that_it_holds():
    report = examine(naive)
    kept = [one for one in report.findings if one.good][:1]
    assert "1 holds" in type(report)((*report.failed, *kept))._repr_html_()


def test_it_tells_how_far_it_has_come(request):
    heard = []
    progress.listen(lambda what, share: heard.append(share))
    request.addfinalizer(lambda: progress.listen(None))
    examine(sl.softmax)
    assert heard == [(k + 1) / len(NAMES) for k in range(len(NAMES))]
