"""The style sheet, its two typefaces, and how a notebook shows a figure."""

import functools
import sys
from pathlib import Path

import matplotlib as mpl
from matplotlib import font_manager
from matplotlib.figure import Figure

from softmax_lib.teaching.figures import phone

HERE = Path(__file__).parent
WIDE = 7.0  # inches

# Matplotlib finds the bold cut only when family and weight name it together.
SEMIBOLD = {"family": "Source Sans 3 SemiBold", "weight": "semibold"}


@functools.cache
def _register_fonts() -> None:
    for font in sorted((HERE / "fonts").glob("*.ttf")):
        font_manager.fontManager.addfont(font)


def use_book_style() -> None:
    """Draw like the book from here on, as SVG with the same bytes every time.

    Dates and versions are left out of the files and the identifiers are salted
    (``svg.hashsalt``), so a figure can be compared like any other output.
    """
    _register_fonts()
    mpl.rcParams.update(mpl.rc_params_from_file(HERE / "book.mplstyle", False, False))
    if "IPython" in sys.modules:  # elsewhere there is no notebook to draw for
        from matplotlib_inline.backend_inline import set_matplotlib_formats

        set_matplotlib_formats("svg", metadata={"Date": None, "Creator": None})
        _draw_for_phones_too()


def _draw_for_phones_too() -> None:
    """Let each output that shows a wide figure hold a narrow rendering as well.

    IPython asks its formatters in the order in which they came: this one is asked when
    the wide figure has been drawn.
    """
    from IPython import get_ipython
    from IPython.core.formatters import SVGFormatter

    if shell := get_ipython():
        known = shell.display_formatter.formatters
        narrow = SVGFormatter(format_type=phone.MIME, print_method="_repr_phone_")
        narrow.for_type(Figure, lambda fig: _narrow_svg(fig, known["image/svg+xml"]))
        known[phone.MIME] = narrow


def _narrow_svg(fig, svg):
    """Return a wide figure drawn for a phone, and None for any other."""
    if fig.get_figwidth() != WIDE:
        return None
    phone.stack(fig)
    return svg(fig)


def wide(height: float) -> tuple[float, float]:
    """Size of a figure with several panels, in inches; tag its cell ``wide``."""
    return (WIDE, height)
