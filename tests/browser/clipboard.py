"""What a page has copied."""

EMPTY = "navigator.clipboard.writeText('')"  # it outlives the page of a test
COPIED = "() => navigator.clipboard.readText()"


def copied(page, copy):
    """Let a page copy something, and return it as soon as it is there."""
    page.evaluate(EMPTY)
    copy()
    return page.wait_for_function(COPIED).json_value()
