"""Your own softmax: what the conformance checks find, each with an input that shows it.

The page *Your own softmax* runs ``__main__.py`` in the browser, with the reader's
function in it.
"""

from softmax_lib.teaching.your_softmax.examination import examine
from softmax_lib.teaching.your_softmax.explanations import EXPLAINED
from softmax_lib.teaching.your_softmax.starts import STARTS

__all__ = ["EXPLAINED", "STARTS", "examine"]
