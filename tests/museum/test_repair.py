"""Mended exhibits are judged: cures pass, bugs of any kind do not, and are told why."""

from itertools import product

import numpy as np
import pytest
from definitions import log_softmax, softmax

import softmax_lib as sl
from softmax_lib.teaching import museum
from softmax_lib.teaching.museum import EXHIBITS
from softmax_lib.teaching.museum.repair import judge, repair
from softmax_lib.teaching.museum.repair_cases import TRIALS


def test_every_exhibit_can_be_mended():
    assert list(TRIALS) == list(EXHIBITS)


@pytest.mark.parametrize("name", EXHIBITS)
def test_the_cure_passes_and_what_is_broken_does_not(name):
    task = repair(name)
    harmless = EXHIBITS[name].harmless
    for cure, broken in (
        (task.cure, task.source),
        (task.exhibit.fix, task.exhibit.broken),
    ):
        assert judge(name, cure).right
        assert judge(name, broken).right == harmless


@pytest.mark.parametrize("name", [n for n in EXHIBITS if not EXHIBITS[n].harmless])
def test_the_first_failure_is_the_input_of_the_plate(name):
    said = judge(name, repair(name).source)
    assert said.mark == "wrong"
    assert said.items[-2].startswith("gives ")
    assert said.items[-1].startswith("should give ")
    given = repair(name).inputs[0]
    for one, exposing in zip(given, EXHIBITS[name].exposed_by, strict=True):
        np.testing.assert_array_equal(one, exposing)


# What is right on the other inputs, from the definitions.
OF_VECTORS = [
    "naive_softmax",
    "division_free_softmax",
    "misplaced_parenthesis_softmax",
    "unsigned_softmax",
    "integer_softmax",
    "exp_of_scores",
]
OF_ROWS = [
    "first_axis_softmax",
    "whole_array_softmax",
    "no_keepdims_softmax",
    "global_max_softmax",
    "implicit_axis_softmax",
    "flattened_softmax",
]
LOSSES = [
    "double_softmax_loss",
    "scores_as_probabilities_loss",
    "nll_of_probabilities",
    "wrong_classes_too_loss",
]
AT_TEMPERATURE = ["times_temperature_softmax", "tempered_log_probabilities"]


def floats(truth):
    return np.array(truth, object).astype(float)


def by_row(z):
    return floats([softmax(*map(float, row)) for row in z.reshape(-1, z.shape[-1])])


@pytest.mark.parametrize("name", [*OF_VECTORS, *OF_ROWS])
def test_the_cure_gives_the_probabilities_of_every_input(name):
    for (z,) in repair(name).inputs:
        p = EXHIBITS[name].fix(z)
        np.testing.assert_allclose(p, by_row(z).reshape(z.shape), rtol=1e-13)


@pytest.mark.parametrize("name", LOSSES)
def test_the_cure_gives_the_loss_of_every_input(name):
    for z, y in repair(name).inputs:
        loss = -log_softmax(*map(float, z))[int(y)]
        np.testing.assert_allclose(EXHIBITS[name].fix(z, y), float(loss), rtol=1e-13)


@pytest.mark.parametrize("name", AT_TEMPERATURE)
def test_the_cure_gives_the_softmax_at_every_temperature(name):
    for z, T in repair(name).inputs:
        p = floats(softmax(*(float(each) / float(T) for each in z)))
        np.testing.assert_allclose(EXHIBITS[name].fix(z, T), p, rtol=1e-12)


# A cure that is another bug is none.
BUGS_OF_VECTORS = ["naive_softmax", "misplaced_parenthesis_softmax", "exp_of_scores"]
BUGS_OF_ROWS = [
    "first_axis_softmax",
    "whole_array_softmax",
    "no_keepdims_softmax",
    "global_max_softmax",
]


@pytest.mark.parametrize(
    ("name", "bug"),
    [
        *product([*OF_VECTORS, "infinite_score_softmax"], BUGS_OF_VECTORS),
        *product(BUGS_OF_ROWS, [*BUGS_OF_ROWS, "naive_softmax"]),
        *product(LOSSES, LOSSES),
        *product(AT_TEMPERATURE, ["times_temperature_softmax"]),
        ("zero_temperature_softmax", "times_temperature_softmax"),
        ("one_plus_log_softmax", "log_of_softmax"),
        ("large_negative_mask_softmax", "mask_after_softmax"),
        ("calibration_without_the_edge", "confidence_as_accuracy"),
    ],
)
def test_the_bug_of_another_exhibit_is_no_cure(name, bug):
    assert not judge(name, EXHIBITS[bug].broken).right


