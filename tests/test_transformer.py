"""The transformer: written out in loops, against differences, its limits."""

import itertools
import json
import math

import numpy as np
import pytest
from transformer_in_loops import in_loops, rms_normed

import softmax_lib as sl
from bench.chapter_peers import FILE
from bench.chapter_peers import chapter_7_transformer as torch_asked
from softmax_lib import transformer
from softmax_lib.transformer import Transformer

SIZES = {"width": 6, "heads": 2, "blocks": 2, "hidden": 7}


def random_model(seed=0, symbols=5, length=6, **sizes):
    """A model none of whose arrays is zero, and no unit of which is at its bend."""
    rng = np.random.default_rng(seed)
    model = transformer.initial(symbols, length, rng, **(SIZES | sizes))
    return Transformer(*(a + 0.3 * rng.normal(size=a.shape) for a in model))


def some_text(*shape, seed=1, symbols=5):
    return np.random.default_rng(seed).integers(symbols, size=shape)


@pytest.mark.parametrize("heads", [1, 2, 3])
@pytest.mark.parametrize("blocks", [1, 2])
def test_scores_are_those_of_the_loops(heads, blocks):
    model, texts = random_model(heads=heads, blocks=blocks), some_text(3, 6)
    z = transformer.scores(model, texts)
    for ours, text in zip(z, texts, strict=True):
        np.testing.assert_allclose(
            ours, in_loops(model, text)[0], rtol=1e-11, atol=1e-12
        )


@pytest.mark.parametrize("name", Transformer._fields)
def test_the_gradient_is_that_of_differences(name):
    model, texts, following = random_model(), some_text(3, 6), some_text(3, 6, seed=2)
    deviation = sl.gradcheck(
        lambda v: sl.cross_entropy(
            transformer.scores(model._replace(**{name: v}), texts), following
        ),
        lambda v: getattr(
            transformer.gradient(model._replace(**{name: v}), texts, following), name
        ),
        getattr(model, name),
        step=1e-5,
    )
    assert deviation < 1e-8


def test_the_gradient_is_the_one_that_torch_derives():
    """Of the small model of bench/chapter_peers/chapter_7_transformer.py."""
    model = Transformer(**torch_asked.arrays(torch_asked.NUMBERS))
    slopes = transformer.gradient(model, torch_asked.TEXTS, torch_asked.FOLLOWING)
    [stored] = [
        entry["answer"]
        for entry in json.loads(FILE.read_text(encoding="utf-8"))
        if entry["place"] == "book/07_transformer.ipynb" and "answer" in entry
    ]
    ours = np.concatenate([array.ravel() for array in slopes])
    np.testing.assert_allclose(ours, stored, rtol=0, atol=1e-12)


def test_a_text_shorter_than_the_model_sees_leaves_far_distances_alone():
    model = random_model()
    slopes = transformer.gradient(model, some_text(2, 4), some_text(2, 4, seed=2))
    assert (slopes.distance[..., 4:] == 0).all()
    assert (slopes.distance[..., :4] != 0).all()


def test_no_place_sees_what_follows():
    model, texts = random_model(), some_text(2, 6)
    before = transformer.scores(model, texts)
    changed = texts.copy()
    changed[:, 4] = (changed[:, 4] + 1) % 5
    after = transformer.scores(model, changed)
    np.testing.assert_array_equal(before[:, :4], after[:, :4])
    assert (before[:, 4:] != after[:, 4:]).all()


def test_weights_are_those_of_one_head_by_hand():
    model, texts = random_model(blocks=1), some_text(2, 6)
    w = transformer.weights(model, texts)
    assert w.shape == (2, 1, 2, 6, 6)
    np.testing.assert_allclose(w.sum(axis=-1), 1, rtol=1e-14)
    assert (w[..., np.arange(6)[:, None] < np.arange(6)] == 0).all()
    a = np.array([rms_normed(model.embedding[t]) for t in texts[0]])
    q, k = a @ model.query[0, 1].T, a @ model.key[0, 1].T
    z = q[5] @ k.T / math.sqrt(3) + model.distance[0, 1][::-1]
    np.testing.assert_allclose(w[0, 0, 1, 5], np.exp(z) / np.exp(z).sum(), rtol=1e-12)


def test_a_head_is_the_attention_of_the_library():
    model, texts = random_model(blocks=1), some_text(1, 6)
    model = model._replace(distance=np.zeros_like(model.distance))
    w = transformer.weights(model, texts)
    a = np.array([rms_normed(model.embedding[t]) for t in texts[0]])
    q, k, v = (a @ m[0, 0].T for m in (model.query, model.key, model.value))
    causal = np.tri(6, dtype=bool)
    means = sl.scaled_dot_product_attention(q, k, v, mask=causal)
    np.testing.assert_allclose(w[0, 0, 0] @ v, means, rtol=1e-12)


def test_where_weights_start_an_untrained_model_knows_nothing():
    model = transformer.initial(37, 16, np.random.default_rng(0))
    texts = some_text(8, 16, symbols=37)
    loss = sl.cross_entropy(transformer.scores(model, texts), some_text(8, 16))
    assert loss == pytest.approx(math.log(37) + 0.5, abs=0.3)
    for name in ("distance", "up_bias", "down_bias", "bias"):
        assert (getattr(model, name) == 0).all()


@pytest.mark.parametrize(
    ("name", "variance"),
    [("embedding", 1), ("query", 1 / 64), ("up", 1 / 64), ("output", 1 / 64 / 4)],
)
def test_weights_start_with_the_variance_that_is_promised(name, variance):
    model = transformer.initial(500, 8, np.random.default_rng(4))
    assert getattr(model, name).var() == pytest.approx(variance, rel=0.05)
    assert model.down.var() == pytest.approx(1 / 256 / 4, rel=0.05)


