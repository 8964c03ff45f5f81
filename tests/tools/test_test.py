"""The suite: which steps there are, in which order, and where it stops."""

import pytest

from tools import test as suite
from tools.steps import StepFailed


def test_an_unknown_step_of_the_suite_is_refused(monkeypatch):
    monkeypatch.setattr("sys.argv", ["test", "linting"])
    with pytest.raises(StepFailed, match="no step linting; there are lint unit"):
        suite._command()


def test_the_suite_stops_at_the_first_step_that_fails(monkeypatch):
    done = []

    def fails():
        """Fail."""
        raise StepFailed("red")

    def second():
        """Come after it."""
        done.append("second")

    monkeypatch.setattr(suite, "ROUNDS", ((fails,), (second,)))
    monkeypatch.setattr(suite, "STEPS", {"fails": fails, "second": second})
    monkeypatch.setattr("sys.argv", ["test"])
    with pytest.raises(StepFailed, match="red"):
        suite._command()
    assert done == []


def test_steps_run_in_rounds():
    assert suite.rounds(list(suite.STEPS)) == [
        ["lint"],
        ["unit", "node", "rules"],
        ["notebooks", "website"],
        ["browser"],
        ["live"],
    ]
    assert suite.rounds(["browser", "website"]) == [["website"], ["browser"]]


def test_every_folder_that_the_suite_names_has_tests():
    assert suite.OTHER_STEPS | suite.FOLDERS_OF_FIRST <= suite.FOLDERS
