"""A chapter's opening: goals, reading time, and how to run it."""

from types import SimpleNamespace

import pytest
from docutils import nodes

from book.site import landing, openings, reading, run_locally


def listing(*items):
    return nodes.bullet_list(
        "", *(nodes.list_item("", nodes.paragraph("", item)) for item in items)
    )


def lead(words):
    return nodes.paragraph("", "", nodes.strong("", words))


def opening(time="about 45 minutes, exercises apart."):
    goals = listing("compute  a softmax;", "prove what it keeps.")
    needs = listing("the chain rule (necessary);", time)
    title = nodes.title("", "Softmax")
    return nodes.section(
        "", title, lead(openings.GOALS), goals, lead(openings.NEEDS), needs
    )


def test_goals_are_the_list_under_their_heading(document):
    assert openings.goals(document(opening())) == [
        "compute a softmax",
        "prove what it keeps",
    ]


def test_a_page_without_goals_has_none(document):
    page = document(nodes.section("", nodes.title("", "Notation")))
    assert openings.goals(page) == []
    assert openings.list_after(document(lead(openings.GOALS)), openings.GOALS) is None


@pytest.mark.parametrize(
    ("told", "time"),
    [("about 45 minutes, exercises apart.", 45), ("pencil and paper.", 0)],
)
def test_the_reading_time_is_what_the_opening_tells(document, told, time):
    assert reading.minutes(document(opening(told))) == time


def test_a_page_without_an_opening_has_no_reading_time(document):
    assert reading.minutes(document(nodes.section("", nodes.title("", "Data")))) == 0


def test_the_landing_page_states_time_and_exercises():
    env = SimpleNamespace(metadata={"book/02_x": {"minutes": 35, "exercises": 7}})
    line = landing.facts(env, "book/02_x")
    assert "About 35 minutes" in line
    assert 'data-chapter="2" data-total="7">7 exercises' in line


def test_the_landing_page_counts_the_second_page_of_a_chapter_apart():
    env = SimpleNamespace(
        metadata={
            "book/02_x": {"minutes": 35, "exercises": 7},
            "book/02_y": {"minutes": 20, "exercises": 2},
            "book/03_z": {"minutes": 60, "exercises": 9},
            "index": {},
        }
    )
    line = landing.facts(env, "book/02_y")
    assert "About 20 minutes" in line
    assert 'data-total="2" data-numbers="2.8 2.9">2 exercises' in line
    assert "data-numbers" not in landing.facts(env, "book/02_x")


def test_the_landing_page_shows_goals_without_their_links(document):
    from sphinx import addnodes

    page = document(opening())
    item = openings.list_after(page, openings.GOALS)[0][0]
    item.children = []
    item += addnodes.pending_xref("", nodes.inline("", "compute"))
    env = SimpleNamespace(get_doctree=lambda name: page)
    copy = landing.goals_of(env, "book/02_x")
    assert copy.astext().split() == ["compute", "prove", "what", "it", "keeps."]
    assert not list(copy.findall(addnodes.pending_xref))
    assert list(page.findall(addnodes.pending_xref)), "the chapter keeps its own"


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, "1 kB"), (1_000, "1 kB"), (479_900, "480 kB"), (1_284_356, "1.3 MB")],
)
def test_a_size_is_given_in_two_digits(tmp_path, count, words):
    file = tmp_path / "file"
    file.write_bytes(b"\0" * count)
    assert run_locally.size(file).replace("\N{NO-BREAK SPACE}", " ") == words


def test_the_commands_unpack_or_clone():
    unpack, enter, lab = run_locally.commands("").splitlines()
    folder = unpack.removeprefix("unzip ").removesuffix(".zip")
    assert (enter, lab) == (f"cd {folder}", "make lab")
    clone = run_locally.commands("https://example.org/book").splitlines()[0]
    assert clone == f"git clone https://example.org/book {folder}"
