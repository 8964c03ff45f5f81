"""Rules beside each other; their golden values test the JavaScript too.

``PYTHONPATH=tests python tests/widgets/test_decoding_rules.py`` writes
``golden/rules.json``: the
model's scores and each rule from its definition, in 30 digits. The test below checks
that this is what the file holds.
"""

import functools
import json
from itertools import accumulate, islice
from pathlib import Path

import mpmath
import numpy as np
import pytest
from exact_word_model import WORDS, draws, scores, shares

import softmax_lib as sl
from softmax_lib import decoding
from softmax_lib.teaching.widgets import DecodingRules
from softmax_lib.teaching.widgets.decoding_rules import RULES, brief

FILE = Path(__file__).parents[1] / "golden/rules.json"
PLAIN = {
    "text": "GREEK CAPITAL",
    "temperature": 1.0,
    "penalty": 1.0,
    "k": 10,
    "mass": 0.9,
    "ratio": 0.1,
    "typical": 0.9,
    "rule": "top-p",
    "seed": 7,
}
SETTINGS = [
    {},
    {"temperature": 2.0},
    {"text": "", "rule": "no cut", "seed": 0},
    {"text": "LATIN LETTER", "rule": "min-p"},
    {"text": "LATIN SMALL LETTER", "k": 1, "rule": "top-k"},
    {"text": "LATIN SMALL LETTER E WITH", "typical": 0.3, "rule": "typical"},
    {"text": "LATIN SMALL LETTER", "penalty": 2.0, "temperature": 1.5, "seed": 42},
    {"text": "GREEK SMALL", "penalty": 3.0, "mass": 1.0, "ratio": 0.0, "typical": 1.0},
    {"text": "LATIN LETTER", "mass": 0.01, "ratio": 1.0, "typical": 0.01, "seed": 99},
    {"text": "LATIN SMALL LETTER A (end)"},
]
CUTS = [
    ([2, 0, 1, 1, -3], 0.5),
    ([0, 0, 0, 0], 0.6),
    ([3, 1, 1, 1, 1, 1], 0.4),
    ([5, -700, 4.5], 0.01),
    ([1, 2, 3], 1),
]
PENALTIES = [([2, -1, 0, 2, -3], [0, 1, 1, 2], 2), ([0.5, -0.5], [], 3)]
SHARES = {
    0: "0.0%",
    0.0004: "<0.1%",
    0.0006: "0.1%",
    0.0994: "9.9%",
    0.0996: "10%",
    0.5949: "59%",
    0.994: "99%",
    0.9961: "99.6%",
    0.9996: ">99.9%",
    1 - 1e-15: "100%",
    1: "100%",
}


def typical(z, mass):
    """Places that typical keeps, in the order in which it takes them."""
    p = shares(z, range(len(z)))
    entropy = -mpmath.fsum(x * mpmath.log(x) for x in p)
    order = sorted(range(len(z)), key=lambda i: (abs(mpmath.log(p[i]) + entropy), i))
    return taken(order, p, mass)


def taken(order, p, mass):
    """Places from the first until they hold `mass`."""
    kept, held = [], mpmath.mpf(0)
    for i in order:
        if mass < 1 and held >= mass:
            break
        kept.append(i)
        held += p[i]
    return kept


def penalised(z, said, penalty):
    """Scores after the repetition penalty."""
    return [
        (x / penalty if x > 0 else x * penalty) if i in said else x
        for i, x in enumerate(z)
    ]


def definition(settings):
    """What each rule keeps, the shares it leaves, and what is drawn and greedy."""
    said = [word for word in settings["text"].split() if word != "(end)"]
    z = scores(" ".join(said))
    z = penalised(z, [WORDS.index(word) for word in said], settings["penalty"])
    z = [x / settings["temperature"] for x in z]
    p = shares(z, range(len(z)))
    order = sorted(range(len(z)), key=lambda i: (-p[i], i))
    kept = {
        "no cut": order,
        "top-k": order[: settings["k"]],
        "top-p": taken(order, p, settings["mass"]),
        "min-p": [i for i in order if p[i] >= settings["ratio"] * p[order[0]]],
        "typical": typical(z, settings["typical"]),
    }
    heap = accumulate(shares(z, kept[settings["rule"]]))
    number = next(islice(draws(settings["seed"]), len(said), None))
    return {
        "settings": settings,
        "kept": {rule: sorted(places) for rule, places in kept.items()},
        "after": {r: [float(x) for x in shares(z, kept[r]) if x] for r in kept},
        "held": {r: float(mpmath.fsum(p[i] for i in kept[r])) for r in kept},
        "among": float(mpmath.exp(-mpmath.fsum(x * mpmath.log(x) for x in p))),
        "greedy": WORDS[order[0]],
        "draws": WORDS[next(i for i, height in enumerate(heap) if height > number)],
    }


