"""Reviews on the built site: cards, the days between them, and the file."""

import re

import pytest
from playwright.sync_api import expect
from served import only

pytestmark = pytest.mark.one_page
PAGE = "/book/tools/review.html"
CHAPTER = only(".sl-exercise-form", "/book/02_softmax.html")
PHONE = {"width": 390, "height": 844}
# the clock of the page, set to a number of days from now
LATER = "const now = Date.now.bind(Date); Date.now = () => now() + {} * 86400000"


def card(page):
    return page.locator(".sl-card")


def title(page):
    return card(page).get_by_role("heading")


def says(page):
    return page.locator(".sl-review-says")


def news(page):
    return page.locator(".sl-keeping-says")


def press(page, name):
    page.get_by_role("button", name=re.compile(f"^{name}")).click()


def store(page, kind):
    return page.evaluate(
        "(kind) => JSON.parse(localStorage.getItem(`softmax-book:${kind}`))", kind
    )


def fill(page, **parts):
    page.evaluate(
        """(parts) => {
          for (const [kind, value] of Object.entries(parts)) {
            localStorage.setItem(`softmax-book:${kind}`, JSON.stringify(value));
          }
        }""",
        parts,
    )


def opened(page):
    page.goto(PAGE)
    expect(title(page)).to_be_visible()
    return page


@pytest.fixture
def review(page):
    return opened(page)


def bring(page, text, name="mine.json"):
    content = text.encode() if isinstance(text, str) else text
    file = {"name": name, "mimeType": "application/json", "buffer": content}
    page.get_by_label("Bring a file in").set_input_files(file)


def test_a_card_is_asked_answered_and_put_away(review):
    expect(says(review)).to_have_text("Left for today: 0 due, 10 new.")
    first = title(review).inner_text()
    expect(review.get_by_role("button", name="Good")).to_have_count(0)
    press(review, "Show the answer")
    answer = review.get_by_role("group", name="Answer")
    expect(answer).to_be_focused()
    expect(answer).to_have_text(re.compile(".{20}", re.DOTALL))
    expect(review.get_by_role("button", name="Good · 1 day")).to_be_visible()
    press(review, "Good")
    expect(says(review)).to_have_text("Left for today: 0 due, 9 new.")
    expect(title(review)).to_be_focused()
    expect(title(review)).not_to_have_text(first)
    [one] = store(review, "review").values()
    assert (one["reps"], one["interval"]) == (1, 1)


def test_a_forgotten_card_comes_again_today(review):
    first = title(review).inner_text()
    for grade in ["Forgot", *["Easy"] * 9]:
        press(review, "Show the answer")
        before = title(review).inner_text()
        press(review, grade)
        expect(title(review)).not_to_have_text(before)
    expect(title(review)).to_have_text(first)
    expect(says(review)).to_have_text("Left for today: 1 due, 0 new.")
    press(review, "Show the answer")
    press(review, "Good")
    expect(says(review)).to_have_text("Nothing is due. The next card comes tomorrow.")
    expect(card(review)).to_be_hidden()


def test_a_known_card_is_due_again_when_its_days_are_over(new_page):
    page = new_page()
    opened(page)
    known = title(page).inner_text()
    press(page, "Show the answer")
    press(page, "Good")
    expect(title(page)).not_to_have_text(known)
    page.add_init_script(LATER.format(1))
    page.reload()
    expect(title(page)).to_have_text(known)
    press(page, "Show the answer")
    expect(page.get_by_role("button", name="Good · 6 days")).to_be_visible()


def test_the_chapters_to_draw_from_are_chosen_and_kept(review):
    group = review.get_by_role("group", name="Cards from chapter")
    chosen = group.locator("label:has(:checked)").all_inner_texts()
    assert [name.strip() for name in chosen] == ["1"]
    boxes = group.get_by_role("checkbox")
    for box in boxes.all():
        box.uncheck()
    expect(says(review)).to_have_text("Choose a chapter.")
    review.get_by_role("checkbox", name="6", exact=True).check()
    expect(title(review)).to_be_visible()
    in_six = title(review).inner_text()
    review.reload()
    expect(title(review)).to_have_text(in_six)


def test_the_keyboard_is_enough(review):
    review.get_by_role("checkbox", name="1", exact=True).focus()
    turn = review.get_by_role("button", name="Show the answer")
    for _ in range(20):
        review.keyboard.press("Tab")
        if turn.evaluate("(button) => button === document.activeElement"):
            break
    review.keyboard.press("Enter")
    review.keyboard.press("Tab")
    expect(review.get_by_role("button", name="Forgot")).to_be_focused()
    review.keyboard.press("Enter")
    expect(title(review)).to_be_focused()


def test_every_card_has_two_sides(page):
    page.goto(PAGE)
    links = page.locator(".sl-cards a").evaluate_all("all => all.map((a) => a.href)")
    assert len(links) > 150
    bodies = {
        url: page.request.get(url).text()
        for url in {link.partition("#")[0] for link in links}
    }
    wrong = page.evaluate(
        """([links, bodies]) => {
          const pages = Object.fromEntries(Object.entries(bodies).map(([url, text]) =>
            [url, new DOMParser().parseFromString(text, "text/html")]));
          return links.filter((link) => {
            const [url, id] = link.split("#");
            const target = pages[url].getElementById(decodeURIComponent(id));
            if (target?.matches("dt")) return !target.closest(".glossary");
            const exercise = target?.closest(".sl-exercise");
            return !exercise?.querySelector("details.sl-solution");
          });
        }""",
        [links, bodies],
    )
    assert not wrong


