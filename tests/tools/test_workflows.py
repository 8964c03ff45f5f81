"""actionlint bites: a workflow that would not run is refused, ours are not."""

import pytest

from tools import workflows
from tools.steps import StepFailed

MISSPELT = """on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - run: make ${{ matrix.what }}
"""


def test_a_workflow_that_would_not_run_is_refused(tmp_path, capfd):
    path = tmp_path / "misspelt.yml"
    path.write_text(MISSPELT)
    with pytest.raises(StepFailed):
        workflows.lint([path])
    assert 'misspelt.yml:6:23: property "what" is not defined' in capfd.readouterr().out


def test_ours_would_run():
    workflows.lint(sorted(workflows.FOLDER.glob("*.yml")))