MISTAKES = {
    "scores cut off": ("naive_softmax", "np.clip(z, -700, 700)"),
    "scores divided": ("naive_softmax", "z / np.abs(z).max()"),
    "the first as shift": ("unsigned_softmax", "z - z[0]"),
    "an absolute value": ("misplaced_parenthesis_softmax", "np.abs(z)"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_half_a_cure_is_none(mistake):
    name, scores = MISTAKES[mistake]
    code = f"def softmax(z):\n    e = np.exp({scores})\n    return e / e.sum()"
    assert not judge(name, code).right


OTHER_CURES = {
    "noisy_probabilities": (
        "def draw(p, u):\n    return (np.log(p) - np.log(-np.log(u))).argmax()"
    ),
    "gumbel_noise": (
        "def gumbel_noise(u):\n    return -np.log(-np.log(u + 1e-10) + 1e-10)"
    ),
    "naive_softmax": (
        "def softmax(z):\n    z = z - z.max()\n"
        "    return np.exp(z - np.log(np.exp(z).sum()))"
    ),
    "competing_tags": "def tags(z):\n    return z > 0",
    "soft_maximum": (
        "def soft_maximum(z):\n    return z.max() + np.log(np.exp(z - z.max()).sum())"
    ),
    "empty_row_softmax": (
        "def softmax(z):\n    top = np.maximum(z.max(-1, keepdims=True), -1e300)\n"
        "    e = np.exp(z - top)\n    total = e.sum(-1, keepdims=True)\n"
        "    return e / np.where(total, total, 1)"
    ),
    "stepped_temperature": (
        "def fit_temperature(z, y):\n    low, high = 0.01, 100.0\n"
        "    rows = np.arange(len(y))\n"
        "    while high / low > 1.0001:\n"
        "        T = (low * high) ** 0.5\n"
        "        p = sl.softmax(z / T)\n"
        "        rises = (z[rows, y] - (p * z).sum(axis=1)).sum() > 0\n"
        "        low, high = (low, T) if rises else (T, high)\n"
        "    return T"
    ),
    "sums_exactly_to_one": (
        "def is_distribution(p):\n    return bool(p.min() >= 0 and "
        "math.isclose(p.sum(), 1))"
    ),
}


@pytest.mark.parametrize("name", OTHER_CURES)
def test_a_cure_may_differ_from_ours(name):
    assert judge(name, OTHER_CURES[name]).right


BODY = "def softmax(z):\n    {}"
ENDS = {
    "return": "gives None: is the return missing?",
    "return z.nothing": "raises Line 2: AttributeError: 'numpy.ndarray' object has no "
    "attribute 'nothing'",
    "z -= z.max(); return np.exp(z) / np.exp(z).sum()": (
        "changes z, which is the caller's: work on a copy"
    ),
    "return sl.softmax(z)[:1]": "should give [0.2689, 0.7311], of shape (2,)",
    "return 'half'": "should give [0.2689, 0.7311], of shape (2,)",
    "return [[1], [1, 2]]": "should give [0.2689, 0.7311]",
    "return softmax(z)": "raises Line 2: RecursionError: maximum recursion depth "
    "exceeded",
}


@pytest.mark.parametrize("code", ENDS)
def test_what_is_wrong_is_told_beside_the_input(code):
    said = judge("naive_softmax", BODY.format(code))
    assert said.mark == "wrong"
    assert said.items[0] == "z = [1000, 1001]"
    assert said.items[-1].startswith(ENDS[code])


def test_what_came_out_is_told_whatever_it_is():
    said = judge("naive_softmax", BODY.format("return 'half'"))
    assert "gives a str, which is no array of numbers" in said.items[1]
    said = judge("naive_softmax", BODY.format("return np.zeros(1000)"))
    assert said.items[1] == "gives an array, of shape (1000,)"
    said = judge("noisy_probabilities", "def draw(p, u):\n    return 0.5")
    assert said.items[1] == "gives something else than a class"


def test_a_dtype_that_matters_is_told():
    said = judge("unsigned_softmax", EXHIBITS["unsigned_softmax"].broken)
    assert said.items[0] == "z = [123, 456, 789], of dtype uint16"
    said = judge("double_softmax_loss", EXHIBITS["double_softmax_loss"].broken)
    assert said.items[:2] == ("z = [20, 0]", "y = 0")


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("def softmax(z)\n    return z", "Line 1: SyntaxError: expected ':'"),
        ("x = 1\n1 / 0", "Line 2: ZeroDivisionError: division by zero"),
        ("def softmax(z):\nreturn z", "Line 2: IndentationError: expected an"),
        ("", "Define a function that is called softmax."),
        ("softmax = 3", "Define a function that is called softmax."),
    ],
)
def test_code_that_defines_nothing_is_told_so(code, says):
    said = judge("naive_softmax", code)
    assert said.mark == "unread"
    assert says in said.says


def test_the_count_agrees_with_what_is_wrong():
    assert (
        "1 of 6 inputs comes"
        in judge("division_free_softmax", museum.division_free_softmax).says
    )
    assert "1 of 4" in judge("softmax_then_argmax", museum.softmax_then_argmax).says
    assert "all 5" in judge("soft_maximum", museum.soft_maximum).says


def test_an_exhibit_goes_by_its_slug_too():
    assert judge("naive-softmax", sl.softmax).right


def test_what_cannot_be_judged_says_what_to_do():
    with pytest.raises(ValueError, match=r"no exhibit 'louvre'.*EXHIBITS"):
        repair("louvre")
    with pytest.raises(TypeError, match="a function or its code, not int"):
        judge("naive_softmax", 3)


def test_a_repair_shows_its_code_and_what_is_asked():
    said = repr(repair("naive_softmax"))
    assert said.startswith("def softmax(z):\n    e = np.exp(z)")
    assert said.endswith("softmax(z) should return the probabilities of the scores z.")
