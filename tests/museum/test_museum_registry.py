"""One registry: complete, consistent, and the source of index and quiz."""

import re
from collections import Counter

import pytest

from softmax_lib.teaching import museum
from softmax_lib.teaching.museum import EXHIBITS, ROOMS, SYMPTOMS, showing
from softmax_lib.teaching.museum.plates import with_address
from softmax_lib.teaching.museum.quiz import guess, question

ALL = list(EXHIBITS.values())


@pytest.fixture(params=ALL, ids=lambda exhibit: exhibit.slug)
def exhibit(request):
    """Each exhibit in turn."""
    return request.param


def test_the_label_is_complete(exhibit):
    assert exhibit.fix is not None
    assert exhibit.broken.__doc__.startswith("Return ")
    assert exhibit.fix.__doc__.startswith("Return ")
    assert not exhibit.breaks.endswith(".")
    assert re.match(r"[A-Z“]|exp\b", exhibit.title)
    assert not exhibit.title.endswith(".")
    assert exhibit.sign.endswith(".")


def test_what_can_be_seen_is_in_the_index(exhibit):
    assert set(exhibit.symptoms) <= set(SYMPTOMS)
    assert exhibit.symptoms or exhibit.harmless


def test_the_quiz_offers_other_exhibits(exhibit):
    assert len(set(exhibit.decoys)) == len(exhibit.decoys) >= 2
    assert exhibit.broken.__name__ not in exhibit.decoys
    assert set(exhibit.decoys) <= set(EXHIBITS)


def test_a_place_with_a_number_can_be_opened(exhibit):
    numbered = [place for place in exhibit.seen if re.search(r"#|\d{5}", place)]
    assert all(with_address(place).startswith("[") for place in numbered)
    assert not [place for place in exhibit.seen if "://" in place]


def test_what_a_place_shows_fits_in_a_few_words(exhibit):
    for shows in exhibit.seen.values():
        assert 2 <= len(shows.split()) <= 25
        assert not shows.endswith((".", ";"))


def test_people_call_it_by_a_name_that_python_takes(exhibit):
    assert exhibit.called.isidentifier()


def test_exhibits_are_numbered_room_by_room():
    rooms = [exhibit.room for exhibit in ALL]
    assert list(dict.fromkeys(rooms)) == list(ROOMS)
    assert rooms == sorted(rooms, key=list(ROOMS).index)
    assert [exhibit.number for exhibit in ALL] == list(range(1, len(ALL) + 1))


def test_titles_and_anchors_are_used_once():
    for kind in ("title", "anchor", "breaks", "sign"):
        counts = Counter(getattr(exhibit, kind) for exhibit in ALL)
        assert not [text for text, times in counts.items() if times > 1]


def test_every_symptom_leads_somewhere():
    assert all(showing(symptom) for symptom in SYMPTOMS)


def test_a_function_is_found_by_its_name_broken_or_repaired():
    assert museum.double_softmax_loss is EXHIBITS["double_softmax_loss"].broken
    assert museum.single_softmax_loss is EXHIBITS["double_softmax_loss"].fix
    with pytest.raises(AttributeError, match="no exhibit 'perfect_softmax'"):
        museum.perfect_softmax  # noqa: B018


# the quiz


def letters(exhibit):
    options = question(exhibit).lettered
    [right] = [key for key, option in options.items() if option.right]
    return right, sorted(set(options) - {right})


def test_the_right_guess_is_told_what_breaks(exhibit):
    right, _ = letters(exhibit)
    answer = guess(exhibit.broken.__name__, right)
    assert answer.right
    assert exhibit.breaks[1:] in answer.says


def test_a_wrong_guess_is_told_the_sign_of_the_other_bug(exhibit):
    _, wrong = letters(exhibit)
    said = {guess(exhibit.broken.__name__, letter).says for letter in wrong}
    signs = [EXHIBITS[decoy].sign for decoy in exhibit.decoys]
    assert len(said) == len(signs)
    assert all(any(sign in text for text in said) for sign in signs)


def test_without_a_letter_the_answers_are_listed():
    asked = guess("naive_softmax", "")
    assert asked.mark == "ask"
    assert len(asked.items) == 3
    assert any("exp of scores without the shift" in item for item in asked.items)


def test_the_right_answers_are_spread_over_the_letters():
    counts = Counter(letters(exhibit)[0] for exhibit in ALL)
    assert set(counts) == set("abc")
    assert max(counts.values()) < 0.6 * len(ALL)
