import pytest

from softmax_lib.teaching.tables import listing, table


def test_columns_line_up_in_text():
    shown = table(["name", "value"], [["a", 1], ["longer name", "x"]])
    assert repr(shown).split("\n") == [
        "name         value",
        "a            1",
        "longer name  x",
    ]


def test_a_page_gets_a_table_whose_texts_are_text():
    html = table(["<b>"], [["a & b"]])._repr_html_()
    assert "<th>&lt;b&gt;</th>" in html
    assert "<td>a &amp; b</td>" in html


def test_a_row_of_another_length_is_refused():
    with pytest.raises(ValueError, match="argument 2 is longer"):
        repr(table(["one"], [["a", "b"]]))


def test_a_listing_is_the_source_of_the_core(capsys):
    listing("softmax", "rest")
    printed = capsys.readouterr().out
    assert printed.startswith("def softmax(x, y")
    assert "\n\n\ndef rest(x, top" in printed
    assert not printed.endswith("\n\n")
