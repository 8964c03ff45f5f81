"""The library's tests, and every notebook, with the oldest or the newest packages.

The oldest are the numpy and matplotlib that pyproject.toml names as least; the newest
are what the registry has today. Notebooks run without an error; their outputs are not
compared, since a last digit may differ.
"""

import sys
import tomllib

from tools.extra_environment import make_environment, python_of
from tools.steps import ROOT, StepFailed, main, run, say, step

BOUNDS = ("oldest", "newest")
PROMISED = ("numpy", "matplotlib")
TOOLS = (
    *("hypothesis", "mpmath", "nbval", "pytest", "pytest-xdist", "pyyaml"),
    *("ipykernel", "fonttools", "beautifulsoup4"),
)
NOT_THE_LIBRARY = (
    *("book", "browser", "live", "live_audit", "site", "tools"),
    *("webassembly", "website", "test_gallery.py", "test_site*.py"),
)
# What an old package says of what it uses itself is no fault of ours.
OLD = ("-W", "ignore::DeprecationWarning")


def least(text: str) -> list[str]:
    """Return `numpy==2.0.*` for each package that pyproject.toml promises from 2.0."""
    project = tomllib.loads(text)["project"]
    wanted = project["dependencies"] + project["optional-dependencies"]["book"]
    found = dict(line.split(">=") for line in wanted if ">=" in line)
    return [f"{name}=={found[name]}.*" for name in PROMISED]


def _command() -> None:
    bound = sys.argv[1] if len(sys.argv) > 1 else ""
    if bound not in BOUNDS:
        raise StepFailed("say which: make bounds WITH=oldest, or WITH=newest")
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
