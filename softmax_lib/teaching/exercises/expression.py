"""The value of what a person types for a number: 0,25 or ln 99 or 9·65 or 1/11.

This is the grammar; blanks may stand between any two parts.

    sum     = product { ("+" | "-") product }
    product = signed { ("*" | "/") signed | power } [ "%" ]
    signed  = [ "+" | "-" ] power
    power   = atom [ "^" signed ]
    atom    = number | "e" | "pi" | "(" sum ")" | function ( "(" sum ")" | signed )

A digit may follow ln and √ at once, as in 24ln2; braces are brackets: 10^{-22}.
A product without a sign, as in 2 ln 3, may not follow a division: 1/2e is refused,
since people read it in two ways. So is "log", for the same reason.

- − and – are minus; × · x ** ÷ √ and superscripts are what they look like; ½ is .5.
- Blanks may part thousands: 50 257.
- A comma is the decimal point where it stands alone: 0,25 is ¼, and 1,000 is 1. It
  parts thousands where there are more of them, or a point: 1,000,000 and 1,000.693.
  With the point before the comma it is the other way round: 1.000,693.
- A number may have an exponent: 2e-3. So 2e3 is 2000, and 2e is twice 2.718.

The website reads by the same rules, `widgets/esm/lib/expression.mjs`. The cases of
`tests/golden/answers.json` are read by both.
"""

import math
import operator
import re

UNREADABLE = "“{}” does not read as a number. Write it like 0.25, 25 %, 1/4 or ln 2."
NOT_FINITE = "“{}” is not a finite number: did something overflow, or divide 0 by 0?"
DIVIDES_BY_ZERO = "“{}” divides by zero."
WHICH_LOG = "“{}” leaves open which logarithm: write ln, log2 or log10."
WHICH_PRODUCT = "“{}” can be read in two ways. Write brackets."

LONGEST = 100  # characters; brackets within brackets are read by functions in functions

CONSTANTS = {"e": math.e, "pi": math.pi}
FUNCTIONS = {
    "ln": math.log,
    "log1p": math.log1p,
    "log2": math.log2,
    "log10": math.log10,
    "exp": math.exp,
    "expm1": math.expm1,
    "sqrt": math.sqrt,
}

NUMBER = r"(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:\s*e[+-]?[0-9]+)?"
_TOKEN = re.compile(rf"{NUMBER}|log1p|expm1|(?:ln|sqrt)(?=[0-9.])|[a-z]+[0-9]*|\S")
_PLAIN = re.compile(rf"[+-]?{NUMBER}")
_NOT_FINITE = re.compile(r"[+-]?(?:nan|inf|infinity|∞)")

