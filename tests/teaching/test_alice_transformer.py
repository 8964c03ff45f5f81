"""The transformer of chapter 7: its parts, its stored weights, what they lose."""

import json

import numpy as np
import pytest

from softmax_lib.teaching import alice_transformer as at
from softmax_lib.teaching.alice import load_alice, numbered
from softmax_lib.transformer import Transformer


@pytest.fixture(scope="module")
def model():
    return at.load_alice_transformer()


@pytest.fixture(scope="module")
def control():
    return at.load_alice_transformer(at.PLACES)


def tiny():
    """A model of the stored shapes with whole numbers, its keys all zero."""
    rng = np.random.default_rng(0)
    model = at.places_only(at.untrained(rng))
    return Transformer(*(np.rint(100 * array) for array in model))


def test_the_parts_are_the_chapters_in_order():
    read, choose, judge = at.alice_parts()
    assert read.tolist() == numbered(" ".join(load_alice()[:9]))
    assert choose.tolist() == numbered(load_alice()[9])
    assert judge.tolist() == numbered(" ".join(load_alice()[10:]))


def test_surprises_are_of_each_letter_once_with_half_a_context(model):
    text = at.alice_parts()[2][:300]
    found = at.surprises(model, text)
    assert found.shape == (8 * 32,)
    for i in (33, 64, 65, 200):
        start = (i - 33) // 32 * 32
        z = at.transformer.scores(model, text[None, start:i])[0, -1]
        p = np.exp(z - z.max()) / np.exp(z - z.max()).sum()
        assert found[i - 33] == pytest.approx(-np.log(p[text[i]]), rel=1e-10)


def test_the_stored_loss_is_the_computed_one(model, control):
    """The weights are rounded to 255 levels: that moves the loss by this much."""
    _, choose, _ = at.alice_parts()
    for stored, losses in zip((model, control), at.load_losses(), strict=True):
        assert losses[-1, 0] == at.TRAINING["steps"]
        now = at.surprises(stored, choose).mean()
        assert now == pytest.approx(losses[-1, 2], abs=0.005)


def test_the_control_sees_places_only(model, control):
    assert not control.query.any()
    assert not control.key.any()
    assert model.query.any()
    texts = np.random.default_rng(1).integers(37, size=(2, 20))
    w = at.transformer.weights(control, texts)
    np.testing.assert_allclose(w[0], w[1], rtol=1e-12)
    seen = at.transformer.weights(model, texts)
    assert abs(seen[0] - seen[1]).max() > 0.1


def test_the_files_are_small():
    assert at.FILE.stat().st_size < 105_000
    assert at.PLACES.stat().st_size < 90_000
    assert at.HISTORY.stat().st_size < 3_000


def test_a_model_is_read_as_it_was_written(tmp_path):
    at.write_alice_transformer(tiny(), tmp_path / "tiny.bin")
    again = at.load_alice_transformer(tmp_path / "tiny.bin")
    for ours, theirs in zip(tiny(), again, strict=True):
        assert abs(ours - theirs).max() <= abs(ours).max() / 254 + 1e-6
    assert not again.key.any()


@pytest.mark.thorough
@pytest.mark.parametrize("name", ["all", "places only"])
def test_the_stored_weights_can_be_made_again(name, tmp_path):
    """Some five minutes each on one core.

    Other roundings lead to other weights, in float32 and over 3000 steps; losses agree.
    With the kernels of an older processor they were at most 0.008 off in the first 200
    steps, which is all that was measured; the bound leaves twice as much.
    """
    change = at.places_only if name == "places only" else lambda model: model
    model, losses = at.fit_alice_transformer(change)
    stored = np.array(json.loads(at.HISTORY.read_text(encoding="utf-8"))[name])
    found = np.array(losses)
    assert found[:, 0].tolist() == stored[:, 0].tolist()
    assert abs(found[-1, 1:] - stored[-1, 1:]).max() < 0.02
    at.write_alice_transformer(model, tmp_path / "again.bin")
    again = at.load_alice_transformer(tmp_path / "again.bin")
    _, _, judge = at.alice_parts()
    file = at.FILE if name == "all" else at.PLACES
    theirs = at.surprises(at.load_alice_transformer(file), judge).mean()
    assert at.surprises(again, judge).mean() == pytest.approx(theirs, abs=0.02)
