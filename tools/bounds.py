"""The bounds of what we promise: oldest and newest packages, and every Python.

The oldest packages are the numpy and matplotlib that pyproject.toml names as least; the
newest are what the registry has today. With them notebooks run without an error; their
outputs are not compared, since a last digit may differ. Another Python has the packages
of the lock, so with it the suite's own steps pass, outputs and all.
"""

import os
import re
import shutil
import sys
import tomllib
from pathlib import Path

from tools import installing
from tools.extra_environment import folder_of, make_environment, python_of
from tools.steps import BIN, ROOT, StepFailed, main, run, say, step

BOUNDS = ("oldest", "newest")
VERSION = re.compile(r"3\.\d+")
STEPS = ("unit", "notebooks", "rules")
PROMISED = ("numpy", "matplotlib")
TOOLS = (
    *("hypothesis", "mpmath", "nbval", "pytest", "pytest-xdist", "pyyaml"),
    *("ipykernel", "fonttools", "beautifulsoup4"),
)
NOT_THE_LIBRARY = (
    *("book", "browser", "live", "live_audit", "site", "tools"),
    *("webassembly", "website"),
)
# Deprecation warnings that old packages raise about their own code are not ours.
OLD = ("-W", "ignore::DeprecationWarning")


def least(text: str) -> list[str]:
    """Return `numpy==2.0.*` for each package that pyproject.toml promises from 2.0."""
    project = tomllib.loads(text)["project"]
    wanted = project["dependencies"] + project["optional-dependencies"]["book"]
    found = dict(line.split(">=") for line in wanted if ">=" in line)
    return [f"{name}=={found[name]}.*" for name in PROMISED]


def interpreter(version: str) -> str:
    """Return the newest Python of a version: on PATH, or one that pyenv has.

    Parameters
    ----------
    version : str
        Such as "3.12".

    Raises
    ------
    StepFailed
        If there is none.
    """
    home = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    names = (path.name for path in home.glob(f"{version}.*"))
    patches = (int(n) for name in names if (n := name.rpartition(".")[2]).isdecimal())
    places = [str(home / f"{version}.{n}" / "bin") for n in sorted(patches)[-1:]]
    path = os.pathsep.join([*places, os.environ.get("PATH", "")])
    found = shutil.which(f"python{version}", path=path)
    if not found:
        raise StepFailed(f"there is no Python {version}, neither on PATH nor in pyenv")
    return found


def try_python(version: str) -> None:
    """Run the suite's steps that a Python can change, with the lock's packages.

    Raises
    ------
    StepFailed
        If something fails.
    """
    folder, python = folder_of(version), python_of(version)
    with step(f"environment: {folder.name}, every version and hash of the lock"):
        installing.install(
            BIN / "uv",
            "venv",
            "--quiet",
            "--allow-existing",
            "--python",
            interpreter(version),
            folder,
        )
        locked = ("--require-hashes", "--no-deps", "-r", ROOT / "requirements.txt")
        installing.uv_install(folder, *locked)
        own = ("--no-deps", "--no-build-isolation", "--editable", ROOT)
        installing.uv_install(folder, *own)
    run(python, "-m", "tools.test", *STEPS, SOFTMAX_ENVIRONMENT=folder.name)
    say(f"✓ green with Python {version}")


def _command() -> None:
    words = sys.argv[1:]
    if words and all(map(VERSION.fullmatch, words)):
        for version in words:
            try_python(version)
    elif len(words) == 1 and words[0] in BOUNDS:
        try_packages(words[0])
    else:
        raise StepFailed(
            'say which: make bounds WITH=oldest, WITH=newest or PYTHONS="3.12 3.13"'
        )


def try_packages(bound: str) -> None:
    """Run the library's tests and the notebooks with the oldest or newest packages.

    Raises
    ------
    StepFailed
        If something fails.
    """
    pins = least((ROOT / "pyproject.toml").read_text()) if bound == "oldest" else []
    with step(f"environment: the {bound} packages {' '.join(pins)}"):
        make_environment(bound, "--upgrade", ".[book,scale]", *TOOLS, *pins)
    python = python_of(bound)
    run(
        python,
        "-c",
        "import numpy, matplotlib as m; print(numpy.__version__, m.__version__)",
    )
    workers = ("-q", "-n", "2", "--dist", "loadfile")
    others = [f"--ignore-glob=tests/{name}" for name in NOT_THE_LIBRARY]
    with step("the library's tests"):
        run(python, "-m", "pytest", *workers, *OLD, *others, "tests")
    with step("the notebooks, without comparing outputs"):
        lax = ("--nbval-lax", "--nbval-current-env", "--nbval-cell-timeout=300")
        run(python, "-m", "pytest", *workers, *OLD, *lax, "book")
    say(f"✓ green with the {bound} packages")


if __name__ == "__main__":
    main(_command)
