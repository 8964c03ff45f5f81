"""The book's colours: one per quantity, the same in figures, widgets and pages.

Figures are drawn once, on light paper. In the dark theme the page inverts them,
turns their hue back, and screens them over its own paper; ``DARK`` holds what comes
out, so that a mark in a figure and a mark in a widget beside it agree.
"""

LIGHT = {
    "paper": "#fdfcf9",  # the page
    "surface": "#f7f5f0",  # what the reader can operate: widget, exercise, code
    "ink": "#22262e",  # text, neutral marks
    "quiet": "#5c6370",  # captions, tick labels
    "edge": "#858b95",  # axes, borders of controls, context lines
    "line": "#d9d6cd",  # grid and hairlines: decoration only
    "accent": "#17527a",  # links, focus, the main button
    "logits": "#1329a2",  # scores z
    "exp": "#8560ac",  # e^z, not yet normalised
    "prob": "#3b7b64",  # probabilities; "holds"
    "target": "#a45f00",  # the true class; "partly"
    "error": "#8a0007",  # loss, error; "false"
}

DARK_PAPER = "#16181d"
DARK_SURFACE = "#1f2229"


def rgb(colour):
    """Red, green and blue of ``#rrggbb``, each between 0 and 1."""
    return tuple(int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))


def darkened(colour):
    """Hex colour that the dark page shows for ``colour`` in a light figure.

    The page's filter is ``invert(1) hue-rotate(180deg)``, which adds ``1 - 2 luma``
    to each channel and clips; ``mix-blend-mode: screen`` then adds the dark paper.
    Source: Filter Effects Module Level 1, section "hueRotate".

    Examples
    --------
    >>> darkened("#1329a2")
    '#bed3ff'
    """
    red, green, blue = rgb(colour)
    lift = 1 - 2 * (0.213 * red + 0.715 * green + 0.072 * blue)
    filtered = (min(1, max(0, channel + lift)) for channel in (red, green, blue))
    screened = (
        1 - (1 - channel) * (1 - paper)
        for channel, paper in zip(filtered, rgb(DARK_PAPER), strict=True)
    )
    return "#" + "".join(f"{round(255 * channel):02x}" for channel in screened)


DARK = {token: darkened(colour) for token, colour in LIGHT.items()} | {
    "paper": DARK_PAPER,
    "surface": DARK_SURFACE,
}
