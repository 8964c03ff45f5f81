"""A quotation stands in its article letter by letter, or is refused."""

from types import SimpleNamespace

import pytest

from tools.quotations import fingerprint, fingerprints, letters, place_of

ARTICLE = letters("Softmax’s sum is “one”.\n\nIts  parts are positive, all of them.")


@pytest.mark.parametrize(
    ("quotation", "place"),
    [
        ("Softmax's sum is ‘one’", 0),
        ("sum is … parts", 10),
        ("Its parts are positive", 24),
    ],
)
def test_quotation_marks_and_line_breaks_do_not_matter(quotation, place):
    assert place_of(quotation, ARTICLE) == place


@pytest.mark.parametrize(
    "quotation", ["softmax's sum", "sum was one", "parts … sum", "all of then"]
)
def test_a_changed_letter_and_a_changed_order_are_refused(quotation):
    with pytest.raises(ValueError, match="the article does not say: "):
        place_of(quotation, ARTICLE)


def claims(*quotations):
    return [
        SimpleNamespace(article=1, number=f"1.{i}", quote=quotation)
        for i, quotation in enumerate(quotations)
    ]


def test_each_claim_has_the_fingerprint_of_its_quotation():
    found = fingerprints({1: ARTICLE}, claims("sum is", "all of them"))
    assert found == {"1.0": fingerprint("sum is"), "1.1": fingerprint("all of them")}
    assert len(set(found.values())) == 2


def test_claims_stand_in_the_order_of_the_article():
    with pytest.raises(ValueError, match="does not say: sum is"):
        fingerprints({1: ARTICLE}, claims("all of them", "sum is"))