def test_an_exercise_shows_its_question_and_its_solution(page):
    page.goto(PAGE)
    link = page.locator(".sl-cards a", has_text="Exercise 2.3").first
    name = link.get_attribute("href").partition("#")[2]
    card_ = {"reps": 1, "interval": 1, "ease": 2.5, "due": 1, "last": 0, "first": 0}
    fill(page, review={name: card_}, **{"review-from": [2]})
    page.reload()
    expect(title(page)).to_contain_text("Exercise 2.3")
    expect(card(page)).to_contain_text("At which temperature")
    expect(card(page).locator("form")).to_have_count(0)
    press(page, "Show the answer")
    answer = page.get_by_role("group", name="Answer")
    expect(answer).to_have_text(re.compile(".{40}", re.DOTALL))


def test_a_card_whose_page_does_not_load_can_be_tried_again(new_page):
    page = new_page()
    page.route("**/glossary.html", lambda route: route.abort("aborted"))
    page.goto(PAGE)
    expect(card(page)).to_contain_text("did not load")
    page.unroute("**/glossary.html")
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("button", name="Show the answer")).to_be_visible()


def saved(page):
    with page.expect_download() as waiting:
        press(page, "Save a file")
    assert re.fullmatch(
        r"softmax-book-\d{4}-\d\d-\d\d\.json", waiting.value.suggested_filename
    )
    return waiting.value.path().read_text(encoding="utf-8")


def test_what_was_done_goes_to_another_browser_as_a_file(new_page):
    here, there = new_page(), new_page()
    here.goto(CHAPTER)
    form = here.locator('.sl-exercise-form[data-exercise*="\\"2.7\\""]')
    form.get_by_role("textbox").fill("150")
    form.get_by_role("button", name="Check").click()
    expect(form.locator(".sl-feedback")).to_contain_text("✓")
    opened(here)
    press(here, "Show the answer")
    press(here, "Easy")
    expect(says(here)).to_contain_text("9 new")
    fill(here, edits={"02_softmax": {"abc": "z = 1"}})
    text = saved(here)
    opened(there)
    bring(there, text)
    expect(news(there)).to_have_text(
        "Added from the file: 1 answer, 1 card, 1 edited cell."
    )
    for kind in ("progress", "review", "edits"):
        assert store(there, kind) == store(here, kind)
    there.goto(CHAPTER)
    done = there.locator('.sl-exercise-form[data-exercise*="\\"2.7\\""]')
    expect(done.locator(".sl-feedback")).to_contain_text("Done.")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2.1,done", "This is no JSON file"),
        ("[]", "does not come from this page"),
        (b"\xff\xfe\x00", "This is no JSON file"),
        ('{"format": "softmax-book", "version": 9}', "made by a newer book"),
        (
            '{"format": "softmax-book", "version": 1, "review": {"a": 1}}',
            "“review”, “a” in the file",
        ),
        (b" " * 5_000_001, "more than 5 MB"),
    ],
    ids=["text", "list", "bytes", "newer", "card", "large"],
)
def test_a_bad_file_is_named_and_nothing_is_lost(review, text, words):
    fill(review, progress={"2.1": "done"})
    bring(review, text)
    expect(news(review)).to_contain_text(words)
    expect(news(review)).to_contain_text("Nothing was lost.")
    assert store(review, "progress") == {"2.1": "done"}


def test_reviews_can_be_forgotten_and_brought_back(review):
    press(review, "Show the answer")
    press(review, "Good")
    expect(says(review)).to_contain_text("9 new")
    press(review, "Forget my reviews")
    expect(says(review)).to_contain_text("10 new")
    press(review, "Bring them back")
    expect(says(review)).to_contain_text("9 new")


def test_it_fits_a_phone(new_page):
    page = new_page(viewport=PHONE)
    opened(page)
    press(page, "Show the answer")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    low = page.locator(".sl-card-ways button, .sl-review-from label").evaluate_all(
        "all => all.filter((each) => each.offsetHeight < 36).length"
    )
    assert low == 0


def test_in_forced_colours_the_card_has_an_edge(new_page):
    page = new_page(forced_colors="active")
    opened(page)
    expect(card(page)).to_have_css("border-top-style", "solid")


def test_without_javascript_it_says_what_it_would_do(new_page):
    page = new_page(java_script_enabled=False)
    page.goto(PAGE)
    # what stands in noscript has no text for Playwright's search by text
    said = page.locator(".bd-article noscript p")
    expect(said.first).to_be_visible()
    expect(said).to_contain_text(["This box asks one card", "Two buttons here save"])
    expect(page.locator(".sl-review")).to_be_hidden()
    summary = page.get_by_text("Chapter 2:", exact=False).last
    summary.click()
    expect(page.locator(".sl-cards a", has_text="Exercise 2.1").first).to_be_visible()
