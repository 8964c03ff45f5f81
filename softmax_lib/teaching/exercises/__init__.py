"""Exercises that answer back: `check("2.1", answer)` judges, and names mistakes."""

from .answers import Code
from .chapter_1 import EXERCISES as CHAPTER_1
from .chapter_2 import EXERCISES as CHAPTER_2
from .chapter_3 import EXERCISES as CHAPTER_3
from .chapter_4 import EXERCISES as CHAPTER_4
from .chapter_5 import EXERCISES as CHAPTER_5
from .chapter_5_network import EXERCISES as NETWORK
from .chapter_6 import EXERCISES as CHAPTER_6
from .chapter_7 import EXERCISES as CHAPTER_7
from .chapter_7_transformer import EXERCISES as TRANSFORMER
from .chapter_8 import EXERCISES as CHAPTER_8
from .chapter_9 import EXERCISES as CHAPTER_9
from .chapter_10 import EXERCISES as CHAPTER_10
from .chapter_10_time import EXERCISES as TIME
from .exercise import Exercise
from .feedback import Feedback

__all__ = ["EXERCISES", "Code", "Exercise", "check", "numbers_of_chapter"]

EXERCISES: dict[str, Exercise] = {
    **CHAPTER_1,
    **CHAPTER_2,
    **CHAPTER_3,
    **CHAPTER_4,
    **CHAPTER_5,
    **NETWORK,
    **CHAPTER_6,
    **CHAPTER_7,
    **TRANSFORMER,
    **CHAPTER_8,
    **CHAPTER_9,
    **CHAPTER_10,
    **TIME,
}

_UNANSWERED = object()


def numbers_of_chapter(chapter: str | int) -> list[str]:
    """Return the numbers of a chapter's exercises, in order.

    Parameters
    ----------
    chapter : str or int
        The chapter, 2 or "2".

    Returns
    -------
    list of str
        For example ["2.1", "2.2", …]; empty if the chapter has none.
    """
    return [number for number in EXERCISES if number.split(".")[0] == str(chapter)]


def check(number: str, answer: object = _UNANSWERED) -> Feedback:
    """Judge your answer to an exercise.

    Parameters
    ----------
    number : str
        The exercise, in quotes: "2.1".
    answer : object, optional
        A number, a letter, letters or a function; without one, `check` says which.

    Returns
    -------
    Feedback
        Shows ✓ or ✗ and a sentence. A wrong or unreadable answer never raises.

    Examples
    --------
    >>> check("2.7", 149)
    ✗ Not yet. With 149 classes there are 148 rivals, and 148 is just below e⁵.
    """
    exercise = EXERCISES.get(number) if isinstance(number, str) else None
    if exercise is None:
        return _unknown(number)
    if answer is _UNANSWERED:
        return exercise.how(number)
    return exercise.judge(answer)


def _unknown(number: object) -> Feedback:
    if not isinstance(number, str):
        return Feedback("unread", 'Write the number in quotes: check("2.1", …).')
    chapter = number.split(".")[0]
    here = numbers_of_chapter(chapter)
    if here:
        says = f"Chapter {chapter} has no exercise {number}. It has {', '.join(here)}."
    else:
        chapters = dict.fromkeys(known.split(".")[0] for known in EXERCISES)
        says = f"There is no exercise {number}. Chapters: {', '.join(chapters)}."
    return Feedback("unread", says)
