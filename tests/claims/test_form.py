"""The filter: asleep, native, and with the registry's data."""

import json

from bs4 import BeautifulSoup

from softmax_lib.teaching.claims import CHAPTERS, CLAIMS, VERDICTS
from softmax_lib.teaching.claims.form import filter_form

FORM = BeautifulSoup(filter_form(), "html.parser").form


def test_it_sleeps_until_the_script_wakes_it():
    assert FORM.has_attr("hidden")
    assert not [
        name for tag in FORM.find_all() for name in tag.attrs if name[:2] == "on"
    ]


def test_it_knows_verdict_and_chapter_of_every_claim():
    known = json.loads(FORM["data-claims"])
    assert list(known) == [claim.anchor for claim in CLAIMS.values()]
    assert known["claim-1-2"] == ["false", 4]


def test_it_offers_every_verdict_and_every_chapter():
    radios = FORM.select("fieldset input[type=radio][name=verdict]")
    assert [radio["value"] for radio in radios] == ["", *VERDICTS]
    assert [radio["value"] for radio in radios if radio.has_attr("checked")] == [""]
    options = FORM.select("select[name=chapter] option")
    assert [option["value"] for option in options] == ["", *map(str, CHAPTERS)]


def test_every_field_has_a_name_that_is_read():
    assert FORM.legend.get_text() == "Verdict"
    labels = [label.get_text().strip() for label in FORM.select("fieldset label")]
    assert labels == ["any", *(str(verdict) for verdict in VERDICTS.values())]
    assert FORM.select_one("label[for=sl-claim-chapter]").get_text() == "Explained in"
    assert FORM.select_one("[role=status][aria-live=polite]").get_text() == (
        f"{len(CLAIMS)} of {len(CLAIMS)} claims shown"
    )
