"""The matplotlib backend of a live page; the work is done in `figures`."""

from matplotlib.backend_bases import FigureManagerBase
from matplotlib.backends.backend_svg import FigureCanvasSVG

from softmax_live.figures import show_all


class FigureManager(FigureManagerBase):
    """A figure that `plt.show` sends to the page."""

    @classmethod
    def pyplot_show(cls, *, block=None):
        """Send every open figure."""
        show_all()


class FigureCanvas(FigureCanvasSVG):
    """Draws as SVG."""

    manager_class = FigureManager
