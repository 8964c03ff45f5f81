"""No error is larger than when it was last measured."""

import copy
import json

import accuracy
import numpy as np
import pytest

import softmax_lib as sl

RECORDED = json.loads(accuracy.FILE.read_text(encoding="utf-8"))
# A rounded result is off by up to 0.5; another C library moves some last bits.
SLACK = 1.25


def leaves(cells, *place):
    """Yield the place and the value of every number in nested dictionaries."""
    for key, value in cells.items():
        if isinstance(value, dict):
            yield from leaves(value, *place, key)
        else:
            yield (*place, key), value


def recorded(level):
    """Return what was measured at a SIMD level; the worst of all if it is new."""
    known = [dict(leaves(cells)) for cells in RECORDED["worst"].values()]
    if level in RECORDED["worst"]:
        known = [dict(leaves(RECORDED["worst"][level]))]
    return {place: max(cells[place] for cells in known) for place in known[0]}


def worse(measured, level):
    """Return the places where an error has grown."""
    limits = recorded(level)
    return {
        place: (error, limits[place])
        for place, error in leaves(measured)
        if not error <= SLACK * max(0.5, limits[place])
    }


@pytest.fixture(scope="module")
def measured():
    return accuracy.measured()


@pytest.mark.thorough
def test_no_error_has_grown(measured):
    assert worse(measured, accuracy.level()) == {}


@pytest.mark.thorough
def test_everything_that_is_measured_is_recorded(measured):
    longdouble = np.finfo(np.longdouble).nmant > 52
    for level in RECORDED["worst"]:
        places = {
            place
            for place in recorded(level)
            if longdouble or place[2] != str(accuracy.MILLION)
        }
        assert {place for place, _ in leaves(measured)} == places


@pytest.mark.thorough
def test_a_larger_error_is_reported(measured):
    wrong = copy.deepcopy(measured)
    wrong["softmax"]["float64"]["10"]["wide"] = 50.0
    wrong["logit"]["float32"]["1"]["small"] = np.nan
    places = {
        ("softmax", "float64", "10", "wide"),
        ("logit", "float32", "1", "small"),
    }
    assert set(worse(wrong, accuracy.level())) == places


def test_a_new_level_is_held_to_the_worst_of_the_known_ones():
    limits = recorded("a level of its own")
    for level in RECORDED["worst"]:
        assert all(limits[place] >= error for place, error in recorded(level).items())


def test_the_textbook_formula_would_be_reported(monkeypatch):
    def textbook(z, *, axis=-1):
        e = np.exp(z - z.max(axis=axis, keepdims=True))
        return e / e.sum(axis=axis, keepdims=True)

    z = np.random.default_rng(3).normal(size=10) * 150
    monkeypatch.setattr(sl, "softmax", textbook)
    error = accuracy.errors_of_row(z, 0, z)["softmax"]
    limit = recorded(accuracy.level())["softmax", "float64", "10", "wide"]
    assert error > SLACK * limit
