"""The kinds of answers an exercise can have: what a chapter's file imports."""

from .choosing import Choice, Option, SelfCheck
from .code import Code, Mistake
from .numeric import Hint, Interval, Number, near, percentage

__all__ = [
    "Choice",
    "Code",
    "Hint",
    "Interval",
    "Mistake",
    "Number",
    "Option",
    "SelfCheck",
    "near",
    "percentage",
]
