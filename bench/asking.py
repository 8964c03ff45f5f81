"""How other libraries are asked, and what of their answers a file keeps."""

import json
import subprocess
import sys
import warnings
from importlib.metadata import version

import numpy as np


def said(function):
    """Return what a function returns, and its warnings."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        return function(), [str(warning.message) for warning in caught]


def refusal(function):
    """Return the kind of error that a function raises and what it says, or None."""
    try:
        function()
    except Exception as error:
        return f"{type(error).__name__}: {str(error).strip().splitlines()[0]}"
    return None


def elsewhere(code, **environment):
    """Return what Python prints that starts anew, for what is chosen at the start."""
    command = [sys.executable, "-W", "ignore", "-c", code]
    done = subprocess.run(
        command, env=environment, check=True, capture_output=True, text=True
    )
    return json.loads(done.stdout.splitlines()[-1])


def plain(answer):
    """Return an answer as JSON can hold it; infinities and NaN become words."""
    if isinstance(answer, dict):
        return {key: plain(value) for key, value in answer.items()}
    if isinstance(answer, list | tuple):
        return [plain(each) for each in answer]
    values = np.asarray(answer)
    if values.ndim:
        return [plain(each) for each in values]
    value = values.item()
    return str(value) if isinstance(value, float) and not np.isfinite(value) else value


def installed(library):
    """Return a library's version, without the build's name."""
    return version(library).split("+")[0]


def store(measured, file):
    """Write versions and answers."""
    text = json.dumps(measured, indent=1, allow_nan=False, ensure_ascii=False)
    file.write_text(text + "\n", encoding="utf-8")
