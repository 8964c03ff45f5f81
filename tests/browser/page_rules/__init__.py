"""The rules of every page: each takes an open page and returns its complaints.

A page is opened once, and the rules look at it in this order: first what it weighs,
last what a reader's clicks do. `rules_of` says which rules hold for a page.
"""

import pytest
from built import chapters, pages

from page_rules import (
    accessibility,
    density,
    forced_colours,
    formulas,
    keyboard,
    lines,
    network,
    paper,
    phone,
    weight,
    widgets,
)

ALSO = [
    "/search.html?q=softmax",
    "/search.html?q=softmin+xyzzy",  # nothing is found
    "/genindex.html",
    "/404.html",
]
FORMS = ("/book/appendix/claims", "/book/appendix/museum", "/book/tools/")
BOOK, CHAPTERS, EVERYWHERE = pages(), chapters(), [*pages(), *ALSO]
WITH_WIDGETS = ["/index.html", "/book/tools/your_bug.html", *CHAPTERS]
# Pages with more to use than links and what copies code.
TO_USE = {*WITH_WIDGETS, *(page for page in BOOK if page.startswith(FORMS))}
# A page is laid out anew for each width, so what looks at one width comes together.
IN_ORDER = [
    (weight.it_stays_within_its_budget, BOOK),
    (weight.its_figures_stay_within_their_budget, BOOK),
    (weight.its_figures_load_when_they_are_near, BOOK),
    (density.there_is_something_to_see_or_move_every_few_screens, CHAPTERS),
    (lines.they_are_whole_on_a_desk, BOOK),
    (widgets.nothing_moves_on_a_desk_when_they_take_their_place, WITH_WIDGETS),
    (accessibility.its_colours_are_seen, EVERYWHERE),
    (accessibility.it_is_accessible_with_every_formula, EVERYWHERE),
    (paper.only_the_text_is_printed_and_nothing_is_cut_off, BOOK),
    (forced_colours.figures_are_not_blended_with_another_paper, CHAPTERS[1:3]),
    (widgets.nothing_moves_on_a_phone_when_they_take_their_place, WITH_WIDGETS),
    (widgets.they_fit_a_phone, WITH_WIDGETS),
    (formulas.none_is_cut_off_on_a_phone, CHAPTERS),
    (phone.figures_are_whole_on_a_phone, BOOK),
    (phone.what_goes_on_at_the_side_shows_that_it_does, BOOK),
    (lines.they_are_whole_on_a_phone, BOOK),
    (lines.no_punctuation_is_alone_at_other_widths, BOOK),
    (accessibility.it_is_accessible_on_a_phone_in_the_dark, EVERYWHERE),
    (accessibility.it_is_accessible_in_the_dark, EVERYWHERE),
    (accessibility.it_is_accessible_enlarged, EVERYWHERE),
    (keyboard.tab_leads_through_every_control_with_a_visible_ring, BOOK),
    (network.no_click_fetches_from_elsewhere, EVERYWHERE),
    (network.it_keeps_its_policy_and_is_quiet, EVERYWHERE),
]
# The light and the dark, a desk and a phone are looked at without them, and whether a
# formula can be panned by keyboard.
THOROUGH = {
    lines.no_punctuation_is_alone_at_other_widths,
    accessibility.it_is_accessible_with_every_formula,
    accessibility.it_is_accessible_in_the_dark,
    accessibility.it_is_accessible_enlarged,
}

# What these look at on other pages is around the text, where all pages are alike.
ENOUGH = {
    paper.only_the_text_is_printed_and_nothing_is_cut_off: {*TO_USE, "/book/api.html"},
    keyboard.tab_leads_through_every_control_with_a_visible_ring: TO_USE,
    network.no_click_fetches_from_elsewhere: {*TO_USE, *ALSO},
}


def rules_of(path):
    """Return the rules of a page as parameters, those marked that may wait."""
    return [
        pytest.param(path, rule, marks=_marks(rule, path), id=f"{path}-{rule.__name__}")
        for rule, where in IN_ORDER
        if path in where
    ]


def _marks(rule, path):
    waits = rule in THOROUGH or path not in ENOUGH.get(rule, {path})
    return [pytest.mark.thorough] if waits else []
