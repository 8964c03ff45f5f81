"""How a claim is told, and how the registry's words get into the notebook."""

import json

import pytest

from softmax_lib.teaching.claims import CLAIMS, Claim
from softmax_lib.teaching.claims.text import main, markdown, rewritten, slug

CLAIM = Claim(
    number="1.13",
    quote="adding the exponents",
    verdict="garbled",
    chapter=2,
    section="Two steps, by hand",
    statement="Add the exponentials. Then divide.",
    computes="both sums",
)


def cells(*numbers):
    """Return a notebook's cells: one for each claim, each followed by one of code."""
    found = [{"cell_type": "markdown", "source": ["# Title\n", "\n", "Words."]}]
    for number in numbers:
        label = f'<a id="claim-{number.replace(".", "-")}"></a>\n'
        found.append({"cell_type": "markdown", "source": [label, "\n", "old words"]})
        found.append({"cell_type": "code", "source": ["1 + 1"]})
    return found


def test_a_claim_is_told_with_label_quotation_section_and_what_is_computed():
    assert markdown(CLAIM) == (
        '<a id="claim-1-13"></a>\n\n'
        "### Claim 1.13 ⇄ garbled\n\n"
        "> “adding the exponents”\n\n"
        "Add the exponentials.\n"
        "Then divide.\n\n"
        "Explained in chapter 2, "
        "[Two steps, by hand](../02_softmax.ipynb#two-steps-by-hand).\n"
        "Computed: both sums."
    )


def test_nothing_is_promised_where_nothing_is_computed():
    assert "Computed" not in markdown(CLAIMS["1.8"])


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("What softmax keeps", "what-softmax-keeps"),
        ("Soft arg max, soft max", "soft-arg-max-soft-max"),
        ("93.15 % of what?", "9315--of-what"),
    ],
)
def test_a_title_has_a_name_in_addresses(title, name):
    assert slug(title) == name


def test_the_words_of_claims_are_written_and_the_rest_is_left():
    before = cells(*CLAIMS)
    after = rewritten(before)
    assert after[0] == before[0]
    assert after[2] == before[2]
    assert "".join(after[1]["source"]) == markdown(CLAIMS["1.1"])
    assert after[1]["source"][0] == '<a id="claim-1-1"></a>\n'
    assert before[1]["source"][2] == "old words", "the input is not changed"


@pytest.mark.parametrize(
    ("numbers", "message"),
    [
        (list(CLAIMS)[1:], r"differ in \['1.1'\]"),
        ([*CLAIMS, "3.1"], r"differ in \['3.1'\]"),
        (["1.2", "1.1", *list(CLAIMS)[2:]], "differ in their order"),
    ],
)
def test_a_notebook_with_other_claims_is_refused(numbers, message):
    with pytest.raises(ValueError, match=message):
        rewritten(cells(*numbers))


def test_the_notebook_is_written_in_place(tmp_path):
    path = tmp_path / "claims.ipynb"
    path.write_text(json.dumps({"cells": cells(*CLAIMS), "nbformat": 4}))
    main(path)
    stored = json.loads(path.read_text(encoding="utf-8"))
    assert stored["nbformat"] == 4
    assert "".join(stored["cells"][3]["source"]) == markdown(CLAIMS["1.2"])