@functools.cache
def expected():
    with mpmath.workdps(30):
        exact = lambda z: list(map(mpmath.mpf, z))  # noqa: E731
        return {
            "brief": [[p, text] for p, text in SHARES.items()],
            "typical": [
                {"z": z, "mass": mass, "kept": sorted(typical(exact(z), mass))}
                for z, mass in CUTS
            ],
            "penalised": [
                {
                    "z": z,
                    "said": said,
                    "penalty": by,
                    "after": [float(x) for x in penalised(exact(z), said, by)],
                }
                for z, said, by in PENALTIES
            ],
            "cases": [definition(PLAIN | each) for each in SETTINGS],
        }


def test_the_golden_values_are_those_of_the_definitions():
    found = json.loads(FILE.read_text(encoding="utf-8"))
    assert found == json.loads(json.dumps(expected()))


@pytest.mark.parametrize("case", range(len(CUTS)))
def test_typical_of_the_library_agrees_with_the_golden_values(case):
    golden = expected()["typical"][case]
    kept = decoding.typical(golden["z"], mass=golden["mass"]) > -np.inf
    assert np.flatnonzero(kept).tolist() == golden["kept"]


@pytest.mark.parametrize("case", range(len(PENALTIES)))
def test_the_penalty_of_the_library_agrees_with_the_golden_values(case):
    golden = expected()["penalised"][case]
    said = np.array(golden["said"], int)
    after = decoding.repetition_penalty(golden["z"], said, penalty=golden["penalty"])
    np.testing.assert_allclose(after, golden["after"])


@pytest.mark.parametrize("case", range(len(SETTINGS)))
def test_the_widget_agrees_with_the_golden_values(case):
    golden = expected()["cases"][case]
    widget = DecodingRules(**golden["settings"])
    for rule in RULES:
        z = widget.cut(rule)
        kept = np.flatnonzero(z > -np.inf)
        assert kept.tolist() == golden["kept"][rule]
        after = sl.softmax(z)[kept]
        np.testing.assert_allclose(after, golden["after"][rule], rtol=1e-11)
        assert widget.held(rule) == pytest.approx(golden["held"][rule], rel=1e-12)
    assert widget.drawn() == golden["draws"]
    sentence = widget.sentence()
    assert f"among {golden['among']:.1f} equally" in sentence
    ended = golden["settings"]["text"].endswith("(end)")
    assert (f"Greedy takes {golden['greedy']};" in sentence) != ended
    assert sentence.endswith("The name has ended.") == ended


@pytest.mark.parametrize(("p", "text"), SHARES.items())
def test_a_share_has_four_digits_at_most(p, text):
    assert brief(p) == text


def test_the_shares_of_a_column_are_all_there():
    rows = dict(DecodingRules("LATIN LETTER").rows())
    assert rows["words kept"] == ["145", "10", "19", "2", "19"]
    assert rows["139 others"][3] == "cut"
    assert rows["SMALL"][0] == "59%"
    assert len(rows) == 9


def test_a_rule_that_adapts_keeps_fewer_where_the_model_is_surer():
    sure, unsure = DecodingRules("GREEK CAPITAL"), DecodingRules("LATIN SMALL LETTER")
    for rule in ("top-p", "min-p", "typical"):
        assert sure.kept(rule) < unsure.kept(rule)
    assert sure.kept("top-k") == unsure.kept("top-k")


def test_twelve_words_are_enough():
    widget = DecodingRules(" ".join(["LETTER"] * 12))
    assert widget.over
    assert widget.sentence().endswith("12 words are enough.")


def test_the_page_reads_without_javascript():
    widget = DecodingRules("LATIN LETTER")
    html = widget.static_answer()
    assert html.count("<tr>") == 1 + 9
    assert "After LATIN LETTER" in html
    assert widget.sentence().split(":")[0] in html


def test_the_text_of_a_widget_does_not_list_its_weights():
    assert repr(DecodingRules()) == (
        "DecodingRules('GREEK CAPITAL', temperature=1.0, penalty=1.0, k=10, mass=0.9, "
        "ratio=0.1, typical=0.9, rule='top-p', seed=7)"
    )


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"text": "KLINGON SMALL"}, "never read KLINGON"),
        ({"text": "LATIN (end) SMALL"}, r"\(end\) only as the last"),
        ({"text": " ".join(["LETTER"] * 13)}, "at most 12 words"),
        ({"rule": "beam"}, "one of the rules no cut"),
        ({"k": 0}, "k from 1 to 40"),
        ({"k": 41}, "k from 1 to 40"),
        ({"mass": 0}, "mass and typical in"),
        ({"typical": 1.1}, "mass and typical in"),
        ({"ratio": float("nan")}, "ratio in"),
        ({"temperature": 0}, "temperature in"),
        ({"penalty": 0.9}, "penalty in"),
        ({"seed": 100}, "a seed from 0 to 99"),
    ],
)
def test_what_cannot_be_shown_is_refused(options, message):
    with pytest.raises(ValueError, match=message):
        DecodingRules(**options)


if __name__ == "__main__":
    FILE.write_text(json.dumps(expected()) + "\n", encoding="utf-8")
