"""The text of chapter 7: what it holds, and how it is simplified."""

import hashlib

import pytest

from softmax_lib.teaching import alice


def test_the_chapters_are_the_twelve_of_the_book():
    chapters = alice.load_alice()
    digest = hashlib.sha256("\n".join(chapters).encode()).hexdigest()
    assert (len(chapters), sum(map(len, chapters))) == (12, 141_794)
    assert digest[:16] == "b9d9a632842dcd94"
    assert chapters[0].startswith("alice was beginning to get very tired of sitting")
    assert chapters[1].startswith("'curiouser and curiouser!' cried alice")
    assert chapters[11].endswith("her own child-life, and the happy summer days.")


def test_every_character_is_of_the_alphabet_and_each_occurs():
    assert set("".join(alice.load_alice())) == set(alice.ALPHABET)
    assert len(alice.ALPHABET) == 37
    assert sorted(alice.ALPHABET) == list(alice.ALPHABET)


def test_no_heading_and_no_double_blank_is_left():
    for chapter in alice.load_alice():
        assert "chapter " not in chapter[:40]
        assert "  " not in chapter
        assert chapter == chapter.strip()


@pytest.mark.parametrize(
    ("text", "simple"),
    [
        ("`Oh DEAR!'\n  said", "'oh dear!' said"),
        ('*  *  *\n"No"', "'no'"),
        ("tab\tand  more ", "tab and more"),
        ("1865 [note] _x_ é", "note x"),
        ("", ""),
    ],
)
def test_texts_are_simplified(text, simple):
    assert alice.simplified(text) == simple


def test_characters_are_numbered_by_their_place():
    assert alice.numbered(" !a") == [0, 1, 11]
    assert alice.numbered("") == []
    with pytest.raises(ValueError, match="'3', 'A': not in the alphabet"):
        alice.numbered("3 As")


def test_the_file_is_plain_and_whole():
    text = (alice.DATA / alice.FILE).read_text(encoding="ascii")
    assert text.count("CHAPTER ") == 12
    assert "THE END" in text[-20:]
    assert "\r" not in text
