"""The style sheet, its two typefaces and the two sizes of a figure."""

import functools
import sys
from pathlib import Path

import matplotlib as mpl
from matplotlib import font_manager

HERE = Path(__file__).parent

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


def wide(height: float) -> tuple[float, float]:
    """Size of a figure with several panels, in inches; tag its cell ``wide``."""
    return (7.0, height)
