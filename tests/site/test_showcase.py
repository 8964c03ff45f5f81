"""The landing page shows bugs to guess, and claims with their verdicts."""

import pytest

from softmax_lib.teaching.claims import CLAIMS
from softmax_lib.teaching.museum import EXHIBITS

PAGES = {
    "index": """
        Book
        ====

        .. bugs::

           double_softmax_loss
           naive_softmax

        .. judged::

           1.36
    """,
    "book/appendix/museum": "Museum\n======\n",
    "book/appendix/claims_checked": "Claims\n======\n",
}


@pytest.fixture
def landing(build):
    return build(PAGES, "showcase")["index"]


def test_each_bug_comes_with_its_code_and_a_question(landing):
    shown = landing.select(".sl-bug")
    names = ("double_softmax_loss", "naive_softmax")
    for bug, exhibit in zip(shown, map(EXHIBITS.get, names), strict=True):
        assert f"def {exhibit.called}(" in bug.select_one("pre").get_text()
        assert len(bug.select(".sl-options label")) == 3
        link = bug.select_one(".sl-bug-more a")["href"]
        assert link == f"book/appendix/museum.html#{exhibit.anchor}"


def test_without_the_script_the_first_bug_is_there_to_read(landing):
    assert [bug.has_attr("hidden") for bug in landing.select(".sl-bug")] == [
        False,
        True,
    ]


def test_the_script_comes_only_where_bugs_are(build):
    site = build(PAGES, "showcase")
    scripts = {p: str(site[p].select("script")) for p in PAGES}
    assert [p for p in PAGES if "guess.js" in scripts[p]] == ["index"]


def test_a_claim_shows_its_words_its_verdict_and_where_it_is_judged(landing):
    [line] = landing.select(".sl-judged li")
    assert line.q.get_text() == CLAIMS["1.36"].quote
    assert line.select_one(".sl-verdict").get_text() == "⇄ garbled"
    assert line.a["href"] == "book/appendix/claims_checked.html#claim-1-36"
