"""Every exhibit of the museum, mended in its page and left as it was."""

import pytest
from mend_page import Museum
from opened import watching
from served import Host

from softmax_lib.teaching.museum import EXHIBITS
from softmax_lib.teaching.museum.repair import repair
from tools.serve import SITE, serving


@pytest.fixture(scope="module")
def museum(browser):
    """The page, with one Python for all exhibits."""
    with serving(SITE, host=Host) as site, watching(browser, site) as (page, _):
        yield Museum(page)


@pytest.mark.parametrize("name", EXHIBITS)
def test_the_cure_passes_in_the_page_and_what_is_broken_does_not(museum, name):
    exhibit, task = EXHIBITS[name], repair(name)
    museum.open(exhibit)
    broken = museum.tries(exhibit, task.source)
    assert broken[0].startswith("✓" if exhibit.harmless else "✗ Not yet")
    assert museum.tries(exhibit, task.cure)[0].startswith("✓")
    museum.named(f"Close exhibit {exhibit.number}").click()
