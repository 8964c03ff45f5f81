"""Claims on the site: a pill for the verdict, one filter, one script."""

from types import SimpleNamespace

import pytest
from docutils import nodes
from docutils.frontend import get_default_settings
from docutils.parsers.rst import Parser
from docutils.utils import new_document

from book.site import claims


@pytest.fixture(autouse=True)
def form(monkeypatch):
    """Return a filter that is short."""
    monkeypatch.setattr(claims, "filter_form", lambda: "<form>")


def section(title, *children, **attributes):
    return nodes.section("", nodes.title("", title), *children, **attributes)


def page(*children):
    document = new_document("page", get_default_settings(Parser))
    document += children
    env = SimpleNamespace(docname="page", metadata={"page": {}})
    document.settings.env = env
    claims.JudgeClaims(document).apply()
    return document


def judged(title="Claim 1.13 ⇄ garbled"):
    claim = section(title, ids=["claim-1-13-garbled", "claim-1-13"])
    return page(section("Verdicts"), section("Article 1", claim)), claim


def test_a_claim_gets_the_pill_of_its_verdict():
    _, claim = judged()
    assert claim["classes"] == ["sl-claim"]
    assert claim[0].astext() == "Claim 1.13 ⇄ garbled"
    pill = claim[0][1]
    assert pill.astext() == "⇄ garbled"
    assert pill["classes"] == ["sl-verdict", "sl-garbled"]


def test_a_claim_is_found_by_its_number_whatever_the_verdict():
    _, claim = judged()
    assert claim["ids"] == ["claim-1-13"]


def test_the_filter_stands_before_the_first_article():
    document, _ = judged()
    verdicts, article = document.children
    assert [raw.astext() for raw in document.findall(nodes.raw)] == ["<form>"]
    assert verdicts[-1].astext() == "<form>"
    assert article[-1]["classes"] == ["sl-claim"]


def test_other_sections_stay_as_they_are():
    for title in ("Claim 1.13", "Claims, checked", "Claim 1.13 ⇄ garbled in print"):
        document, claim = judged(title)
        assert claim["classes"] == []
        assert not list(document.findall(nodes.raw))
        assert document.settings.env.metadata["page"]["claims"] == 0


@pytest.mark.parametrize(("count", "loaded"), [(1, ["claims.js"]), (0, [])])
def test_only_a_page_with_claims_loads_the_script(count, loaded):
    names = []
    app = SimpleNamespace(
        env=SimpleNamespace(metadata={"page": {"claims": count}}),
        add_js_file=lambda name, type: names.append((name, type)),
    )
    claims.load_script(app, "page", "page.html", {}, None)
    claims.load_script(app, "search", "search.html", {}, None)
    assert names == [(name, "module") for name in loaded]
