"""Where the book explains what each conformance check asks: an exhibit or a section."""

from typing import NamedTuple

STABILITY, SOFTMAX = "03_stability", "02_softmax"


class Place(NamedTuple):
    """A place in the book: its words, its page below book/, and its anchor."""

    words: str
    page: str
    anchor: str


def _exhibit(title, name):
    return Place(f"the bug museum, {title}", "appendix/museum", f"exhibit-{name}")


NAIVE = _exhibit("exp of scores without the shift", "naive-softmax")
ROUNDING = Place(
    "chapter 3, How large is the rounding error?",
    STABILITY,
    "how-large-is-the-rounding-error",
)
EMPTY = Place(
    "chapter 3, Infinities, masks and rows with nothing left",
    STABILITY,
    "infinities-masks-and-rows-with-nothing-left",
)
INFINITE = _exhibit("a score of +∞ minus itself", "infinite-score-softmax")
KEEPS = Place("chapter 2, What softmax keeps", SOFTMAX, "what-softmax-keeps")
AXES = Place("chapter 2, Batches and axes", SOFTMAX, "batches-and-axes")
ENDS = Place("chapter 3, Where exp ends", STABILITY, "where-exp-ends")
SHIFT = Place("chapter 3, The shift", STABILITY, "the-shift")
DIVISION = _exhibit("exp(z − log-sum-exp)", "division-free-softmax")

# By the name of the check, as softmax_lib.conformance prints it.
EXPLAINED = {
    "an empty axis": EMPTY,
    "one entry": _exhibit("a softmax over a single output", "single-unit-softmax"),
    "all -inf": _exhibit("a row in which everything is masked", "empty-row-softmax"),
    "one +inf": INFINITE,
    "a lone +inf": INFINITE,
    "several +inf": EMPTY,
    "NaN": EMPTY,
    "NaN beside +inf": EMPTY,
    "NaN beside -inf": EMPTY,
    "a -inf entry": EMPTY,
    "all equal": KEEPS,
    "large": NAIVE,
    "large and equal": NAIVE,
    "very negative": NAIVE,
    "far apart": ENDS,
    "two zeros": KEEPS,
    "70 000 zeros in float16": EMPTY,
    "unsigned integers": _exhibit(
        "unsigned integers that wrap around", "unsigned-softmax"
    ),
    "integers": _exhibit("a result array of integers", "integer-softmax"),
    "rows sum to one": AXES,
    "no negative probability": _exhibit(
        "a misplaced parenthesis", "misplaced-parenthesis-softmax"
    ),
    "a constant changes nothing": SHIFT,
    "the order does not matter": KEEPS,
    "a larger logit has more": KEEPS,
    "the other rows do not matter": _exhibit(
        "row sums lined up with the columns", "no-keepdims-softmax"
    ),
    "one row may be far below another": _exhibit(
        "one maximum for the whole batch", "global-max-softmax"
    ),
    "the input is left alone": AXES,
    "float32 stays float32": ENDS,
    "N(0, 1)": ROUNDING,
    "N(0, 10²)": ROUNDING,
    "N(0, 150²), some subnormal": ROUNDING,
    "around 10 000": DIVISION,
    "around -10 000": DIVISION,
    "N(0, 10²) in float32": ROUNDING,
    "around 80 in float32": ROUNDING,
}
