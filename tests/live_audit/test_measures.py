"""Seconds, bytes and memory of a live page, in Chromium; printed, and within bounds.

The bounds are wide: seconds depend on the machine and on what else it does. Processor
seconds, of all of Chromium's processes, depend on the latter less.
"""

import math
import re
import time

import processor
import pytest
from live_page import LivePage

from tools.serve import SITE, StaticHost, serving

MOST_MEGABYTES = 19  # to the first result
MOST_SECONDS = 120


class CountingHost(StaticHost):
    """A host that counts what it sends."""

    sent: list = []  # noqa: RUF012  one list for all requests

    def _send(self, status, name, body):
        sent = super()._send(status, name, body)
        self.sent.append((self.path, len(sent.getvalue())))
        return sent


@pytest.fixture
def address():
    CountingHost.sent.clear()
    with serving(SITE, host=CountingHost) as address:
        yield address


def megabytes():
    """Return what was sent for the first result; what is kept for later comes after."""
    first = re.compile(
        r"/live/(?!pyodide/.*\.(whl|zip))|/(numpy-|softmax_lib-|python_)"
    )
    return sum(size for path, size in CountingHost.sent if first.search(path)) / 1e6


def first_result(context):
    """Return the page, and the seconds from the button to the first numbers.

    The cell before them draws a figure, which they do not need. Seconds are of the
    clock and of the processors.
    """
    live = LivePage(context.new_page())
    live.page.wait_for_load_state("networkidle")
    began, used = time.perf_counter(), processor.seconds()
    live.start().run("cell 2", above=True)
    assert "49.899" in live.run("cell 4")
    took = time.perf_counter() - began
    return live, took, math.nan if used is None else processor.seconds() - used


def test_the_first_result_cold_and_warm(browser, address):
    context = browser.new_context(base_url=address)
    live, cold, cold_used = first_result(context)
    sent = megabytes()
    live.page.close()
    CountingHost.sent.clear()
    _, warm, warm_used = first_result(context)
    print(f"first result, cold: {cold:.1f} s, of processors {cold_used:.1f} s")
    print(f"first result, warm: {warm:.1f} s, of processors {warm_used:.1f} s")
    print(f"fetched: {sent:.1f} MB, warm {megabytes():.1f} MB")
    assert sent <= MOST_MEGABYTES
    assert megabytes() <= 3  # what a browser without a cache of its own asks again
    assert max(cold, warm) < MOST_SECONDS
    context.close()


def test_the_first_figure(browser, address):
    context = browser.new_context(base_url=address)
    live, *_ = first_result(context)
    began = time.perf_counter()
    live.run("cell 3")
    print(f"first figure: {time.perf_counter() - began:.1f} s after the first result")
    context.close()


def test_two_tabs_have_two_pythons(browser, address):
    context = browser.new_context(base_url=address)
    one, two = (LivePage(context.new_page()).start() for _ in range(2))
    one.write("cell 1", "x = 'one'")
    two.write("cell 1", "x = 'two'")
    for page in (one, two):
        page.run("cell 1")
        page.write("cell 2", "x")
    assert one.run("cell 2") == "'one'"
    assert two.run("cell 2") == "'two'"
    context.close()


def test_a_reload_is_static_again_and_starts_again(browser, address):
    context = browser.new_context(base_url=address)
    live, *_ = first_result(context)
    live.page.reload()
    assert live.page.locator("textarea").count() == 0
    assert "49.899" in live.start().run("cell 4", above=True)
    context.close()


def test_fifty_runs_of_a_figure_do_not_fill_the_memory(browser, address):
    context = browser.new_context(base_url=address)
    live = LivePage(context.new_page()).start()
    live.run("cell 3", above=True)
    size = "import gc, pyodide_js\ngc.collect()\npyodide_js._module.HEAP8.length / 1e6"
    live.write("cell 5", size)
    before = float(live.run("cell 5"))
    for _ in range(50):
        live.run("cell 3")
    after = float(live.run("cell 5"))
    print(f"Python's memory: {before:.0f} MB, after 50 figures {after:.0f} MB")
    assert after < 1.5 * before
    assert live.output("cell 3").get_by_role("img").count() == 1
    context.close()
