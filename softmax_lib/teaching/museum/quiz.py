"""The quiz of the museum: code and output are shown, and the reader guesses.

The right answer is the exhibit's own title, the others are titles of its decoys. Who
chooses one of these is told by which sign it would be known.
"""

from softmax_lib.teaching.exercises.choosing import Choice, Option
from softmax_lib.teaching.exercises.feedback import Feedback

from .registry import EXHIBITS, Exhibit


def question(exhibit: Exhibit) -> Choice:
    """Return the question that an exhibit asks.

    Parameters
    ----------
    exhibit : Exhibit
        Which one.

    Returns
    -------
    Choice
        Three diagnoses in alphabetical order, one of them right.
    """
    decoys = [EXHIBITS[name] for name in exhibit.decoys]
    options = [Option(each.title, says=_not_here(each)) for each in decoys]
    options.append(Option(exhibit.title, right=True))
    return Choice(
        grade="●○○",
        right=f"{exhibit.breaks[0].upper()}{exhibit.breaks[1:]}.",
        options=tuple(sorted(options, key=lambda option: option.text)),
    )


def _not_here(decoy: Exhibit) -> str:
    return f"That one is known by another sign: {decoy.sign}"


def guess(name: str, letter: str) -> Feedback:
    """Judge a guess at what is wrong with an exhibit.

    Parameters
    ----------
    name : str
        The exhibit, by the name of its function.
    letter : str
        The diagnosis; with an empty one, `guess` lists them.

    Returns
    -------
    Feedback
        Shows ✓ or ✗ and a sentence.

    Examples
    --------
    >>> guess("single_unit_softmax", "a").right
    True
    """
    asked = question(EXHIBITS[name])
    if letter:
        return asked.judge(letter)
    options = asked.how(name).items
    return Feedback("ask", "What is wrong here? Answer with a letter.", options)
