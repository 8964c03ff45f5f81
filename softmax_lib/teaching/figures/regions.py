"""Regions of a figure that have a name, which the website can point at."""

from matplotlib.patches import Rectangle

PREFIX = "region-"  # of the ids in the SVG: book/site/formula_terms.py looks for them


def name_region(name, left, bottom, width, height, *, ax, of_axes=False):
    """Give a rectangle of a figure a name, without drawing anything.

    Parameters
    ----------
    name : str
        Short and lower case: "odds".
    left, bottom, width, height : float
        In data coordinates; heights may be negative where the axis is turned.
    ax : Axes
        Where it lies; it may reach beyond.
    of_axes : bool, default False
        The numbers are shares of the axes, from 0 to 1.
    """
    place = {"transform": ax.transAxes} if of_axes else {}
    region = Rectangle(
        (left, bottom), width, height, fill=False, linewidth=0, clip_on=False, **place
    )
    region.set_in_layout(False)
    region.set_gid(PREFIX + name)
    ax.add_artist(region)
