"""Known vulnerabilities of locked packages, and of those that come with Pyodide.

A package that cannot be looked up fails too: no answer is not a good one.
"""

from collections.abc import Iterator
from pathlib import Path

from tools.extra_environment import make_tools
from tools.installing import install_front_end
from tools.live import release
from tools.live.lock import NEEDED_BY_OURS, closure
from tools.lock import NPM_FOLDERS, PYTHON_LOCKS
from tools.steps import BIN, ROOT, StepFailed, main, run, say, step

OF_THE_RELEASE = ROOT / ".live" / "release.txt"
# Known about packages of the release, and no danger here: they run in the sandbox of
# the reader's own browser, and nothing calls the part that is weak. We cannot replace
# single packages of a release, so each further advisory is judged, and named or not.
JUDGED = {
    "CVE-2024-28219": "Pillow before 10.3.0, in ImageCms",
    "CVE-2025-66034": "fontTools before 4.60.2, in varLib",
}


def questions(tools: Path) -> Iterator[tuple[str, list[str | Path]]]:
    """Yield each lock, and the command that asks about what it names."""
    audit = [tools / "pip-audit", "--strict", "--disable-pip"]
    for lock, _ in PYTHON_LOCKS.values():
        yield lock, [*audit, "--require-hashes", "-r", ROOT / lock]
    judged = [word for name in JUDGED for word in ("--ignore-vuln", name)]
    yield "the Pyodide release", [*audit, "--no-deps", *judged, "-r", OF_THE_RELEASE]
    for folder in NPM_FOLDERS:
        npm = [BIN / "npm", "audit", "--package-lock-only", "--include=dev"]
        yield f"{folder}/package-lock.json", [*npm, "--prefix", ROOT / folder]


def shipped(packages: dict) -> tuple[list[str], list[str]]:
    """Return what the site contains of the release: Python packages, and the rest.

    Parameters
    ----------
    packages : dict
        The release's packages, as its lock describes them.

    Returns
    -------
    requirements, others : list of str
        ["numpy==2.0.2", …], and those that pip-audit does not know: ["openssl 1.1.1w",
        …].
    """
    requirements, others = [], []
    for name in sorted(closure(packages) - NEEDED_BY_OURS.keys()):
        version = packages[name]["version"]
        if packages[name]["package_type"] == "package":
            requirements.append(f"{name}=={version}")
        else:
            others.append(f"{name} {version}")
    return requirements, others


def write_release() -> None:
    """Write what the site has from the release as requirements, and name the rest."""
    requirements, others = shipped(release.locked_packages())
    OF_THE_RELEASE.parent.mkdir(exist_ok=True)
    OF_THE_RELEASE.write_text("\n".join(requirements) + "\n", encoding="utf-8")
    say(f"   not asked about, for they are not on PyPI: {', '.join(others)}")
    for name, where in JUDGED.items():
        say(f"   known, and no danger here: {name}, {where}")


def _command() -> None:
    with step("the Pyodide release: what the site has from it"):
        install_front_end(ROOT / "live")
        write_release()
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
