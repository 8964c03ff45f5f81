"""No quotation has changed since it was compared with its article.

The articles themselves are not kept here; tools/quotations.py compares with them.
"""

import json

import pytest

from softmax_lib.teaching.claims import CLAIMS
from tools.quotations import FILE, fingerprint

COMPARED = json.loads(FILE.read_text(encoding="utf-8"))


@pytest.mark.parametrize("number", CLAIMS)
def test_the_quotation_is_the_one_that_was_compared(number):
    assert COMPARED.get(number) == fingerprint(CLAIMS[number].quote), (
        "compare it with the article: python -m tools.quotations"
    )


def test_nothing_else_has_a_fingerprint():
    assert list(COMPARED) == list(CLAIMS)