def test_float32_stays_float32():
    model = Transformer(*(a.astype(np.float32) for a in random_model()))
    texts = some_text(2, 6)
    slopes = transformer.gradient(model, texts, texts)
    [after] = transformer.train(
        model, some_text(20), rate=0.1, batch=2, steps=1, rng=np.random.default_rng(0)
    )
    arrays = [*slopes, *after, transformer.scores(model, texts)]
    assert {a.dtype for a in arrays} == {np.dtype(np.float32)}
    exact = transformer.gradient(random_model(), texts, texts)
    for a, b in zip(slopes, exact, strict=True):
        np.testing.assert_allclose(a, b, atol=1e-5)


# training


def trained(model, text, steps, seed=0, **options):
    options = {"rate": 0.02, "batch": 4, "rng": np.random.default_rng(seed)} | options
    return list(transformer.train(model, text, steps=steps, **options))


def test_it_learns_to_copy_what_stood_two_back():
    rng = np.random.default_rng(3)
    text = np.concatenate([np.tile(rng.integers(5, size=2), 9) for _ in range(200)])
    model = transformer.initial(5, 12, rng, width=16, heads=2, blocks=1)
    last = trained(model, text, 150, batch=16)[-1]
    likely = transformer.scores(last, [[1, 4] * 6]).argmax(axis=-1)[0]
    assert likely[2:].tolist() == [4, 1] * 5


def test_the_first_step_of_adam_goes_by_the_rate_against_every_slope():
    model, text = random_model(), some_text(40)
    [first, *_] = trained(model, text, 20, rate=0.01)
    starts = np.random.default_rng(0).integers(len(text) - 6, size=(4, 1))
    rows = starts + np.arange(6)
    slopes = transformer.gradient(model, text[rows], text[rows + 1])
    for before, after, slope in zip(model, first, slopes, strict=True):
        steep = abs(slope) > 1e-6
        moved = np.where(steep, after - before, 0)
        expected = np.where(steep, -0.01 * np.sign(slope), 0)
        np.testing.assert_allclose(moved, expected, rtol=0.02, atol=1e-15)


def test_the_second_step_of_adam_is_that_of_its_formula():
    model, text = random_model(), some_text(40)
    first, second, *_ = trained(model, text, 40, rate=0.01)  # the rate rises by halves
    rng, g = np.random.default_rng(0), []
    for at in (model, first):
        rows = rng.integers(len(text) - 6, size=(4, 1)) + np.arange(6)
        g.append(transformer.gradient(at, text[rows], text[rows + 1]).up)
    mean = (0.9 * 0.1 * g[0] + 0.1 * g[1]) / (1 - 0.9**2)
    square = (0.99 * 0.01 * g[0] ** 2 + 0.01 * g[1] ** 2) / (1 - 0.99**2)
    np.testing.assert_allclose(
        second.up - first.up, -0.01 * mean / (np.sqrt(square) + 1e-8), rtol=1e-8
    )


def test_the_rate_rises_and_falls_to_nothing():
    text = some_text(40)
    run = [random_model(), *trained(random_model(), text, 40, rate=0.01)]
    moved = [abs(b.bias - a.bias).max() for a, b in itertools.pairwise(run)]
    assert moved[0] == pytest.approx(0.005, rel=1e-3)
    assert max(moved) < 0.02
    assert moved[-1] < 1e-4


def test_decay_shrinks_matrices_and_leaves_biases_and_distances():
    text, options = some_text(40), {"rate": 0.01, "steps": 1}
    [plain], [less] = (
        trained(random_model(), text, decay=decay, **options) for decay in (0, 3)
    )
    start = random_model()
    for name, before, a, b in zip(start._fields, start, plain, less, strict=True):
        part = 0 if name.endswith(("bias", "distance")) else 0.03
        np.testing.assert_allclose(a - b, part * before, atol=1e-14)


def test_a_model_whose_keys_are_zero_goes_on_seeing_distances_only():
    model = random_model()
    model = model._replace(query=0 * model.query, key=0 * model.key)
    last = trained(model, some_text(60), 5)[-1]
    assert not last.query.any()
    assert not last.key.any()
    assert (last.distance != model.distance).all()
    w = transformer.weights(last, some_text(2, 6))
    np.testing.assert_allclose(w[0], w[1], rtol=1e-12)


def test_training_leaves_its_arguments_and_the_generator_decides():
    model, text = random_model(), some_text(60)
    kept = [a.copy() for a in model]
    one, same, other = (trained(model, text, 3, seed=s)[-1] for s in (0, 0, 1))
    for a, b in zip(model, kept, strict=True):
        np.testing.assert_array_equal(a, b)
    np.testing.assert_array_equal(one.up, same.up)
    assert (one.up != other.up).any()


def test_noise_replaces_what_is_read_and_not_what_follows():
    rng = np.random.default_rng(5)
    text = np.tile([0, 1, 2], 400)  # what is read says what follows, or nothing does
    model = transformer.initial(5, 8, rng, width=8, heads=1, blocks=1)
    texts = [[0, 1, 2, 0, 1, 2, 0, 1]]
    losses = []
    for noise in (0, 1):
        last = trained(model, text, 60, batch=16, noise=noise)[-1]
        z = transformer.scores(last, texts)
        losses.append(sl.cross_entropy(z, [[1, 2, 0, 1, 2, 0, 1, 2]]))
    assert losses[0] < 0.1
    assert losses[1] == pytest.approx(math.log(3), abs=0.05)
