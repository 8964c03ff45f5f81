"""Tests of the library, run by pytest inside Pyodide inside node."""

import subprocess
import sysconfig

import pytest

from book.site.node import node_program
from tools.live.wheels import fetched
from tools.serve import SITE
from tools.steps import ROOT

HERE = ROOT / "tests" / "webassembly"
LIVE = SITE / "live"
# There longdouble holds 113 bits, but its functions compute in float64: its results
# have the digits of float64, and its exp ends where that of float64 does.
NOT_THERE = "not longdouble_keeps_its_digits and not limits_of_exp[longdouble]"
WITH_SCIPY = ("numpy", "softmax-lib", "scipy")


def run_node(script, *arguments, seconds=1200):
    """Return what a script of this folder prints.

    Parameters
    ----------
    script : str
        Its name: "library.mjs".
    *arguments
        What it is given after the folder of the live part.
    seconds : float
        How long it may take.
    """
    if not (LIVE / "manifest.json").is_file():
        pytest.fail("there is no live Python: run `make live` first", pytrace=False)
    words = [node_program(), HERE / script, LIVE, *map(str, arguments)]
    done = subprocess.run(
        words, cwd=ROOT, capture_output=True, text=True, timeout=seconds
    )
    if done.returncode:
        last = [line[:500] for line in (done.stdout + done.stderr).splitlines()[-60:]]
        pytest.fail("\n".join(last), pytrace=False)
    return done.stdout


def run_tests(*arguments, packages=WITH_SCIPY):
    """Run tests of `tests/` there, warnings as errors, and fail if one fails.

    Parameters
    ----------
    *arguments : str
        Files below `tests`, and options of pytest.
    packages : tuple of str
        What is loaded into Pyodide first.
    """
    environment = sysconfig.get_path("purelib")
    wheels = fetched("tests")[0].parent
    named = [f"tests/{a}" if a.startswith("test_") else a for a in arguments]
    options = ("-q", "-o", "filterwarnings=error", "-k", NOT_THERE)
    return run_node(
        "library.mjs", environment, wheels, ",".join(packages), *options, *named
    )
