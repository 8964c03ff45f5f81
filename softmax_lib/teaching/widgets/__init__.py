"""The book's widgets: live in Jupyter and on the website, readable everywhere."""

from softmax_lib.teaching.widgets.odds_ladder import OddsLadder
from softmax_lib.teaching.widgets.softmax_mixer import SoftmaxMixer

__all__ = ["OddsLadder", "SoftmaxMixer"]
