"""From scores of the next word to a text: rules that go beyond one cut of one row."""

from softmax_lib.decoding.beam import Hypothesis, beam_search
from softmax_lib.decoding.penalties import count_penalty, repetition_penalty
from softmax_lib.decoding.replacement import gumbel_top_k
from softmax_lib.decoding.speculative import (
    Speculated,
    acceptance,
    speculative_draw,
)
from softmax_lib.decoding.typicality import typical

__all__ = [
    "Hypothesis",
    "Speculated",
    "acceptance",
    "beam_search",
    "count_penalty",
    "gumbel_top_k",
    "repetition_penalty",
    "speculative_draw",
    "typical",
]
