"""A wide figure has two files, and the page says which of them is for a phone."""

import hashlib
from types import SimpleNamespace

import pytest
from doctrees import page
from docutils import nodes

from book.site import phone_figures

WIDE = ['<svg width="504pt" height="144pt">\n', "</svg>"]
NARROW = '<svg width="259.2pt" height="432pt"></svg>'


def notebook(**data):
    output = {"output_type": "display_data", "data": data}
    return {"cells": [{"cell_type": "markdown"}, {"outputs": [output]}]}


def stored():
    return notebook(**{"image/svg+xml": WIDE, phone_figures.PHONE: NARROW})


def test_the_rendering_for_a_phone_is_taken_out_and_known_by_the_wide_file():
    read = stored()
    name = hashlib.sha256("".join(WIDE).encode()).hexdigest()  # as MyST-NB names it
    assert phone_figures.taken_out(read) == {name: NARROW}
    assert list(read["cells"][1]["outputs"][0]["data"]) == ["image/svg+xml"]


def test_a_figure_without_one_stays_as_it_is():
    read = notebook(**{"image/svg+xml": WIDE})
    assert phone_figures.taken_out(read) == {}


def test_both_stand_in_one_picture_the_phones_first(tmp_path):
    (tmp_path / "abc.svg").write_text("wide", encoding="utf-8")
    image = nodes.image(uri="/abc.svg", alt="Bars.")
    document = page(nodes.figure("", image), nodes.image(uri="/other.svg"))
    env = SimpleNamespace(srcdir=tmp_path, temp_data={"phone": {"abc": NARROW}})
    document.settings.env = env
    phone_figures.PairRenderings(document).apply()
    [pair] = document.findall(phone_figures.picture)
    assert [child["uri"] for child in pair] == ["/abc-phone.svg", "/abc.svg"]
    assert (tmp_path / "abc-phone.svg").read_text(encoding="utf-8") == NARROW
    assert isinstance(document[1], nodes.image)


def test_the_browser_is_told_when_to_take_it_and_how_large_it_is(tmp_path):
    (tmp_path / "a-phone.svg").write_text(NARROW, encoding="utf-8")
    builder = SimpleNamespace(
        srcdir=tmp_path, imgpath="../_images", images={"a-phone.svg": "a-phone.svg"}
    )
    writer = SimpleNamespace(builder=builder, body=[])
    node = phone_figures.phone_image(uri="a-phone.svg")
    with pytest.raises(nodes.SkipNode):
        phone_figures.visit_phone_image(writer, node)
    assert writer.body == [
        '<source media="(max-width: 600px)" width="397" height="662"'
        ' srcset="../_images/a-phone.svg">'
    ]
