"""The token sampler on the built site: driven by mouse and keyboard, and read."""

import pytest
from playwright.sync_api import expect
from served import WIDGETS, only

import softmax_lib as sl
from softmax_lib.teaching.widgets import TokenSampler

pytestmark = pytest.mark.one_page
CHAPTER = "/book/08_next_word.html"


@pytest.fixture
def sampler(page):
    """The stored model of the chapter."""
    page.goto(only(WIDGETS, CHAPTER))
    widget = page.locator("[data-widget=token-sampler]")
    expect(widget.get_by_label("temperature T")).to_be_visible()
    return widget


def says(**settings):
    """What the class says with these settings: the sentence and the four names."""
    python = TokenSampler(**settings)
    return python.sentence(), python.said()


def expect_agreement(widget, **settings):
    sentence, lines = says(**settings)
    expect(widget.locator(".sl-readout")).to_have_text(sentence)
    expect(widget.locator(".sl-said li")).to_have_text(lines)


def test_it_starts_with_the_model_as_it_is(sampler):
    expect_agreement(sampler)
    expect(sampler.locator("tbody tr")).to_have_count(8)
    expect(sampler.locator("tr.sl-cut")).to_have_count(0)
    first = sampler.locator("tbody tr").first
    expect(first.locator("th")).to_have_text("CIRCUMFLEX")
    p = sl.softmax(TokenSampler().logits("LATIN SMALL LETTER E WITH")).max()
    expect(first.locator(".sl-number")).to_have_text([f"{100 * p:.2f}%"] * 2)


def test_every_setting_follows_the_keyboard_and_agrees_with_python(sampler):
    sampler.get_by_label("temperature T").press("PageUp")
    expect_agreement(sampler, temperature=1.585)
    sampler.get_by_label("top-k").press("Home")
    sampler.get_by_label("top-k").press("PageUp")
    expect_agreement(sampler, temperature=1.585, k=11)
    sampler.get_by_label("top-p").press("PageDown")
    expect_agreement(sampler, temperature=1.585, k=11, mass=0.9)
    sampler.get_by_label("min-p").press("PageUp")
    expect_agreement(sampler, temperature=1.585, k=11, mass=0.9, ratio=0.1)
    sampler.get_by_label("seed", exact=True).press("ArrowRight")
    expect_agreement(sampler, temperature=1.585, k=11, mass=0.9, ratio=0.1, seed=8)
    sampler.get_by_role("button", name="reset").press("Enter")
    expect_agreement(sampler)


def test_the_temperature_follows_the_mouse(page, sampler):
    slider = sampler.get_by_label("temperature T")
    slider.hover()  # in its middle, once the sections around it are laid out
    box = slider.bounding_box()
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"], box["y"] + 3, steps=4)
    page.mouse.up()
    expect_agreement(sampler, temperature=10)


def test_what_is_cut_says_so_in_words(sampler):
    sampler.get_by_label("top-k").press("Home")
    expect(sampler.locator("tr.sl-cut")).to_have_count(7)
    cells = sampler.locator("tr.sl-cut td:last-child")
    expect(cells).to_have_text(["cut"] * 7)
    value = sampler.get_by_label("top-k").get_attribute("aria-valuetext")
    assert value == "1, 1 survive"


def test_another_prompt_is_chosen_by_mouse_and_by_arrow_keys(sampler):
    sampler.get_by_role("radio", name="GREEK CAPITAL").check()
    expect_agreement(sampler, prompt="GREEK CAPITAL")
    expect(sampler.locator("tbody th").first).to_have_text("LETTER")
    sampler.get_by_role("radio", name="GREEK CAPITAL").press("ArrowUp")
    expect_agreement(sampler, prompt="LATIN SMALL LETTER")


def test_the_next_seed_says_something_else_and_the_same_again(sampler):
    sampler.get_by_role("button", name="next seed").press("Space")
    expect_agreement(sampler, seed=8)
    sampler.get_by_label("seed", exact=True).press("End")
    expect_agreement(sampler, seed=99)
    sampler.get_by_role("button", name="next seed").click()
    expect_agreement(sampler, seed=0)


def test_one_sentence_is_announced_after_the_last_change(sampler):
    for _ in range(3):
        sampler.get_by_label("min-p").press("ArrowUp")
    announced = sampler.locator("[aria-live=polite]")
    expect(announced).to_have_count(1)
    expect(announced).to_have_text(says(ratio=0.03)[0])


def test_without_javascript_the_words_and_the_names_read(new_page):
    page = new_page(java_script_enabled=False)
    page.goto(only(WIDGETS, CHAPTER))
    widget = page.locator("[data-widget=token-sampler]")
    sentence, lines = says()
    expect(widget.locator(".sl-readout")).to_have_text(sentence)
    expect(widget.locator(".sl-said li")).to_have_text(lines)
    expect(widget.locator("tbody tr")).to_have_count(8)


def test_it_fits_a_phone_and_does_not_jump(new_page):
    page = new_page(viewport={"width": 390, "height": 800})
    page.goto(only(WIDGETS, CHAPTER))
    widget = page.locator("[data-widget=token-sampler]")
    expect(widget.locator(".sl-tokens")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    before = widget.bounding_box()["height"]
    widget.get_by_label("top-k").press("Home")
    widget.get_by_label("seed", exact=True).press("ArrowRight")
    assert widget.bounding_box()["height"] == before


def test_a_full_bar_is_as_long_as_the_likeliest_survivor(sampler):
    p = sl.softmax(TokenSampler().logits("LATIN SMALL LETTER E WITH"))
    first, second, *_ = sorted(p, reverse=True)
    lengths = sampler.locator("tbody .sl-bar span").evaluate_all(
        "(bars) => bars.map((bar) => Number(bar.style.transform.match(/[\\d.]+/)[0]))"
    )
    assert lengths[:2] == pytest.approx([1, second / first], abs=1e-4)
