"""What the other libraries answer was measured, and is what they still answer."""

import json
from importlib.metadata import version
from pathlib import Path

import numpy as np
import pytest

from bench import attention_peers, peers

BENCH = Path(__file__).parents[1] / "bench"
STORED = json.loads((BENCH / "peers.json").read_text(encoding="utf-8"))


def test_the_file_holds_every_case_and_only_those():
    assert list(STORED["cases"]) == list(peers.CASES)


@pytest.mark.parametrize("case", peers.CASES)
def test_a_case_was_asked_of_every_library_that_has_the_function(case):
    function, z, dtype = peers.CASES[case]
    stored = STORED["cases"][case]
    asked = {"torch", "jax"} | (
        set() if function.startswith(("masked", "gradient")) else {"scipy"}
    )
    assert set(stored["answers"]) == asked
    assert (stored["function"], stored["dtype"]) == (function, dtype)
    assert stored["z"] == peers.short(z)


def test_the_file_holds_every_case_of_attention_as_it_was_asked():
    asked = {
        name: dict(zip(("query", "key", "value"), arrays, strict=True))
        | {"mask": mask, "dtype": dtype}
        for name, (arrays, mask, dtype) in attention_peers.CASES.items()
    }
    stored = json.loads(json.dumps(STORED["attention"]))
    answers = {name: case.pop("answers") for name, case in stored.items()}
    assert stored == asked
    assert all(set(said) == {"torch", "jax"} for said in answers.values())


def test_the_versions_are_those_that_the_recipe_installs():
    lines = (BENCH / "peers.in").read_text(encoding="utf-8").splitlines()
    pins = dict(line.split("==") for line in lines if "==" in line)
    assert STORED["versions"].items() <= pins.items()


@pytest.mark.skipif(
    version("scipy") != STORED["versions"]["scipy"], reason="another scipy is installed"
)
@pytest.mark.filterwarnings("ignore::RuntimeWarning")
@pytest.mark.parametrize(
    "case", [case for case, c in STORED["cases"].items() if "scipy" in c["answers"]]
)
def test_scipy_answers_as_it_was_written_down(case):
    function, z, dtype = peers.CASES[case]
    now = peers.answer(peers.with_scipy, function, np.array(z, dtype))
    then = STORED["cases"][case]["answers"]["scipy"]
    if isinstance(then, dict):
        assert now == then
    else:
        digits = 8 * np.finfo(dtype).eps
        np.testing.assert_allclose(
            np.array(now, float), np.array(then, float), rtol=digits
        )


def test_three_libraries_say_that_the_winner_loses_nothing():
    answers = STORED["cases"]["the winner's loss"]["answers"]
    assert {library: log_p[0] for library, log_p in answers.items()} == {
        "scipy": 0,
        "torch": 0,
        "jax": 0,
    }
