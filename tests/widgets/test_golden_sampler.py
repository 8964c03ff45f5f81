"""What the token sampler draws, for Python and JavaScript, from the definitions.

``PYTHONPATH=tests python tests/widgets/test_golden_sampler.py`` writes
``golden/sampler.json``: whole
numbers for the chances, mpmath for the scores and for which words survive. The test
below checks that this is what the file holds.
"""

import functools
import json
from itertools import accumulate, islice
from pathlib import Path

import mpmath
import numpy as np
import pytest
from exact_word_model import STATE, WORDS, draws, mixing, scores, shares

import softmax_lib as sl
from softmax_lib.teaching.widgets import TokenSampler
from softmax_lib.teaching.widgets._chance import chance, mixed

FILE = Path(__file__).parents[1] / "golden/sampler.json"
TEXTS = ["", "GREEK", "LATIN SMALL LETTER E WITH CIRCUMFLEX AND", "TWO TWO TWO TWO TWO"]
CUTS = [
    ([2, 0, 1, 1, -3], {"k": 3, "mass": 1, "ratio": 0}),
    ([2, 0, 1, 1, -3], {"k": 5, "mass": 0.6, "ratio": 0}),
    ([2, 0, 1, 1, -3], {"k": 5, "mass": 1, "ratio": 0.2}),
    ([2, 0, 1, 1, -3], {"k": 4, "mass": 0.8, "ratio": 0.15}),
    ([0, 0, 0, 0], {"k": 3, "mass": 0.6, "ratio": 1}),
    ([5, -700, 4.5], {"k": 1, "mass": 0.01, "ratio": 1}),
]
PLAIN = {
    "prompt": "LATIN SMALL LETTER E WITH",
    "temperature": 1,
    "k": len(WORDS),
    "mass": 1,
    "ratio": 0,
    "seed": 7,
}
SETTINGS = [
    {},
    {"seed": 8},
    {"temperature": 0.1},
    {"temperature": 2.5, "seed": 99},
    {"temperature": 2, "ratio": 0.1, "seed": 0},
    {"prompt": "LATIN SMALL LETTER", "mass": 0.9, "seed": 42},
    {"prompt": "GREEK CAPITAL", "k": 5, "seed": 3},
    {"prompt": "GREEK CAPITAL", "temperature": 10, "k": 40, "mass": 0.9, "ratio": 0.5},
]


def survivors(z, k, mass, ratio):
    """Indices that survive k, then mass, then ratio; the largest first."""
    order = sorted(range(len(z)), key=lambda i: (-z[i], i))[:k]
    p = shares(z, set(order))
    kept, held = [], mpmath.mpf(0)
    for i in order:
        if mass < 1 and held >= mass:
            break
        kept.append(i)
        held += p[i]
    return [i for i in kept if mpmath.exp(z[i] - z[kept[0]]) >= ratio]


def lines(settings):
    """Four names, one word after another."""
    numbers = draws(settings["seed"])
    cuts = {name: settings[name] for name in ("k", "mass", "ratio")}
    told = []
    for _ in range(4):
        said = settings["prompt"].split()
        while len(said) < 12:
            z = [x / settings["temperature"] for x in memory(" ".join(said[-4:]))]
            kept = set(survivors(z, **cuts))
            heap = accumulate(shares(z, kept))
            number = next(numbers)
            word = next(i for i, height in enumerate(heap) if height > number)
            if word == 0:
                break
            said.append(WORDS[word])
        told.append(" ".join(said))
    return told


memory = functools.cache(scores)


@functools.cache
def expected():
    with mpmath.workdps(30):
        return {
            "model": {name: STATE[name] for name in ("words", "weights", "worth")},
            "mixed": [[h, mixing(h)] for h in (0, 1, 2, 0xFFFFFFFF)],
            "chances": {s: list(islice(draws(s), 5)) for s in (0, 1, 7, 99)},
            "logits": {text: [float(x) for x in scores(text)] for text in TEXTS},
            "cuts": [
                {
                    "z": z,
                    **cut,
                    "kept": sorted(survivors(list(map(mpmath.mpf, z)), **cut)),
                }
                for z, cut in CUTS
            ],
            "said": [
                {"settings": PLAIN | each, "lines": lines(PLAIN | each)}
                for each in SETTINGS
            ],
        }


@functools.cache
def stored():
    return json.loads(FILE.read_text(encoding="utf-8")) if FILE.is_file() else {}


def test_the_golden_values_are_those_of_the_definitions():
    assert stored() == json.loads(json.dumps(expected()))


def test_the_mixing_is_that_of_murmurhash3():
    # its published value for no bytes is the mixed seed
    assert [mixed(0), mixed(1), mixed(0xFFFFFFFF)] == [0, 0x514E28B7, 0x81F16F39]


def test_python_draws_the_golden_chances():
    for seed, numbers in stored()["chances"].items():
        assert list(islice(chance(int(seed)), 5)) == numbers


@pytest.mark.parametrize("text", TEXTS)
def test_the_model_agrees_with_the_golden_logits(text):
    np.testing.assert_allclose(
        TokenSampler().logits(text), stored()["logits"][text], rtol=1e-12, atol=1e-12
    )


@pytest.mark.parametrize("case", stored().get("cuts", []), ids=str)
def test_the_library_cuts_as_the_golden_values(case):
    z = sl.top_p(sl.top_k(case["z"], k=case["k"]), mass=case["mass"])
    kept = np.flatnonzero(sl.min_p(z, ratio=case["ratio"]) > -np.inf)
    assert kept.tolist() == case["kept"]


@pytest.mark.parametrize("case", stored().get("said", []), ids=lambda c: c["lines"][0])
def test_the_widget_says_the_golden_lines(case):
    assert TokenSampler(**case["settings"]).said() == case["lines"]


if __name__ == "__main__":
    FILE.write_text(json.dumps(expected()) + "\n", encoding="utf-8")
