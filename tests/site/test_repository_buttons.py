"""The repository has buttons if it has an address."""

from types import SimpleNamespace

import pytest

from book.site import repository_buttons


@pytest.mark.parametrize("address", ["", "https://example.org/book"])
def test_the_repository_has_buttons_if_it_has_an_address(address):
    options = {"repository_url": address}
    repository_buttons.offer_repository(
        None, SimpleNamespace(html_theme_options=options)
    )
    assert options["use_issues_button"] is bool(address)
    assert options["use_repository_button"] is bool(address)
