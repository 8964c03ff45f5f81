"""The benchmark of output layers measures what it says."""

import json

import numpy as np
import pytest

from bench import output_layers
from bench.output_text import examples, numbered

STORED = json.loads((output_layers.HERE / "output_layers.json").read_text("utf-8"))
NAMES = list(output_layers.contenders([3, 2, 1]))


def test_words_are_numbered_by_how_often_they_come():
    texts = [["a", "b", "a", "c"], ["a", "b", "b", "a"]]
    classes, sizes = numbered(texts)
    assert sizes == [4, 3, 1]
    assert [each.tolist() for each in classes] == [[0, 1, 0, 2], [0, 1, 1, 0]]


def test_an_example_is_two_words_the_next_and_its_document():
    rows = examples([np.array([4, 5, 6]), np.array([7])])
    assert rows.tolist() == [[0, 0, 4, 0], [4, 0, 5, 0], [5, 4, 6, 0], [0, 0, 7, 1]]


def test_the_interval_holds_the_mean_and_the_spread_of_documents():
    rng = np.random.default_rng(0)
    documents = np.repeat(np.arange(50), 4)
    differences = rng.normal(1, 0.1, (3, 50)).repeat(4, axis=1)
    mean, low, high = output_layers.interval(differences, documents)
    assert low < mean < high
    assert mean == pytest.approx(differences.mean(), abs=1e-4)
    assert 0.01 < high - low < 0.1


@pytest.mark.thorough
def test_every_layer_learns_on_a_small_text(monkeypatch):
    monkeypatch.setattr(output_layers, "CUTOFFS", [20, 100])
    rng = np.random.default_rng(0)
    words = np.array([f"w{k}" for k in range(3000)])
    texts = [list(words[np.minimum(rng.zipf(1.3, 60), 2999)]) for _ in range(200)]
    found = output_layers.measured(4000, 2, texts=texts, say=lambda *a, **k: None)
    assert [each["name"] for each in found["layers"]] == NAMES
    for each in found["layers"]:
        first, last = each["curve"][0], each["curve"][-1]
        assert first[0] < last[0]
        low, high = each["more_than_full"][1:]
        assert low <= each["more_than_full"][0] <= high
    assert found["layers"][0]["more_than_full"] == [0, 0, 0]


def test_what_the_book_shows_is_of_all_layers():
    assert [each["name"] for each in STORED["layers"]] == NAMES
    full = STORED["layers"][0]
    assert full["multiply_adds"] == 32 * STORED["text"]["classes"]
    assert all(
        each["multiply_adds"] <= full["multiply_adds"] for each in STORED["layers"]
    )
