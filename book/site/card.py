"""The picture shown where a link to the book is shared.

It is drawn while the site is built, if the site has an address: a picture is referred
to by its whole address.
"""

from pathlib import Path

from book.site.metadata import citation

CARD = "card.png"
SIZE = (1200, 630)  # pixels: a size that no reader of OpenGraph crops
MARK = {"logits": (4, 6), "exp": (13, 12), "prob": (22, 23)}  # left edge, height
UNITS = 32  # the mark's own square, as in favicon.svg
SIDE = 210  # pixels, as large as it is drawn
LEFT, FOOT, TITLE, REST = 90, 335, 215, 145  # pixels from the left and the foot


def draw(target, title):
    """Draw the mark over the title.

    Parameters
    ----------
    target : pathlib.Path
        A PNG file, written.
    title : str
        "Softmax: from logits to probabilities": the part before the colon is large.
    """
    from matplotlib.figure import Figure
    from matplotlib.patches import Rectangle

    from softmax_lib.teaching.figures import use_book_style
    from softmax_lib.teaching.figures._style import SEMIBOLD
    from softmax_lib.teaching.palette import LIGHT

    use_book_style()
    figure = Figure(figsize=(SIZE[0] / 100, SIZE[1] / 100), dpi=100, layout="none")
    figure.set_facecolor(LIGHT["paper"])
    axes = figure.add_axes((0, 0, 1, 1), xlim=(0, SIZE[0]), ylim=(0, SIZE[1]))
    axes.set_axis_off()
    scale = SIDE / UNITS
    for role, (left, height) in MARK.items():
        place = (LEFT + (left - 4) * scale, FOOT)
        axes.add_patch(Rectangle(place, 6 * scale, height * scale, color=LIGHT[role]))
    first, _, rest = title.partition(": ")
    axes.text(LEFT, TITLE, first, color=LIGHT["ink"], fontsize=66, **SEMIBOLD)
    axes.text(LEFT, REST, rest, color=LIGHT["quiet"], fontsize=30)
    figure.savefig(target, facecolor=LIGHT["paper"], metadata={"Software": None})


def draw_card(app, exception):
    """Draw it into `_static` of a site that has an address."""
    if not exception and app.builder.format == "html" and app.config.html_baseurl:
        draw(Path(app.outdir) / "_static" / CARD, citation()["title"])


def setup(app):
    """Register the idea with Sphinx."""
    app.connect("build-finished", draw_card)
