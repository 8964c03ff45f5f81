"""A quantity's colour from white to full, for maps of values."""

from matplotlib.colors import LinearSegmentedColormap

from softmax_lib.teaching.palette import LIGHT


def tints(role, shades=256):
    """Return a colour map of so many shades from white to a token of the palette."""
    return LinearSegmentedColormap.from_list(role, ["#ffffff", LIGHT[role]], N=shades)
