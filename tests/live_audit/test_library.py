"""Every test of the library, on WebAssembly; what cannot run there is named."""

from running import run_tests

from tools.steps import ROOT

EVERYTHING = (
    *("numpy", "softmax-lib", "scipy", "scikit-learn", "matplotlib"),
    *("traitlets", "ipywidgets", "anywidget", "mlxtend"),
)
ELSEWHERE = ["browser", "book", "live", "live_audit", "tools", "webassembly"]
# Why a file or a test is left out: no such thing exists there.
LEFT_OUT = {
    "test_site.py": "Sphinx",
}
NO_WARNINGS = ()


def test_all_of_it_holds_there():
    files = [p.name for p in (ROOT / "tests").glob("test_*.py")]
    chosen = sorted(f for f in files if f not in LEFT_OUT)
    print(run_tests(*chosen, "tests/calibration", packages=EVERYTHING)[-2000:])
