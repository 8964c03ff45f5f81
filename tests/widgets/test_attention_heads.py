"""The heads that read what is typed; their golden values test the JavaScript too.

``python tests/widgets/test_attention_heads.py`` writes ``golden/heads.json``: a small
model with its scores and weights from loops over places, heads and keys, and what the
stored model makes of a few texts.
"""

import json
import math
from pathlib import Path

import numpy as np
import pytest
from transformer_in_loops import in_loops

from softmax_lib import transformer
from softmax_lib.teaching import alice, alice_transformer
from softmax_lib.teaching.widgets import AttentionHeads
from softmax_lib.teaching.widgets.attention_heads import typed
from softmax_lib.transformer import Transformer

FILE = Path(__file__).parents[1] / "golden/heads.json"
SIZES = {"V": 4, "C": 6, "B": 2, "H": 2, "d": 3, "L": 5, "M": 7}
TEXT = [0, 3, 3, 1, 2]
TYPED = [
    "`Curiouser and  curiouser!' cried",
    "Off with his\thead — 3 times“",
    " a",
    "İs",
]
READ = [("alice was b", 11), ("the mock turtle said: 'the mock tu", 20), ("x", 1)]


def small_model():
    """A model of two decimals, so that the file stays short."""
    rng = np.random.default_rng(7)
    model = transformer.initial(4, 5, rng, width=6, heads=2, blocks=2, hidden=7)
    return Transformer(*((a + 0.3 * rng.normal(size=a.shape)).round(2) for a in model))


def expected():
    model = small_model()
    scores, seen = in_loops(model, TEXT)
    weights = [
        [[w for b, h, _, w in seen if (b, h) == (block, head)] for head in range(2)]
        for block in range(2)
    ]
    flat = {name: array.ravel().tolist() for name, array in model._asdict().items()}
    return {
        "small": {
            "sizes": SIZES,
            "model": flat,
            "text": TEXT,
            "scores": [row.tolist() for row in scores],
            "weights": weights,
        },
        "typed": [[text, typed(text)] for text in TYPED],
        "read": [of_the_stored(text, place) for text, place in READ],
    }


def of_the_stored(text, place):
    model = alice_transformer.load_alice_transformer()
    scores, seen = in_loops(model, alice.numbered(text)[:place])
    widget = AttentionHeads(text, place=place)
    return {
        "text": text,
        "place": place,
        "scores": scores[-1].tolist(),
        "weights": [w for _, _, i, w in seen if i == place - 1],
        "sentence": widget.sentence(),
    }


def close(ours, theirs):
    """True where nested lists agree to 12 digits, and texts exactly."""
    if isinstance(ours, dict):
        return ours.keys() == theirs.keys() and all(
            close(ours[key], theirs[key]) for key in ours
        )
    if isinstance(ours, list):
        return len(ours) == len(theirs) and all(map(close, ours, theirs))
    if isinstance(ours, float):
        return math.isclose(ours, theirs, rel_tol=1e-12, abs_tol=1e-12)
    return ours == theirs


def test_the_golden_values_are_those_of_the_loops():
    assert close(json.loads(FILE.read_text(encoding="utf-8")), expected())


@pytest.mark.parametrize(("text", "place"), READ)
def test_the_widget_agrees_with_the_golden_values(text, place):
    [golden] = [case for case in expected()["read"] if case["text"] == text]
    widget = AttentionHeads(text, place=place)
    np.testing.assert_allclose(widget.seen["scores"], golden["scores"], atol=6e-6)
    rows = [row for some in widget.seen["weights"] for row in some]
    np.testing.assert_allclose(rows, golden["weights"], atol=6e-7)


def test_what_is_typed_is_read_in_the_models_characters():
    assert [typed(text) for text in TYPED] == [
        "'curiouser and curiouser!' cried",
        "off with his head times'",
        " a",
        "is",
    ]


def test_the_sentence_says_what_the_table_says():
    widget = AttentionHeads("alice was b")
    html = widget.static_answer()
    likely, p = widget.expected()[0]
    assert f"expects “{likely}”, {100 * p:.2f}%" in widget.sentence()
    surest = max(weight for _, _, weight in widget.looks())
    assert f"{100 * surest:.2f}%" in html
    assert html.count("<tr>") == 1 + 8


def test_only_the_last_64_characters_are_read():
    long = "down, down, down. would the fall never come to an end? 'i wonder how many"
    assert AttentionHeads(long).text == long[-64:]


def test_the_state_of_a_page_is_small_and_without_the_weights():
    html = AttentionHeads().answer_html()
    assert "_weights" not in html
    assert len(html) < 8000


@pytest.mark.parametrize(
    ("text", "place"), [("", None), ("3", None), ("ab", 3), ("ab", 0)]
)
def test_nothing_to_read_is_refused(text, place):
    with pytest.raises(ValueError, match="give a text with letters"):
        AttentionHeads(text, place=place)


if __name__ == "__main__":
    FILE.write_text(json.dumps(expected(), ensure_ascii=False) + "\n", encoding="utf-8")
