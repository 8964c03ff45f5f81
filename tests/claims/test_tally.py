"""The tally, the meanings and the map say what the claims say."""

import re
from collections import Counter

from bs4 import BeautifulSoup
from shown import cells_by_claim

from softmax_lib.teaching.claims import CLAIMS, VERDICTS, meanings, overview, tally


def headings():
    """Return (article, verdict's word) of every heading in the notebook."""
    texts = ["".join(cells[0]["source"]) for cells in cells_by_claim().values()]
    pattern = re.compile(r"(?m)^### Claim (\d)\.\d+ \S (\w+)$")
    return [pattern.search(text).groups() for text in texts]


def test_the_tally_equals_a_recount_of_the_page():
    counts = Counter(headings())
    rows = {str(row[0]).partition(" ")[2]: row[1:] for row in tally().rows[:-1]}
    assert list(rows) == list(VERDICTS)
    for word, (first, second, both) in rows.items():
        assert first == counts["1", word]
        assert second == counts["2", word]
        assert both == first + second
    articles = Counter(article for article, _ in headings())
    assert tally().rows[-1] == ("all", articles["1"], articles["2"], len(CLAIMS))


def test_the_tally_names_its_columns():
    assert tally().heads == ("verdict", "article 1", "article 2", "both")


def test_each_verdict_is_explained():
    rows = [tuple(map(str, row)) for row in meanings().rows]
    assert [mark_and_word.split()[1] for mark_and_word, _ in rows] == list(VERDICTS)
    assert all(meaning for _, meaning in rows)


def test_the_map_links_to_every_claim_and_says_its_verdict():
    page = BeautifulSoup(overview()._repr_html_(), "html.parser")
    links = {link["href"]: link for link in page.select("a")}
    assert list(links) == [f"#{claim.anchor}" for claim in CLAIMS.values()]
    for claim in CLAIMS.values():
        link, verdict = links[f"#{claim.anchor}"], VERDICTS[claim.verdict]
        assert link["aria-label"] == f"Claim {claim.number}: {claim.verdict}"
        assert link.get_text() == f"{claim.number} {verdict.mark}"
        assert link["class"] == [verdict.look]


def test_the_map_reads_as_text():
    lines = repr(overview()).splitlines()
    assert lines[0] == "Article 1"
    assert lines[6] == "Article 2"
    assert lines[2].startswith("1.11 ◐   1.12 ⇄   1.13 ⇄")
    assert len(re.findall(r"\d\.\d+ +\S", repr(overview()))) == len(CLAIMS)
