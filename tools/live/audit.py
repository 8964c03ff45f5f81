"""The slow tests on WebAssembly: `make audit-live`, in some minutes."""

from tools.build import SITE, build
from tools.chromium import get_chromium
from tools.live.__main__ import add_live
from tools.steps import PYTHON, main, run, step
from tools.thorough import EVERY_PAGE


def audit() -> None:
    """Build the site with live Python if there is none, then run the slow tests."""
    if not (SITE / "live" / "manifest.json").is_file():
        build()
        add_live()
    tests = {
        "all of the library, every chapter, seconds and bytes": ["tests/live_audit"],
        "every page of the site that has it": EVERY_PAGE,
    }
    for what, files in tests.items():
        with step(f"live Python: {what}"):
            command = ("-m", "pytest", "-q", "-rP", *files)
            run(PYTHON, *command, SOFTMAX_CHROMIUM=get_chromium())


if __name__ == "__main__":
    main(audit)
