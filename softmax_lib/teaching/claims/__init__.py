"""Claims of two web articles about softmax, checked: the registry of the appendix.

The sentences are quoted in few words; what is right is said in ours. The registry is
the only source of the appendix's text, of its tally and of what its page filters.
"""

from .claim import CHAPTERS, VERDICTS, Claim, Verdict
from .registry import CLAIMS
from .tally import meanings, overview, tally

__all__ = [
    "CHAPTERS",
    "CLAIMS",
    "VERDICTS",
    "Claim",
    "Verdict",
    "meanings",
    "overview",
    "tally",
]