_SUPERSCRIPTS = re.compile("[⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_SIGNS = str.maketrans(
    {
        **dict(zip("⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "+-0123456789", strict=True)),
        **dict.fromkeys("−–", "-"),
        **dict.fromkeys("×·⋅", "*"),
        **dict.fromkeys("÷⁄", "/"),
        **{"{": "(", "}": ")"},
        **{"√": " sqrt ", "π": " pi ", "½": ".5", "¼": ".25", "¾": ".75"},
        "⅓": ".33333333333333333",
        "⅔": ".66666666666666667",
    }
)
_TIMES = re.compile(r"(?<![a-z])x(?![a-z])")
_PER_CENT = re.compile(r"per ?cent")
_GROUP_SPACE = re.compile("(?<=[0-9])[ \u00a0\u2009\u202f](?=[0-9]{3}(?![0-9]))")
_SEPARATED = re.compile("[0-9.,]*,[0-9.,]*")
_ENGLISH = re.compile(r"[0-9]{1,3}(?:(?:,[0-9]{3})+\.[0-9]*|(?:,[0-9]{3}){2,})")
_EITHER_COMMA = re.compile(r"(?<![0-9.,])[1-9][0-9]{0,2},[0-9]{3}(?![0-9.,])")
_CONTINENTAL = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]*")


class UnreadableError(ValueError):
    """There is no finite number in the text; the message, with {} for it, says why."""


def value_of(text: str) -> float:
    """Return the value of a typed number.

    Parameters
    ----------
    text : str
        Anything.

    Returns
    -------
    float
        A finite number.

    Raises
    ------
    UnreadableError
        If the text has no value by the grammar above, or not a finite one.
    """
    plain = in_ascii(text)
    if len(text) > LONGEST:
        raise UnreadableError(UNREADABLE)
    if _NOT_FINITE.fullmatch(plain):
        raise UnreadableError(NOT_FINITE)
    tokens = _TOKEN.findall(_with_points(plain))
    return _Reader([*tokens, ""]).value() + 0.0  # not −0


def is_plain(text: str) -> bool:
    """Return whether the text is digits alone, which have only one reading."""
    return bool(_PLAIN.fullmatch(in_ascii(text)))


def may_part_thousands(text: str) -> bool:
    """Return whether a decimal comma in the text may have been meant otherwise."""
    return bool(_EITHER_COMMA.search(text))


def in_ascii(text: str) -> str:
    """Return the text in small letters, with ASCII for signs and superscripts."""
    text = _SUPERSCRIPTS.sub(lambda power: f"^({power[0]})", text)
    text = text.translate(_SIGNS).lower().replace("**", "^").strip()
    return _PER_CENT.sub("%", _TIMES.sub("*", text))


def _with_points(text: str) -> str:
    """Return the text without groups of thousands and without decimal commas."""
    return _SEPARATED.sub(_with_a_point, _GROUP_SPACE.sub("", text))


def _with_a_point(match: re.Match) -> str:
    number = match[0]
    if _ENGLISH.fullmatch(number):
        return number.replace(",", "")
    if _CONTINENTAL.fullmatch(number):
        return number.replace(".", "").replace(",", ".")
    alone = number.count(",") == 1 and "." not in number
    return number.replace(",", ".") if alone else number


class _Reader:
    """Reads tokens by the grammar, one method for each of its lines."""

    def __init__(self, tokens: list[str]) -> None:
        self.tokens = tokens
        self.at = 0

    def value(self) -> float:
        value = self.sum()
        if self.next:
            raise UnreadableError(UNREADABLE)
        return value

    @property
    def next(self) -> str:
        return self.tokens[self.at]

    def take(self, *wanted: str) -> str:
        """Step over the next token and return it, or return "" if it is not wanted."""
        token = self.next
        if token not in wanted:
            return ""
        self.at += 1
        return token

    def sum(self) -> float:
        value = self.product()
        while sign := self.take("+", "-"):
            change = operator.add if sign == "+" else operator.sub
            value = _finite(change, value, self.product())
        return value

    def product(self) -> float:
        value, divided = self.signed(), False
        while True:
            if self.take("*"):
                value = _finite(operator.mul, value, self.signed())
            elif self.take("/"):
                value, divided = _finite(operator.truediv, value, self.signed()), True
            elif self.next == "(" or self.next.isidentifier():
                if divided:
                    raise UnreadableError(WHICH_PRODUCT)
                value = _finite(operator.mul, value, self.power())
            else:
                return value / 100 if self.take("%") else value

    def signed(self) -> float:
        sign = -1.0 if self.take("+", "-") == "-" else 1.0
        return sign * self.power()

    def power(self) -> float:
        base = self.atom()
        return _finite(math.pow, base, self.signed()) if self.take("^") else base

    def atom(self) -> float:
        token = self.next
        self.at += bool(token)
        if token == "(":
            return self.bracket()
        if token in CONSTANTS:
            return CONSTANTS[token]
        if token in FUNCTIONS:
            argument = self.bracket() if self.take("(") else self.signed()
            return _finite(FUNCTIONS[token], argument)
        if token == "log":
            raise UnreadableError(WHICH_LOG)
        if not _PLAIN.fullmatch(token):
            raise UnreadableError(UNREADABLE)
        return _finite(float, "".join(token.split()))

    def bracket(self) -> float:
        value = self.sum()
        if not self.take(")"):
            raise UnreadableError(UNREADABLE)
        return value


def _finite(function, *operands) -> float:
    """Return what the function gives, if that is a finite number."""
    try:
        value = function(*operands)
    except ZeroDivisionError:
        raise UnreadableError(DIVIDES_BY_ZERO) from None
    except (OverflowError, ValueError):
        value = math.nan
    if not math.isfinite(value):
        raise UnreadableError(NOT_FINITE)
    return value
