"""The library on WebAssembly: values, edges and accuracy, in node."""

from running import run_tests

VALUES = ["test_stable_edges.py", "test_stable_refusals.py", "test_stable_accuracy.py"]
LOSSES = ["test_losses_edges.py", "test_losses_weights.py"]
MORE = ["test_derivatives_edges.py", "test_errors.py", "tests/widgets/test_recipes.py"]


def test_values_edges_and_accuracy_hold_there():
    run_tests(*VALUES, *LOSSES, *MORE)
