"""Your own logits: a file is read with care, and its calibration is reported.

``python -m softmax_lib.teaching.your_logits predictions.csv`` prints the report; the
page *Your own logits* runs the same file, ``__main__.py``, in the browser. It shows how
to use `softmax_lib.calibration`, whose functions do the work.
"""

from softmax_lib.teaching.showing import show
from softmax_lib.teaching.your_logits.advice import advice
from softmax_lib.teaching.your_logits.examination import bins, examine
from softmax_lib.teaching.your_logits.example import write_example
from softmax_lib.teaching.your_logits.predictions import Predictions
from softmax_lib.teaching.your_logits.reading import read
from softmax_lib.teaching.your_logits.rescaling import rescale
from softmax_lib.teaching.your_logits.sheet import BadFile

__all__ = [
    "BadFile",
    "Predictions",
    "advice",
    "bins",
    "examine",
    "read",
    "rescale",
    "show",
    "write_example",
]
