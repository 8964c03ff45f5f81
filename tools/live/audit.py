"""The slow tests on WebAssembly: `make audit-live`, in some minutes."""

from tools.build import SITE, build
from tools.chromium import get_chromium
from tools.live.__main__ import add_live
from tools.steps import PYTHON, main, run, step


def audit() -> None:
    """Build the site with live Python if there is none, then run the slow tests."""
    if not (SITE / "live" / "manifest.json").is_file():
        build()
        add_live()
    with step("live Python: all of the library, every chapter, seconds and bytes"):
        tests = ("-m", "pytest", "-q", "-rP", "tests/live_audit")
        run(PYTHON, *tests, SOFTMAX_CHROMIUM=get_chromium())


if __name__ == "__main__":
    main(audit)
