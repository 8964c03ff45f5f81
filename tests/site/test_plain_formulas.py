"""Short formulas as plain text."""

import pytest

from book.site.plain_formulas import plain


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        ("T", "T"),
        ("z_k", "z_k"),
        ("p_{ij} \\le 1", "p_ij ≤ 1"),
        (r"\varepsilon = 2^{-52}", "ε = 2^−52"),
        (r"\{a,\, b\}", "{a, b}"),
        (r"\operatorname{softmax}(z)", "softmax(z)"),
        (r"\htmlClass{sl-term-1}{z_k} - c", "z_k − c"),
        (r"93\,\%", "93 %"),
    ],
)
def test_what_fits_in_a_line_is_read_in_it(latex, text):
    assert plain(latex) == text


@pytest.mark.parametrize(
    "latex", [r"\frac{a}{b}", r"\sum_k e^{z_k}", r"\hat p", "e^{z_k}", r"\sqrt{2}"]
)
def test_what_does_not_is_left_out(latex):
    assert plain(latex) == "…"
