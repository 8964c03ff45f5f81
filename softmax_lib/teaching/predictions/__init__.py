"""What readers predict before a cell shows it: questions without a grade, by name.

A name begins with its chapter's subject; `book/site/predictions.py` finds the place.
"""

from softmax_lib.teaching.exercises.exercise import Exercise

from .chapter_1 import PREDICTIONS as CHAPTER_1
from .chapter_2 import PREDICTIONS as CHAPTER_2
from .chapter_3 import PREDICTIONS as CHAPTER_3
from .chapter_4 import PREDICTIONS as CHAPTER_4
from .chapter_5 import PREDICTIONS as CHAPTER_5
from .chapter_6 import PREDICTIONS as CHAPTER_6
from .chapter_7 import PREDICTIONS as CHAPTER_7
from .chapter_8 import PREDICTIONS as CHAPTER_8
from .chapter_9 import PREDICTIONS as CHAPTER_9
from .chapter_10 import PREDICTIONS as CHAPTER_10

__all__ = ["PREDICTIONS"]

PREDICTIONS: dict[str, Exercise] = {
    **CHAPTER_1,
    **CHAPTER_2,
    **CHAPTER_3,
    **CHAPTER_4,
    **CHAPTER_5,
    **CHAPTER_6,
    **CHAPTER_7,
    **CHAPTER_8,
    **CHAPTER_9,
    **CHAPTER_10,
}
