"""A page that asks another host, throws or misses a file is reported."""

import pytest
from failure import COLUMNS, LINES, shortened
from playwright.sync_api import expect
from watch import Watch

pytestmark = pytest.mark.thorough  # it tests the tests
POLICY = "default-src 'self'; img-src 'self' data:"
GUARD = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
HEAD = '<!doctype html><html lang="en"><title>t</title><link rel="icon" href="data:,">'
BROKEN = {
    "a picture of another host": ('<img src="https://example.com/a.png">', "asks"),
    "a script of another host": ('<script src="//example.com/a.js"></script>', "asks"),
    "a thrown error": ('<script>throw Error("boom")</script>', "boom"),
    "a rejected promise": ('<script>Promise.reject(Error("boom"))</script>', "boom"),
    "an error in the console": ('<script>console.error("boom")</script>', "boom"),
    "a missing file": ('<img src="/missing.svg" alt="">', "status 404"),
    "a missing module": (
        '<script type="module">import "/missing.mjs"</script>',
        "status 404",
    ),
    "a script that the policy forbids": (f"{GUARD}<script>1</script>", "inline script"),
    "a handler that the policy forbids": (
        f'{GUARD}<img src="data:," alt="" onerror="1">',
        "event handler",
    ),
    "a style that the policy forbids": (f'{GUARD}<p style="color: red">', "style"),
    "code from text that the policy forbids": (
        f'{GUARD}<script src="/_static/eval.js"></script>',
        "eval",
    ),
}


EVAL = {"body": 'eval("1")', "content_type": "text/javascript"}


@pytest.fixture
def watched(browser, site):
    """A page and what is noted about it; nothing fails when it closes."""
    context = browser.new_context(base_url=site)
    page, watch = context.new_page(), Watch(site)
    watch.listen_to(page)
    yield page, watch
    context.close()


@pytest.mark.parametrize("broken", BROKEN)
def test_it_is_reported(watched, broken):
    page, watch = watched
    body, says = BROKEN[broken]
    answer = {"body": HEAD + body, "content_type": "text/html"}
    page.route("**/broken.html", lambda route: route.fulfill(**answer))
    page.route("**/eval.js", lambda route: route.fulfill(**EVAL))
    page.goto("/broken.html", wait_until="networkidle")
    assert any(says in complaint for complaint in watch.complaints())


def test_a_sound_page_is_not_reported(watched):
    page, watch = watched
    page.goto("/index.html", wait_until="networkidle")
    assert watch.requests
    assert watch.complaints() == []


@pytest.mark.parametrize("broken", ['throw Error("boom")', "export default {"])
def test_a_broken_widget_is_reported(watched, broken):
    page, watch = watched
    answer = {"body": broken, "content_type": "text/javascript"}
    page.route("**/softmax-mixer.mjs*", lambda route: route.fulfill(**answer))
    page.goto("/index.html")
    page.locator(".sl-widget").first.scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")
    assert watch.complaints()


def test_a_failure_is_told_in_a_few_lines(watched):
    page, _ = watched
    page.set_content("<h1>One</h1>" + "<p>more</p>" * 5000)
    with pytest.raises(AssertionError) as failed:
        expect(page.locator("h1")).to_have_text("Two", timeout=1)
    short = shortened(str(failed.value))
    assert "expected to have text 'Two'" in short
    assert "One" in short
    assert "paragraph" not in short
    assert len(short.splitlines()) <= LINES


def test_what_is_left_out_of_a_failure_is_counted():
    lines = shortened("\n".join(["x" * 1000] * 99)).splitlines()
    assert lines == ["x" * COLUMNS] * LINES + [f"… {99 - LINES} lines more"]
