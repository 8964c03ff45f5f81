"""Every chapter: quiet, at home in light and dark, on a desk and in a hand, accessible.

That no page asks another host, breaks its policy, throws a script error or misses a
file is asserted when the `new_page` fixture closes it.
"""

import pytest
from built import chapters
from looking import assert_fits_and_is_accessible


@pytest.mark.parametrize("path", chapters())
def test_the_chapter_is_quiet_fits_and_is_accessible(new_page, path):
    assert_fits_and_is_accessible(new_page, path)
