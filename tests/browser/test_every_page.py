"""Every page follows the rules of page_rules; it is opened once for all of them."""

import pytest
from opened import opened
from page_rules import EVERYWHERE, rules_of

CASES = [case for path in EVERYWHERE for case in rules_of(path)]


@pytest.fixture(scope="module")
def turn_to(browser, site):
    """Return what gives the page at an address, as the rule before has left it."""
    open_now = []

    def turn(path):
        if not open_now or open_now[0].path != path:
            close()
            open_now.append(opened(browser, site, path))
        return open_now[0]

    def close():
        while open_now:
            open_now.pop().context.close()

    yield turn
    close()


@pytest.mark.parametrize(("path", "rule"), CASES)
def test_every_page_follows(path, rule, turn_to):
    complaints = rule(turn_to(path))
    assert not complaints, "\n".join([f"{path}:", *complaints])
