"""Every test of the library, on WebAssembly; what cannot run there is named."""

from running import run_tests

from tools.steps import ROOT

EVERYTHING = (
    *("numpy", "softmax-lib", "scipy", "scikit-learn", "matplotlib"),
    *("traitlets", "ipywidgets", "anywidget", "mlxtend"),
)
FOLDERS = ("calibration", "exercises", "museum", "teaching", "widgets")
# Files left out, each with what it needs and WebAssembly lacks.
LEFT_OUT = {
    "test_accuracy.py": "numpy's list of what the processor can do",
    "test_chapter_peers.py": "the notebooks",
    "teaching/test_errata.py": "the notebooks",
    "test_regression_messages.py": "pandas",
}
# Single tests left out, likewise.
ALSO_LEFT_OUT = {
    "test_conformance.py::test_numpy_is_all_it_needs": "processes",
    "museum/test_museum.py::test_the_library_does_not_know_the_museum": "processes",
    "teaching/test_palette.py::"
    "test_the_style_sheets_of_the_site_have_these_colours": "the site",
    "test_regression.py::test_importing_the_library_imports_numpy_alone": "processes",
    "test_regression.py::test_without_scikit_learn_an_unfitted_model_still_says_so": (
        "processes"
    ),
    "test_regression.py::"
    "test_balanced_classes_with_weights_are_those_of_logistic_regression": (
        "scikit-learn 1.6, which balances classes without their sample weights"
    ),
    "test_speed.py::test_the_versions_are_those_of_the_extra": "pyproject.toml",
    "widgets/test_widgets.py::test_jupyter_receives_one_module_without_imports": (
        "anywidget, which has a stand-in"
    ),
    "widgets/test_widgets.py::test_jupyter_is_offered_the_live_view_and_the_answer": (
        "anywidget, which has a stand-in"
    ),
    "calibration/test_scores_oracles.py::test_scikit_learn_scores_the_same": (
        "scores that scikit-learn has since 1.7"
    ),
    "calibration/test_temperature.py::test_scikit_learn_finds_the_same": (
        "the temperature that scikit-learn has since 1.8"
    ),
}
# scikit-learn 1.6 makes its checks only when pytest asks for them, one by one.
SAID_OF_OTHERS = (
    *("-W", "ignore::pytest.PytestRemovedIn10Warning"),
    *("-W", "ignore:Estimator SoftmaxRegression does not inherit:UserWarning"),
)


def test_all_of_it_holds_there():
    names = [p.name for p in (ROOT / "tests").glob("test_*.py")]
    chosen = sorted(name for name in names if name not in LEFT_OUT)
    without = [f"--ignore=tests/{name}" for name in LEFT_OUT]
    without += [f"--deselect=tests/{name}" for name in ALSO_LEFT_OUT]
    files = (*chosen, *(f"tests/{folder}" for folder in FOLDERS))
    print(run_tests(*SAID_OF_OTHERS, *without, *files, packages=EVERYTHING)[-2000:])
