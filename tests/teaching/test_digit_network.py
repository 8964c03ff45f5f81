"""The convolutional network: its gradient, its training, and what is stored of it."""

from dataclasses import fields, replace

import numpy as np
import pytest

import softmax_lib as sl
from softmax_lib.teaching import convolution as conv
from softmax_lib.teaching import digit_network as dn

NAMES = [field.name for field in fields(dn.DigitNetwork)]


@pytest.fixture(scope="module")
def small():
    """A network for images of 16 by 16 pixels, which leave one place each."""
    rng = np.random.default_rng(0)
    shapes = [(2, 1, 5, 5), (2,), (3, 2, 5, 5), (3,), (10, 3), (10,)]
    return dn.DigitNetwork(*(0.3 * rng.normal(size=shape) for shape in shapes))


@pytest.fixture(scope="module")
def stored():
    return dn.load_digit_network()


@pytest.fixture(scope="module")
def parts():
    return dn.mnist_parts()


@pytest.mark.parametrize("name", NAMES)
def test_the_gradient_is_that_of_differences(small, name):
    images, labels = np.random.default_rng(1).random((4, 256)), [1, 5, 9, 1]
    deviation = sl.gradcheck(
        lambda v: sl.cross_entropy(replace(small, **{name: v}).logits(images), labels),
        lambda v: replace(small, **{name: v}).gradient(images, labels)[
            NAMES.index(name)
        ],
        getattr(small, name),
        step=1e-5,
    )
    assert deviation < 1e-8


def test_the_scores_of_many_images_are_those_of_each(small):
    images = np.random.default_rng(2).random((2 * dn.SLICE + 1, 256))
    alone = np.concatenate([small.logits(image[None]) for image in images])
    np.testing.assert_allclose(small.logits(images), alone, atol=1e-12)


def test_the_last_layer_is_softmax_regression_on_the_features(stored, parts):
    _, _, (images, _) = parts
    z = stored.features(images[:5]) @ stored.last.T + stored.last_bias
    np.testing.assert_array_equal(z, stored.logits(images[:5]))


def test_training_lowers_the_loss(parts):
    (images, labels), _, _ = parts
    rng = np.random.default_rng(3)
    network = dn.untrained(rng, sizes=(2, 3))
    few, written = images[:200], labels[:200]
    before = sl.cross_entropy(network.logits(few), written)
    dn.train(network, few, written, rng, epochs=5, batch=10)
    assert sl.cross_entropy(network.logits(few), written) < 0.6 * before


def test_what_is_stored_is_small(stored):
    assert (dn.DATA / dn.FILE).stat().st_size < 80_000
    assert [array.shape for array in stored.arrays] == [
        array.shape for array in dn.untrained(np.random.default_rng(0)).arrays
    ]


def test_the_stored_network_reads_images_that_it_was_not_trained_on(stored, parts):
    for (images, labels), least in zip(parts, (0.99, 0.96, 0.96), strict=True):
        assert np.mean(stored.logits(images).argmax(axis=1) == labels) > least


def test_the_stored_scores_are_those_of_loops_over_pixels(stored, parts):
    _, _, (images, _) = parts
    found = images[0].reshape(28, 28)[..., None]
    for filters, bias in (
        (stored.first, stored.first_bias),
        (stored.second, stored.second_bias),
    ):
        side = len(found) - 4
        slid = np.empty((side, side, len(bias)))
        for i in range(side):
            for j in range(side):
                window = found[i : i + 5, j : j + 5]
                slid[i, j] = [
                    (window * each.transpose(1, 2, 0)).sum() + start
                    for each, start in zip(filters, bias, strict=True)
                ]
        found = np.array(
            [
                [slid[i : i + 2, j : j + 2].max(axis=(0, 1)) for j in range(0, side, 2)]
                for i in range(0, side, 2)
            ]
        )
        found = np.maximum(0, found)
    scores = stored.last @ found.reshape(-1) + stored.last_bias
    np.testing.assert_allclose(stored.logits(images[:1])[0], scores, rtol=1e-10)


def test_writing_and_reading_rounds_to_sixteen_bits(small, tmp_path):
    dn.write_digit_network(small, tmp_path)
    read = dn.load_digit_network(tmp_path)
    for array, back in zip(small.arrays, read.arrays, strict=True):
        assert np.abs(array - back).max() <= np.abs(array).max() / dn.LEVELS / 2 * 1.01


def test_pixels_become_images_row_by_row():
    image = dn.as_images(np.arange(9.0)[None])
    assert image[0, :, :, 0].tolist() == [[0, 1, 2], [3, 4, 5], [6, 7, 8]]
    assert conv.windows(image, 2).shape == (1, 2, 2, 1, 2, 2)


@pytest.mark.thorough
def test_the_stored_network_is_trained_again(stored, parts):
    made = dn.fit_digit_network()
    for array, back in zip(made.arrays, stored.arrays, strict=True):
        spread = np.abs(array).max()
        assert np.abs(array - back).max() < 2e-3 * spread
    _, _, (images, labels) = parts
    z, kept = made.logits(images), stored.logits(images)
    assert (z.argmax(axis=1) == kept.argmax(axis=1)).mean() > 0.998
    assert sl.cross_entropy(z, labels) == pytest.approx(
        sl.cross_entropy(kept, labels), abs=1e-3
    )
