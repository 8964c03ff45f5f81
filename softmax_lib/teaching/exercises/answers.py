"""The kinds of answers an exercise can have: what a chapter's file imports."""

from .choosing import Choice, Option, SelfCheck
from .code import Code, Mistake
from .numeric import Hint, Interval, Number, near, percentage
from .sketch import Drawn, Sketch

__all__ = [
    "Choice",
    "Code",
    "Drawn",
    "Hint",
    "Interval",
    "Mistake",
    "Number",
    "Option",
    "SelfCheck",
    "Sketch",
    "near",
    "percentage",
]
