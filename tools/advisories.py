"""Known weaknesses of the packages that the locks name, Python's and npm's."""

from collections.abc import Iterator
from pathlib import Path

from tools.extra_environment import make_tools
from tools.lock import NPM_FOLDERS, PYTHON_LOCKS
from tools.steps import BIN, ROOT, StepFailed, main, run, say, step


def questions(tools: Path) -> Iterator[tuple[str, list[str | Path]]]:
    """Yield each lock, and the command that asks about what it names."""
    for lock, _ in PYTHON_LOCKS.values():
        audit = [tools / "pip-audit", "--require-hashes", "--disable-pip"]
        yield lock, [*audit, "-r", ROOT / lock]
    for folder in NPM_FOLDERS:
        audit = [BIN / "npm", "audit", "--package-lock-only"]
        yield f"{folder}/package-lock.json", [*audit, "--prefix", ROOT / folder]


def _command() -> None:
    failed = []
    for lock, command in questions(make_tools()):
        try:
            with step(lock):
                run(*command)
        except StepFailed as failure:
            failed.append(str(failure))
    if failed:
        raise StepFailed("; ".join(failed))
    say("✓ no known weakness")


if __name__ == "__main__":
    main(_command)
