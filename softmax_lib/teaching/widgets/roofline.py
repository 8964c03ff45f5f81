"""An operation as a point under the roofs of a machine, and how long it must take."""

from decimal import ROUND_HALF_UP, Context
from html import escape
from typing import ClassVar

import traitlets

from softmax_lib import roofline
from softmax_lib.teaching.widgets._base import BookWidget
from softmax_lib.teaching.widgets._numbers import Scale
from softmax_lib.teaching.widgets._table import static_table
from softmax_lib.teaching.widgets._text import fixed

KINDS = ("softmax", "output layer", "attention")
WAYS = ("array by array", "in blocks")
NUMBERS = {"float64": 8, "float32": 4, "bfloat16": 2}
BLOCK = 256  # queries and places of attention in blocks
PREFIXES = ("n", "µ", "m", "", "k", "M", "G", "T", "P", "E")
LIMITS = {"memory": "the bytes", "flops": "the flops", "exps": "the exponentials"}
SIZES = {"rows": 1 << 16, "classes": 1 << 18, "features": 1 << 12}
RATES = {"bandwidth": (1, 1e4), "flops": (1, 1e6), "exps": (0.1, 1e5)}


class Roofline(BookWidget):
    """Choices of an operation, sliders for its sizes and for a machine's three rates.

    Parameters
    ----------
    kind : str
        "softmax", "output layer", the product of features and weights, or "attention".
    way : str
        "array by array", each written to memory and read again, or "in blocks".
    number : str
        "float64", "float32" or "bfloat16".
    rows, classes, features : int
        The shape of the scores, or of queries and places; features of an output layer
        or a head. At most 65 536, 262 144 and 4096.
    bandwidth, flops, exps : float
        What the machine does in a second: GB, 10⁹ flops, 10⁹ exponentials.

    Raises
    ------
    ValueError
        If a choice is unknown or a number out of range.

    Examples
    --------
    >>> widget = Roofline("softmax", rows=1000, classes=50_000, exps=2)
    >>> widget.seconds.limit, round(1000 * widget.seconds.least, 1)
    ('memory', 40.0)
    """

    claim = "A product waits for memory until its batch is large; a softmax need not."
    scales: ClassVar = {
        "rows": Scale("rows or queries", 1, SIZES["rows"], 1),
        "classes": Scale("classes or places", 1, SIZES["classes"], 1),
        "features": Scale("features", 1, SIZES["features"], 1),
    }
    kind = traitlets.Unicode().tag(sync=True)
    way = traitlets.Unicode().tag(sync=True)
    number = traitlets.Unicode().tag(sync=True)
    rows = traitlets.Int().tag(sync=True)
    classes = traitlets.Int().tag(sync=True)
    features = traitlets.Int().tag(sync=True)
    bandwidth = traitlets.Float().tag(sync=True)
    flops = traitlets.Float().tag(sync=True)
    exps = traitlets.Float().tag(sync=True)

    def __init__(
        self,
        kind=KINDS[0],
        way=WAYS[1],
        number="float32",
        *,
        rows=1024,
        classes=50_257,
        features=64,
        bandwidth=10,
        flops=100,
        exps=1,
    ):
        choices = (("kind", kind, KINDS), ("way", way, WAYS))
        for name, value, allowed in (*choices, ("number", number, (*NUMBERS,))):
            if value not in allowed:
                raise ValueError(f"give a {name} of {allowed}, not {value!r}")
        sizes = {"rows": rows, "classes": classes, "features": features}
        for name, size in sizes.items():
            if size not in range(1, SIZES[name] + 1):
                raise ValueError(f"give {name} from 1 to {SIZES[name]}")
        rates = {"bandwidth": bandwidth, "flops": flops, "exps": exps}
        for name, rate in rates.items():
            low, high = RATES[name]
            if not low <= rate <= high:
                raise ValueError(f"give {name} from {low} to {high:g}")
        rates = {name: float(rate) for name, rate in rates.items()}
        super().__init__(kind=kind, way=way, number=number, **sizes, **rates)

    @property
    def work(self):
        """What is to be done, as `softmax_lib.roofline.Work`."""
        options = {"itemsize": NUMBERS[self.number]}
        blocks = self.way == WAYS[1]
        if self.kind == KINDS[0]:
            options["method"] = "blocks" if blocks else "steps"
            return roofline.softmax_work(self.rows, self.classes, **options)
        if self.kind == KINDS[1]:
            sizes = self.rows, self.features, self.classes
            return roofline.product_work(*sizes, **options)
        sizes = self.rows, self.classes, self.features
        options["block"] = BLOCK if blocks else None
        return roofline.attention_work(*sizes, **options)

    @property
    def seconds(self):
        """How long its parts take, as `softmax_lib.roofline.Seconds`."""
        rates = (1e9 * rate for rate in (self.bandwidth, self.flops, self.exps))
        return roofline.seconds(self.work, roofline.Machine(*rates))

    def parts(self):
        """Return for each part its name, how much there is, and its time, as texts."""
        work, seconds = self.work, self.seconds
        return [
            ("bytes", with_unit(work.bytes, "B"), with_unit(seconds.memory, "s")),
            ("flops", with_unit(work.flops), with_unit(seconds.flops, "s")),
            ("exponentials", with_unit(work.exps), with_unit(seconds.exps, "s")),
        ]

    def sentence(self):
        """Say how many operations there are for a byte, how long it takes, and why."""
        seconds = self.seconds
        return (
            f"{fixed(self.work.intensity)} operations for a byte. It takes "
            f"{with_unit(seconds.least, 's')} at least, for {LIMITS[seconds.limit]}."
        )

    def static_answer(self):
        """Table of the parts, and the sentence."""
        heads = ("part", "how much", "time")
        return (
            static_table(heads, self.parts())
            + f'<p class="sl-readout">{escape(self.sentence())}</p>'
        )


def with_unit(x, unit=""):
    """Return a number >= 0 to three digits, with the prefix of a power of 1000."""
    if x == 0:
        return "0"
    rounded = Context(prec=3, rounding=ROUND_HALF_UP).create_decimal(x)
    power = min(6, max(-3, rounded.adjusted() // 3))
    text = fixed(rounded.scaleb(-3 * power), max(0, 2 - rounded.adjusted() + 3 * power))
    after = f"{PREFIXES[power + 3]}{unit}"
    return f"{text} {after}" if after else text
