"""From what a reader sees of their own bug to what may cause it, likeliest first.

A loss that stops at a number tells the most: `loss_rules.RULES` says which numbers a
cause gives for K classes, and the sum behind them. Else a line of `sights.SIGHTS` leads
to exhibits. `esm/lib/suspects.mjs` computes the same in the page; both are tested
against tests/golden/suspects.json.
"""

import math
import re
from dataclasses import dataclass

from .expected_losses import in_text
from .loss_rules import RULES
from .registry import EXHIBITS
from .sights import SIGHTS

EXACT, NEAR, POSSIBLE = range(3)  # how well a number fits
MOST_CLASSES = 10_000_000
NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True)
class Suspect:
    """A possible cause of what was seen.

    Parameters
    ----------
    rule : str
        The key of `RULES`, or "" where the sight alone names it.
    exhibit : str
        By the name of its function; "" where the cause is none.
    title : str
        What it is called.
    why : str
        The arithmetic behind it.
    """

    rule: str
    exhibit: str
    title: str
    why: str


def read_number(text: str) -> tuple[float, int]:
    """Return a typed number, and how many decimals it has.

    Parameters
    ----------
    text : str
        "2.3026", "−0.5"; a comma counts as a point.

    Returns
    -------
    value : float
    decimals : int

    Raises
    ------
    ValueError
        If it is no finite number.
    """
    plain = text.strip().replace("−", "-").replace(",", ".")
    value = float(plain) if NUMBER.fullmatch(plain) else math.nan
    if not math.isfinite(value):
        raise ValueError(f"give the loss as one finite number, not {text!r}")
    digits = plain.lower().partition("e")[0].partition(".")[2]
    return value, len(digits)


def of_number(value: str | float, classes: int) -> list[Suspect]:
    """Return what may stop a loss at a number, likeliest first.

    Parameters
    ----------
    value : str or float
        Where the loss stands. As text, "2.30" fits what rounds to it.
    classes : int
        How many there are, K: from 2 on.

    Returns
    -------
    list of Suspect
        First those whose number is hit, then those within one per cent, then those
        that any such number fits; each exhibit once.

    Raises
    ------
    ValueError
        If the value is no finite number, or there are fewer than two classes.

    Examples
    --------
    >>> [each.title for each in of_number("1.4612", 10)][:1]
    ['A softmax before a loss that applies one itself']
    """
    if not 2 <= classes <= MOST_CLASSES or classes != int(classes):
        raise ValueError(f"give a whole number of classes from 2 on, not {classes}")
    classes = int(classes)
    v, decimals = read_number(str(value))
    found = []
    for order, (key, rule) in enumerate(RULES.items()):
        for expected, words in rule.numbers(classes, v):
            fit = _fit(v, decimals, expected, near=rule.near)
            if fit is not None:
                found.append((fit, order, key, expected, words))
    found.sort(key=lambda each: each[:2])
    suspects = {}
    for _, _, key, expected, words in found:
        rule = RULES[key]
        suspect = _suspect(key, _filled(rule.why, classes, v, expected, words))
        suspects.setdefault(rule.exhibit or key, suspect)
    return list(suspects.values())


def _fit(v: float, decimals: int, expected: float | None, *, near: bool) -> int | None:
    """Return how well a number fits, EXACT, NEAR or POSSIBLE, or None."""
    if expected is None:
        return POSSIBLE
    off = abs(v - expected)
    if off <= min(max(0.51 * 10.0**-decimals, 0.0006), 0.006):
        return EXACT
    if near and off <= 0.01 * abs(expected):
        return NEAR
    return None


def _filled(why: str, K: int, v: float, expected: float | None, words: dict) -> str:
    shown = {"K": str(K), "v": in_text(v), **words}
    if expected is not None:
        shown["p"] = in_text(expected)
    for name, text in shown.items():
        why = why.replace(f"{{{name}}}", text)
    return why


def _suspect(key: str, why: str) -> Suspect:
    rule = RULES[key]
    title = rule.title or EXHIBITS[rule.exhibit].title
    return Suspect(key, rule.exhibit, title, why)


def of_sight(sight: str) -> list[Suspect]:
    """Return what may cause what a reader sees, likeliest first.

    Parameters
    ----------
    sight : str
        A key of `SIGHTS`.

    Returns
    -------
    list of Suspect
        Exhibits, each with what breaks in it.

    Raises
    ------
    ValueError
        If there is no such sight.
    """
    if sight not in SIGHTS:
        raise ValueError(f"there is no sight {sight!r}; there are {', '.join(SIGHTS)}")
    return [
        Suspect("", name, EXHIBITS[name].title, sentence(EXHIBITS[name].breaks))
        for name in SIGHTS[sight].exhibits
    ]


def sentence(words: str) -> str:
    """Return words that an exhibit holds without capital and full stop, with both."""
    return f"{words[0].upper()}{words[1:]}."
