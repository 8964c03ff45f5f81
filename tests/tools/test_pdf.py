import pytest
from bs4 import BeautifulSoup

from tools import pdf, pdf_book
from tools.steps import StepFailed

PAGES = ["index", "book/01_logits", "book/02_softmax"]
LANDING = """<title>Softmax: a book</title><article class="bd-article">
<section id="softmax"><h1>Softmax</h1><p class="sl-subtitle">From logits</p>
<section id="chapters"><h2>Chapters</h2><ol class="sl-chapters"></ol></section>
<section id="what"><h2>What</h2><p>A <a href="book/02_softmax.html">chapter</a>.</p>
</section></section></article>"""
CHAPTER = """<title>2. Softmax</title>
<article class="bd-article"><section id="softmax">
<h1>2. Softmax<a class="headerlink" href="#softmax">#</a></h1>
<p><a href="01_logits.html#odds">odds</a> <a href="../_sources/x.ipynb">source</a>
<a href="https://example.org/">there</a></p><img loading="lazy" src="../_images/a.svg">
<section class="sl-exercise" id="ex"><h3>Exercise 2.1</h3><form>
<fieldset class="sl-options"><label for="o">a</label><input id="o"></fieldset>
<div class="sl-answer"><button>Check</button></div></form>
<details class="sl-solution"><summary>Solution</summary><p>Because.</p></details>
</section></section></article>"""
LOGITS = (
    """<article class="bd-article"><h1>1. Logits</h1><p id="odds">Odds</p></article>"""
)


@pytest.fixture
def site(tmp_path):
    (tmp_path / "book").mkdir()
    for name, html in zip(PAGES, [LANDING, LOGITS, CHAPTER], strict=True):
        (tmp_path / f"{name}.html").write_text(html)
    return tmp_path


@pytest.fixture
def book(site):
    return BeautifulSoup(pdf_book.book_html(site, PAGES, "1.0"), "html.parser")


@pytest.mark.parametrize(
    ("address", "where"),
    [
        ("#ex", "book-02_softmax--ex"),
        ("01_logits.html", "book-01_logits"),
        ("01_logits.html#odds", "book-01_logits--odds"),
        ("../index.html", "index"),
        ("../genindex.html#S", None),
        ("https://example.org/01_logits.html", None),
    ],
)
def test_a_link_leads_to_a_place_of_the_document(address, where):
    assert pdf_book.target("book/02_softmax", address, PAGES) == where


def test_no_id_is_there_twice_and_no_link_is_dead(book):
    ids = [tag["id"] for tag in book.select("[id]")]
    assert len(ids) == len(set(ids))
    assert pdf.dead_links(str(book)) == []


def test_links_out_of_the_document_go_unless_public(book):
    outside = [a["href"] for a in book.select("a") if not a["href"].startswith("#")]
    assert outside == ["https://example.org/"]
    assert "source" in book.get_text()


def test_solutions_stand_at_the_end_and_lead_back(book):
    solution = book.select_one("#solutions .sl-solved")
    assert "Because." in solution.get_text()
    assert solution.h3.a["href"] == "#book-02_softmax--ex"
    hint = book.select_one("#book-02_softmax .sl-to-solution")
    assert hint.a["href"] == f"#{solution['id']}"
    assert not book.select("details")


def test_options_stay_and_answer_boxes_go(book):
    assert book.select_one(".sl-options label")["for"] == "book-02_softmax--o"
    assert not book.select(".sl-answer")


def test_the_contents_name_every_page_and_the_solutions(book):
    titles = [link.get_text() for link in book.select("#contents a")]
    assert titles == ["1. Logits", "2. Softmax", "Solutions"]


def test_a_section_of_the_site_alone_goes_with_its_title(book):
    assert "Chapters" not in [h.get_text() for h in book.select("h2")]
    assert "What" in book.select_one("#index").get_text()


def test_pictures_are_found_from_the_root_and_loaded_at_once(book):
    assert book.img["src"] == "_images/a.svg"
    assert book.img["loading"] == "eager"


def test_the_title_page_says_what_it_is(book):
    words = book.select_one("#title-page").get_text(" ")
    assert words.startswith("Softmax From logits Version 1.0.")
    assert book.title.get_text() == "Softmax: a book"


def test_page_numbers_go_where_they_are_asked_for():
    html = '<span class="sl-page" data-to="ex">000</span>'
    assert 'data-to="ex">12</span>' in pdf.with_page_numbers(html, {"ex": 12})
    with pytest.raises(StepFailed, match="called ex"):
        pdf.with_page_numbers(html, {})


def test_a_pdf_without_dates_is_as_long_as_before():
    dated = b"<</CreationDate (D:20261126081440+00'00')\n/ModDate (D:20261126081441Z)>>"
    plain = pdf.without_dates(dated)
    assert b"2026" not in plain
    assert len(plain) == len(dated)


def test_parts_are_numbered_anew_in_their_order_and_as_long_as_before():
    one = b"/ID (node00000904) /Headers [(node00000071)] /Names [(node00000071) 3 0 R]"
    two = b"/ID (node00000907) /Headers [(node00000074)] /Names [(node00000074) 3 0 R]"
    numbered = (
        b"/ID (node00000001) /Headers [(node00000000)] /Names [(node00000000) 3 0 R]"
    )
    own = pdf.with_own_numbers
    assert own(one) == own(two) == numbered


def test_the_pdf_is_linked_from_every_page_once(tmp_path):
    (tmp_path / "book").mkdir()
    foot = "<footer><p>Code: BSD 3-Clause.</p></footer>"
    for name in ("index.html", "book/a.html"):
        (tmp_path / name).write_text(foot)
    made = tmp_path / "made" / "softmax.pdf"
    made.parent.mkdir()
    made.write_bytes(b"%PDF" + bytes(1_200_000))
    for _ in range(2):
        pdf.offer(tmp_path, made)
    assert (tmp_path / "softmax.pdf").stat().st_size == made.stat().st_size
    for name, address in (
        ("index.html", "softmax.pdf"),
        ("book/a.html", "../softmax.pdf"),
    ):
        html = (tmp_path / name).read_text()
        assert html.count(f'<a href="{address}">') == 1
        assert "1.2 MB" in html
