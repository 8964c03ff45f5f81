"""Old addresses lead to where the pages are now, and to the place on them."""

import pytest
from built import parsed
from playwright.sync_api import expect

from tools.moved_pages import MOVED, PARTS

pytestmark = pytest.mark.one_page
PLACES = [
    ("07_attention_and_sampling.html", "07_attention.html"),
    ("07_attention_and_sampling.html#a-soft-lookup", "07_attention.html#a-soft-lookup"),
    (
        "07_attention_and_sampling.html#ex-attention-and-sampling-nucleus",
        "08_next_word.html#ex-next-word-nucleus",
    ),
    (
        "07_attention_and_sampling.html#which-word-to-say",
        "08_next_word.html#which-word-to-say",
    ),
    ("08_scale.html#a-state-that-merges", "10_scale.html#a-state-that-merges"),
]


@pytest.mark.parametrize(("old", "new"), PLACES)
def test_an_old_link_ends_at_its_place(page, site, old, new):
    page.goto(f"/book/{old}")
    page.wait_for_url(f"{site}/book/{new}")


def test_without_javascript_an_old_address_leads_on(new_page, site):
    page = new_page(java_script_enabled=False)
    page.goto("/book/08_scale.html")
    page.wait_for_url(f"{site}/book/10_scale.html")


@pytest.mark.parametrize("old", MOVED)
def test_every_anchor_has_its_place(old):
    moved = MOVED[old]
    for target in moved.anchors.values():
        name, _, anchor = target.partition("#")
        there = parsed(f"/{name or moved.to}.html")
        assert there.css_first(f'[id="{anchor}"]'), target


@pytest.mark.parametrize("name", PARTS)
def test_every_part_that_is_on_another_page_has_its_place(name):
    for part in PARTS[name]:
        there, _, anchor = part.to.partition("#")
        assert parsed(f"/{there}.html").css_first(f'[id="{anchor}"]'), part


def test_the_anchor_of_a_part_that_moved_shows_where_it_is(page):
    page.goto("/book/10_scale.html#fewer-classes")
    link = page.locator(".sl-moved").get_by_role("link", name="Fewer classes")
    expect(link).to_be_in_viewport()
    link.click()
    expect(page.locator("#fewer-classes > h2")).to_be_in_viewport()
