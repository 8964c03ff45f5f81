"""The Python behind live pages, run here by the same Python that runs the tests."""

import sys

from tools.steps import ROOT

sys.path.append(str(ROOT / "live" / "python"))
