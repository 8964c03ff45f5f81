"""The language model of chapter 8: its text, its gradient, its stored weights."""

import hashlib

import numpy as np
import pytest

import softmax_lib as sl
from softmax_lib.teaching import datasets, language_model

NAMES = ["A B C", "A B", "C"]
WORDS = ("(end)", "A", "B", "C")


@pytest.fixture(scope="module")
def trained():
    return language_model.fit_word_model()


# the text


def test_the_names_are_the_same_on_every_python():
    names = datasets.load_character_names()
    digest = hashlib.sha256("\n".join(names).encode()).hexdigest()
    assert (len(names), digest[:16]) == (1359, "c945387b12e6067f")
    assert names[0] == "LATIN CAPITAL LETTER A"
    assert {name.split()[0] for name in names} == {"LATIN", "GREEK", "CYRILLIC"}


def test_other_scripts_can_be_asked_for():
    assert "BLACK CHESS KNIGHT" in datasets.load_character_names(["BLACK"])
    assert datasets.load_character_names(["KLINGON"]) == []


def test_names_with_a_rare_word_are_left_out():
    assert language_model.frequent(NAMES, times=2) == NAMES
    assert language_model.frequent([*NAMES, "A D"], times=2) == NAMES
    assert language_model.frequent(NAMES, times=3) == []


def test_the_vocabulary_begins_with_the_end():
    assert language_model.vocabulary(NAMES) == WORDS


def test_every_word_and_every_end_has_the_four_words_before_it():
    contexts, following = language_model.pairs(["A B C A B"], WORDS)
    assert contexts.tolist() == [
        [0, 0, 0, 0],
        [0, 0, 0, 1],
        [0, 0, 1, 2],
        [0, 1, 2, 3],
        [1, 2, 3, 1],
        [2, 3, 1, 2],
    ]
    assert following.tolist() == [1, 2, 3, 1, 2, 0]


def test_the_parts_hold_every_name_once():
    names = [str(i) for i in range(25)]
    kept, held = language_model.split(names, np.random.default_rng(7))
    assert (len(kept), len(held)) == (23, 2)
    assert sorted(kept + held) == sorted(names)


# the model


def test_the_scores_are_those_of_the_layers_written_out():
    model = language_model.untrained(WORDS, np.random.default_rng(7))
    sums = [
        sum(model.inputs[place, word, j] for place, word in enumerate([0, 0, 1, 2]))
        for j in range(language_model.WIDTH)
    ]
    expected = [np.dot(np.tanh(sums), row) for row in model.outputs] + model.bias
    [z] = model.logits(np.array([model.context("A B")]))
    np.testing.assert_allclose(z, expected, rtol=1e-13)


def test_a_context_is_the_last_four_words():
    model = language_model.untrained(WORDS, np.random.default_rng(7))
    assert model.context("") == [0, 0, 0, 0]
    assert model.context("A B C A B") == [2, 3, 1, 2]
    with pytest.raises(ValueError, match="never read D, E"):
        model.context("A D E")


def test_the_gradient_is_that_of_finite_differences():
    model = language_model.untrained(WORDS, np.random.default_rng(7))
    model.bias[:] = [0.3, -0.2, 0.1, 0.5]
    contexts, following = language_model.pairs(NAMES, WORDS)
    slopes = language_model.gradient(model, contexts, following)

    def loss():
        return float(sl.cross_entropy(model.logits(contexts), following))

    step = 1e-5
    for array, slope in zip(model.arrays, slopes, strict=True):
        for place in np.ndindex(array.shape):
            kept = array[place]
            array[place] = kept + step
            above = loss()
            array[place] = kept - step
            difference = (above - loss()) / (2 * step)
            array[place] = kept
            assert slope[place] == pytest.approx(difference, abs=1e-9)


def test_training_brings_the_loss_down(trained):
    names = language_model.frequent(datasets.load_character_names())
    kept, held = language_model.split(names, np.random.default_rng(7))
    losses = [
        sl.cross_entropy(trained.logits(contexts), following)
        for contexts, following in (
            language_model.pairs(part, trained.words) for part in (kept, held)
        )
    ]
    assert losses[0] < 1.1 < losses[1] < 1.3
    assert len(trained.words) == 145


@pytest.fixture(scope="module")
def again(trained, tmp_path_factory):
    """The trained model as it is after it was written and read."""
    folder = tmp_path_factory.mktemp("model")
    language_model.write_word_model(trained, folder)
    return language_model.load_word_model(folder)


def test_the_stored_weights_can_be_made_again(trained, again):
    stored = language_model.load_word_model()
    assert stored.words == again.words == trained.words
    for ours, theirs, full in zip(
        stored.arrays, again.arrays, trained.arrays, strict=True
    ):
        worth = np.abs(full).max() / 127
        assert np.abs(theirs - ours).max() <= worth * 1.01  # a rounding the other way
        assert (np.abs(theirs - ours) > worth / 2).mean() < 0.001
        assert np.abs(full - ours).max() <= worth / 2 * 1.01


def test_rounding_keeps_the_probabilities_within_five_hundredths(trained, again):
    names = language_model.frequent(datasets.load_character_names())
    contexts, _ = language_model.pairs(names, trained.words)
    p, rough = (sl.softmax(model.logits(contexts)) for model in (trained, again))
    assert 0 < np.abs(p - rough).max() < 0.05
    assert np.abs(p - rough).mean() < 1e-3


def test_a_model_of_zeros_can_be_written(tmp_path):
    zero = np.zeros((4, 4, 16)), np.zeros((4, 16)), np.zeros(4)
    language_model.write_word_model(language_model.WordModel(WORDS, *zero), tmp_path)
    [z] = language_model.load_word_model(tmp_path).logits(np.zeros((1, 4), int))
    assert z.tolist() == [0] * 4


def test_most_contexts_of_four_words_are_rare_and_nearly_all_are_known():
    """Counts fail by too few, not by none: the prediction of chapter 8 says so."""
    names = language_model.frequent(datasets.load_character_names())
    words = language_model.vocabulary(names)
    kept, held = language_model.split(names, np.random.default_rng(7))
    contexts, _ = language_model.pairs(kept, words)
    known, times = np.unique(contexts, axis=0, return_counts=True)
    assert (times <= 2).mean() > 0.6
    asked = language_model.pairs(held, words)[0].tolist()
    assert np.mean([context in known.tolist() for context in asked]) > 0.95
