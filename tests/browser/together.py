"""Which tests run in one process, one after the other."""

import re

from xdist.scheduler import LoadScopeScheduling

# These open a page, their parameter, once for all tests of it.
BY_PAGE = re.compile(r".*(test_every_page|test_without_javascript)\.py.*\[(.*?\.html)")


class TogetherScheduling(LoadScopeScheduling):
    """Tests of a page, and else those of a file, in the order of their names."""

    def _split_scope(self, nodeid):
        """Return the same name for all tests that belong together."""
        by_page = BY_PAGE.match(nodeid)
        return " ".join(by_page.groups()) if by_page else nodeid.partition("::")[0]
