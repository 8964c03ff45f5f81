"""What surrounds the text: sidebars, contents, search, menu, colours, copying."""

import re

import pytest
from clipboard import copied
from playwright.sync_api import expect
from served import only

pytestmark = pytest.mark.one_page
CHAPTER = "/book/02_softmax.html"
HEADINGS = only("h2", CHAPTER)
LONG = only("h2, pre, figure", CHAPTER)
PHONE = {"width": 390, "height": 844}
# What the system's dark and each press after it show.
THEMES = [
    ("dark", "as the system"),
    ("light", "light"),
    ("dark", "dark"),
    ("dark", "as the system"),
]

# A button says for two seconds that it has copied.
NOTE_THE_NEXT_NAME = """(button) => {
  window.named = new Promise((done) => {
    const note = () => done(button.ariaLabel);
    new MutationObserver(note).observe(button, { attributeFilter: ["aria-label"] });
  });
}"""


def visible(page, css):
    return page.locator(f"{css} >> visible=true").first


@pytest.fixture
def phone(new_page):
    page = new_page(viewport=PHONE)
    page.goto(HEADINGS)
    return page


@pytest.fixture
def desk(page):
    page.goto(HEADINGS)
    return page


@pytest.mark.parametrize("name", ["primary", "secondary"])
def test_on_a_phone_a_sidebar_opens_over_the_text_and_closes(phone, name):
    button = visible(phone, f".{name}-toggle")
    dialog = phone.locator(f"#pst-{name}-sidebar-modal")
    expect(dialog).to_be_hidden()
    button.focus()
    phone.keyboard.press("Enter")
    expect(dialog.get_by_role("link").first).to_be_visible()
    phone.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(button).to_be_focused()
    button.click()
    edge = 380 if name == "primary" else 10
    phone.mouse.click(edge, 400)
    expect(dialog).to_be_hidden()


def test_on_a_phone_the_contents_lead_to_a_section_and_close(phone):
    phone.goto(LONG)
    visible(phone, ".secondary-toggle").click()
    dialog = phone.locator("#pst-secondary-sidebar-modal")
    dialog.get_by_role("link", name="Temperature", exact=True).click()
    expect(dialog).to_be_hidden()
    expect(phone).to_have_url(re.compile("#temperature$"))
    expect(phone.locator("#temperature > h2")).to_be_in_viewport()


def test_on_a_desk_the_chapters_can_be_put_away_and_brought_back(desk):
    chapters = desk.locator("nav.bd-docs-nav")
    button = visible(desk, ".primary-toggle")
    expect(chapters).to_be_visible()
    button.click()
    expect(chapters).not_to_be_in_viewport()
    button.click()
    expect(chapters).to_be_in_viewport()


def test_the_section_that_is_read_is_marked_in_the_contents(page):
    page.goto(LONG)
    contents = page.locator("#pst-page-toc-nav")
    page.locator("#batches-and-axes > h2").scroll_into_view_if_needed()
    page.evaluate(
        "document.querySelector('#batches-and-axes').scrollIntoView(); scrollBy(0, 99)"
    )
    expect(contents.locator("[aria-current]")).to_have_text("Batches and axes")
    contents.get_by_role("link", name="Further reading").click()
    expect(contents.locator("[aria-current]")).to_have_text("Further reading")


def test_ctrl_k_opens_the_search_and_enter_seeks(desk):
    desk.keyboard.press("Control+k")
    field = desk.locator("#pst-search-dialog input")
    expect(field).to_be_focused()
    desk.keyboard.press("Escape")
    expect(field).to_be_hidden()
    visible(desk, ".search-button__button").click()
    expect(field).to_be_focused()
    desk.keyboard.type("temperature")
    desk.keyboard.press("Enter")
    desk.wait_for_url("**/search.html?q=temperature")
    expect(desk.locator("#search-results a").first).to_be_visible()
    desk.keyboard.press("Control+k")
    expect(desk.locator("main input[type=search]")).to_be_focused()


def test_the_menu_opens_and_closes_by_keyboard(desk):
    button = desk.get_by_role("button", name="Download this page")
    button.focus()
    desk.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    desk.keyboard.press("Tab")
    expect(desk.locator(".dropdown-menu a").first).to_be_focused()
    desk.keyboard.press("Escape")
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")
    button.click()
    desk.locator("article h1").click()
    expect(desk.locator(".dropdown-menu")).to_be_hidden()


def test_the_page_is_printed_by_its_button(desk):
    desk.evaluate("window.print = () => { document.title = 'printed' }")
    desk.get_by_role("button", name="Download this page").click()
    desk.locator("[data-print]").click()
    expect(desk).to_have_title("printed")


def test_the_colours_go_round_and_are_remembered(new_page):
    page = new_page(color_scheme="dark")
    page.goto(HEADINGS)
    button = visible(page, ".theme-switch-button")
    root = page.locator("html")
    for theme, says in THEMES:
        expect(root).to_have_attribute("data-theme", theme)
        expect(button).to_have_attribute("aria-label", f"Colours: {says}")
        button.click()
    page.goto("/index.html")
    expect(root).to_have_attribute("data-theme", "light")
    page.emulate_media(color_scheme="light")
    expect(root).to_have_attribute("data-theme", "light")


def test_code_is_copied_without_prompts_and_answers(new_page):
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto("/book/api.html")
    block = page.locator(".highlight:has(.gp):has(.go)").first
    prompt = block.locator("pre").inner_text()
    button = block.locator("button.copybtn")
    expect(button).to_have_accessible_name("Copy the code")
    button.focus()
    expect(button).to_have_css("opacity", "1")
    button.evaluate(NOTE_THE_NEXT_NAME)
    text = copied(page, lambda: page.keyboard.press("Enter"))
    assert page.evaluate("window.named") == "Copied"
    assert ">>>" in prompt
    assert ">>>" not in text
    assert text.splitlines()[0] in prompt
