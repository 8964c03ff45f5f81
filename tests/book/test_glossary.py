"""The glossary: each word once, in a sentence or two, with the section it is from.

That the links lead to sections is checked by the build, where warnings are errors.
"""

import re

import pytest
from notebooks import BOOK

TEXT = (BOOK / "glossary.md").read_text(encoding="utf-8")
BODY = TEXT.partition("```{glossary}\n:sorted:\n")[2].rpartition("```")[0]
LINK = re.compile(
    r"\[(?:Chapter \d+|Library)\]\((?:\d\d_\w+\.ipynb|api\.md)#[\w√–-]+\)"
)
END = re.compile(r"[.?!](?:\s|$)")
MOST_SENTENCES, MOST_WORDS = 2, 45
NEEDED = {
    "logit",
    "softmax",
    "log-sum-exp",
    "temperature",
    "ulp",
    "simplex",
    "calibration",
    "ECE",
    "null band",
    "proper score",
}


def entries():
    """Return (words, definition) of each entry."""
    found = []
    for block in re.split(r"\n(?=\S)", "\n" + BODY.strip()):
        lines = block.strip("\n").splitlines()
        if not lines:
            continue
        definition = " ".join(line.strip() for line in lines[1:]).strip()
        if found and not found[-1][1]:
            words, _ = found.pop()
            found.append(([*words, lines[0]], definition))
        else:
            found.append(([lines[0]], definition))
    return found


ENTRIES = entries()
WORDS = [word for words, _ in ENTRIES for word in words]


@pytest.fixture(params=ENTRIES, ids=[words[0] for words, _ in ENTRIES])
def definition(request):
    """Each definition."""
    return request.param[1]


def test_no_word_is_defined_twice():
    folded = [word.casefold() for word in WORDS]
    assert sorted(folded) == sorted(set(folded))


def test_the_words_that_a_reader_looks_for_are_there():
    assert set(WORDS) >= NEEDED
    assert len(WORDS) >= 70


def test_a_definition_is_a_sentence_or_two(definition):
    text = LINK.sub("", definition).strip()
    assert text.endswith(".")
    assert len(END.findall(text)) <= MOST_SENTENCES
    assert len(text.split()) <= MOST_WORDS


def test_a_definition_ends_in_its_section(definition):
    links = LINK.findall(definition)
    assert len(links) == 1
    assert definition.endswith(links[0])
