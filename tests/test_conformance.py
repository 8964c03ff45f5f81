"""The conformance checks find what is wrong with a softmax, and nothing else."""

import runpy
import subprocess
import sys

import mpmath
import numpy as np
import oracles
import pytest

import softmax_lib as sl
from softmax_lib import conformance
from softmax_lib._conformance import accuracy
from softmax_lib._conformance.calling import Unusable, load
from softmax_lib._conformance.report import results

MUSEUM = "softmax_lib.teaching.museum:"


def failed(name, by_rows=False):
    softmax = load(name, by_rows)
    return {what for _, what, good, _ in results(softmax) if not good}


# values a reader can check by hand


def test_ours_holds_everything(capsys):
    assert conformance.command(["softmax_lib:softmax"]) == 0
    lines = capsys.readouterr().out.splitlines()
    checks = [line for line in lines if line.startswith("  ")]
    assert len(checks) > 30
    assert all(line.startswith("  ✓ ") for line in checks)
    assert lines[-1] == f"all {len(checks)} hold"


def test_one_row_at_a_time_is_enough():
    assert not failed("softmax_lib:softmax", by_rows=True) - {"an empty axis"}


def test_what_scipy_is_known_for():
    assert failed("scipy.special:softmax") >= {
        "an empty axis",
        "one +inf",
        "70 000 zeros in float16",
        "N(0, 150²), some subnormal",
    }
    assert not failed("scipy.special:softmax") & {
        "rows sum to one",
        "large",
        "very negative",
        "one row may be far below another",
        "the input is left alone",
    }


@pytest.mark.parametrize(
    ("exhibit", "by_rows", "found"),
    [
        ("naive_softmax", True, {"large", "very negative"}),
        ("global_max_softmax", False, {"one row may be far below another"}),
        ("no_keepdims_softmax", False, {"a -inf entry", "other_rows"}),
        ("misplaced_parenthesis_softmax", True, {"no negative probability"}),
        ("unsigned_softmax", True, {"unsigned integers"}),
        ("integer_softmax", True, {"integers", "unsigned integers"}),
        ("whole_array_softmax", False, {"rows sum to one", "all equal"}),
        ("log_of_softmax", True, {"rows sum to one", "no negative probability"}),
        ("one_plus_log_softmax", True, {"rows sum to one"}),
        ("division_free_softmax", True, {"around 10 000", "around -10 000"}),
    ],
)
def test_the_museum_is_found_out(exhibit, by_rows, found):
    found = {f.replace("other_rows", "the other rows do not matter") for f in found}
    assert failed(MUSEUM + exhibit, by_rows) >= found


def overwriting(z):
    z[:] = sl.softmax(z)
    return z


def in_double(z):
    return sl.softmax(np.asarray(z, float))


def with_the_right_axis_only(z, axis=0):
    return sl.softmax(z, axis=axis)


def upside_down(z):
    return sl.softmax(-np.asarray(z, float))


def looks_too_far(z):
    return z[len(z)]


def __getattr__(name):
    if name == "lazy":
        raise RuntimeError("not on this machine")
    raise AttributeError(name)


def one_dimension_too_many(z):
    return sl.softmax(z) if len(z) == 2 and z.shape[1] == 3 else sl.softmax(z)[None]


@pytest.mark.parametrize(
    ("softmax", "found"),
    [
        (overwriting, "the input is left alone"),
        (in_double, "float32 stays float32"),
        (upside_down, "a larger logit has more"),
        (one_dimension_too_many, "large"),
        (one_dimension_too_many, "N(0, 1)"),
        (lambda z: sl.softmax(z) * np.arange(1, z.shape[1] + 1), "all equal"),
        (lambda z: sl.softmax(np.minimum(z, 10)), "a constant changes nothing"),
        (lambda z: sl.softmax(z + np.arange(z.shape[1])), "the order does not matter"),
    ],
)
def test_each_property_can_fail(monkeypatch, softmax, found):
    monkeypatch.setattr(sys.modules[__name__], "given", softmax, raising=False)
    assert found in failed(f"{__name__}:given")


def test_an_axis_is_given_where_it_can_be():
    assert not failed(f"{__name__}:with_the_right_axis_only")


# oracles


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_decimal_agrees_with_mpmath(dtype):
    rng = np.random.default_rng(3)
    for row in (rng.normal(size=(20, 10)) * 100).astype(dtype):
        truth = oracles.softmax(row)
        for ours, theirs in zip(accuracy.exact(row), truth, strict=True):
            with mpmath.workdps(60):
                error = abs(mpmath.mpf(str(ours)) / theirs - 1)
            assert error < mpmath.mpf(10) ** -45
        p = np.exp(row - row.max())
        p /= p.sum()
        expected = oracles.worst_ulp(p, truth)
        assert accuracy.worst_ulp(p, accuracy.exact(row)) == pytest.approx(expected)


# refusals


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("scipy", "is not MODULE:FUNCTION"),
        ("scipy.special:", "is not MODULE:FUNCTION"),
        (":softmax", "is not MODULE:FUNCTION"),
        ("no_such_module:softmax", "no_such_module cannot be imported"),
        ("scipy.special:no_such_name", "scipy.special has no no_such_name"),
        ("softmax_lib:softmax.inner", "softmax_lib has no softmax.inner"),
        ("softmax_lib:__all__", "is a list, not a function"),
        (MUSEUM + "mask_after_softmax", "missing 1 required positional argument"),
        ("importlib:import_module", "AttributeError"),
        (f"{__name__}:looks_too_far", "IndexError: index 2 is out of bounds"),
        (f"{__name__}:lazy", "has no lazy: not on this machine"),
        (MUSEUM + "clipped_loss", "keeps the shape"),
        ("softmax_lib:logsumexp", "keeps the shape"),
    ],
)
def test_functions_that_cannot_be_checked_are_refused_in_words(capsys, name, message):
    with pytest.raises(Unusable, match=message):
        load(name)
    assert conformance.command([name]) == 2
    assert message in capsys.readouterr().err


@pytest.mark.parametrize(
    "broken", ["RuntimeError('no licence')", "SystemExit('no licence')"]
)
def test_a_module_that_fails_at_its_import_is_nothing_to_check(
    monkeypatch, capsys, tmp_path, broken
):
    (tmp_path / "broken_module.py").write_text(f"raise {broken}\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    assert conformance.command(["broken_module:softmax"]) == 2
    assert "broken_module cannot be imported: " in capsys.readouterr().err


def test_the_command_as_a_program(monkeypatch, capsys):
    arguments = ["conformance", MUSEUM + "naive_softmax", "--rows"]
    monkeypatch.setattr(sys, "argv", arguments)
    monkeypatch.delitem(sys.modules, "softmax_lib.conformance")
    with pytest.raises(SystemExit) as stopped:
        runpy.run_module("softmax_lib.conformance", run_name="__main__")
    assert stopped.value.code == 1
    out = capsys.readouterr().out
    assert "✗ large: [nan nan] instead of [1 0]" in out
    assert out.splitlines()[-1].endswith("checks fail")


def test_numpy_is_all_it_needs():
    code = (
        "import sys, softmax_lib.conformance as c; c.command(['softmax_lib:softmax']);"
        "assert not {'mpmath', 'scipy', 'hypothesis'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL)
