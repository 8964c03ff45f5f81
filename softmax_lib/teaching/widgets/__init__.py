"""The book's widgets: live in Jupyter and on the website, readable everywhere."""

from softmax_lib.teaching.widgets.attention_heads import AttentionHeads
from softmax_lib.teaching.widgets.bug_finder import BugFinder
from softmax_lib.teaching.widgets.calibration_dial import CalibrationDial
from softmax_lib.teaching.widgets.decoding_rules import DecodingRules
from softmax_lib.teaching.widgets.gradient_step import GradientStep
from softmax_lib.teaching.widgets.hidden_units import HiddenUnits
from softmax_lib.teaching.widgets.linear_regions import LinearRegions
from softmax_lib.teaching.widgets.merge_states import MergeStates
from softmax_lib.teaching.widgets.odds_ladder import OddsLadder
from softmax_lib.teaching.widgets.policy_walk import PolicyWalk
from softmax_lib.teaching.widgets.roofline import Roofline
from softmax_lib.teaching.widgets.sigmoid_slice import SigmoidSlice
from softmax_lib.teaching.widgets.soft_lookup import SoftLookup
from softmax_lib.teaching.widgets.softmax_mixer import SoftmaxMixer
from softmax_lib.teaching.widgets.stability_probe import StabilityProbe
from softmax_lib.teaching.widgets.token_sampler import TokenSampler

__all__ = [
    "AttentionHeads",
    "BugFinder",
    "CalibrationDial",
    "DecodingRules",
    "GradientStep",
    "HiddenUnits",
    "LinearRegions",
    "MergeStates",
    "OddsLadder",
    "PolicyWalk",
    "Roofline",
    "SigmoidSlice",
    "SoftLookup",
    "SoftmaxMixer",
    "StabilityProbe",
    "TokenSampler",
]
