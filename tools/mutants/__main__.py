"""Deliberate faults, one at a time, and the share of them that the tests find.

mutmut makes them in the modules that [tool.mutmut] in pyproject.toml names, or, with a
commit's name, in the functions of the library that have changed since. It runs the
tests that reach each, in a copy in the folder `mutants`, which git ignores.
"""

import json
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

from tools.extra_environment import make_environment, python_of
from tools.mutants.changed import changed_since
from tools.mutants.undecorated import undecorated
from tools.steps import ROOT, StepFailed, main, run, say, step

MUTMUT = "mutmut==3.8.1"
FOLDER = ROOT / "mutants"
STATS = Path("mutants") / "mutmut-cicd-stats.json"
SECTION = "[tool.mutmut]"
LEAST = 0.90


def score(stats: dict) -> float:
    """Return the share of faults that were found: killed, or ran too long."""
    found = stats["killed"] + stats["timeout"]
    return found / (found + stats["survived"] + stats["suspicious"])


def settings(text: str, files: list[str], tests: list[str]) -> str:
    """Return pyproject.toml with other modules for mutmut, and with more tests.

    Parameters
    ----------
    text : str
        pyproject.toml, of which mutmut's section is the last.
    files : list of str
        What is mutated, instead of what it names.
    tests : list of str
        What runs, beside what it names.
    """
    mutmut = tomllib.loads(text)["tool"]["mutmut"]
    mutmut["only_mutate"] = files
    key = "pytest_add_cli_args_test_selection"
    mutmut[key] = sorted({*mutmut[key], *tests})
    lines = (f"{name} = {json.dumps(value)}" for name, value in mutmut.items())
    return text[: text.index(SECTION)] + "\n".join([SECTION, *lines]) + "\n"


def tests_of(file: str) -> list[str]:
    """Return the tests that bear a module's name: tests/test_<module>*.py."""
    name = Path(file).stem.strip("_")
    found = (ROOT / "tests").glob(f"test_{name}*.py")
    return [path.relative_to(ROOT).as_posix() for path in found]


def _copy(files: list[str]) -> Path:
    """Copy what git holds into the folder `mutants`, without decorated functions.

    With settings for some `files`; without, as pyproject.toml says.
    """
    listed = subprocess.check_output(["git", "ls-files", "-z"], cwd=ROOT, text=True)
    tree = FOLDER / ("changed" if files else "all")
    shutil.rmtree(tree, ignore_errors=True)
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (tree / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, tree / name)
    for module in (tree / "softmax_lib").rglob("*.py"):
        module.write_text(undecorated(module.read_text("utf-8")), "utf-8")
    if files:
        tests = [test for file in files for test in tests_of(file)]
        text = settings((ROOT / "pyproject.toml").read_text("utf-8"), files, tests)
        (tree / "pyproject.toml").write_text(text, "utf-8")
    return tree


def _command() -> None:
    chosen, changed = [], {}
    if len(sys.argv) > 1:
        changed = changed_since(sys.argv[1])
        if not changed:
            say(f"✓ no function of the library has changed since {sys.argv[1]}")
            return
        chosen = [pattern for patterns in changed.values() for pattern in patterns]
    tree = _copy(list(changed))
    with step(f"environment: the lock and {MUTMUT}"):
        make_environment("mutants", "-r", ROOT / "requirements.txt")
        make_environment("mutants", MUTMUT)
    mutmut = python_of("mutants").parent / "mutmut"
    with step("faults, one at a time"):
        run(mutmut, "run", "--max-children", "2", *chosen, folder=tree)
        run(mutmut, "export-cicd-stats", folder=tree)
    run(mutmut, "results", folder=tree)
    found = score(json.loads((tree / STATS).read_text(encoding="utf-8")))
    if found < LEAST:
        raise StepFailed(f"{found:.1%} found, less than {LEAST:.0%}")
    say(f"✓ {found:.1%} of the faults are found")


if __name__ == "__main__":
    main(_command)
