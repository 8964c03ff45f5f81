"""Deliberate faults, one at a time, and the share of them that the tests find.

mutmut makes them in the modules that [tool.mutmut] in pyproject.toml names and runs
the tests that reach each. It works in the folder `mutants`, which git ignores.
"""

import json

from tools.extra_environment import make_environment, python_of
from tools.steps import ROOT, StepFailed, main, run, say, step

MUTMUT = "mutmut==3.8.1"
STATS = ROOT / "mutants" / "mutmut-cicd-stats.json"
LEAST = 0.90


def score(stats: dict) -> float:
    """Return the share of faults that were found: killed, or ran too long."""
    found = stats["killed"] + stats["timeout"]
    return found / (found + stats["survived"] + stats["suspicious"])


def _command() -> None:
    with step(f"environment: the lock and {MUTMUT}"):
        make_environment("mutants", "-r", ROOT / "requirements.txt")
        make_environment("mutants", MUTMUT)
    mutmut = python_of("mutants").parent / "mutmut"
    with step("faults, one at a time"):
        run(mutmut, "run", "--max-children", "2")
        run(mutmut, "export-cicd-stats")
    run(mutmut, "results")
    found = score(json.loads(STATS.read_text(encoding="utf-8")))
    if found < LEAST:
        raise StepFailed(f"{found:.1%} found, less than {LEAST:.0%}")
    say(f"✓ {found:.1%} of the faults are found")


if __name__ == "__main__":
    main(_command)
