"""The filter of the appendix's page, as HTML.

It is hidden until `book/assets/claims.js` shows it: without JavaScript the page has the
whole list and no dead control.
"""

import json
from html import escape

from .claim import CHAPTERS, VERDICTS
from .registry import CLAIMS


def filter_form():
    """Return the form that chooses claims by verdict and by chapter.

    Returns
    -------
    str
        One form element; `data-claims` holds verdict and chapter of every claim by
        the name of its anchor.
    """
    known = {claim.anchor: [claim.verdict, claim.chapter] for claim in CLAIMS.values()}
    data = escape(json.dumps(known))
    total = len(CLAIMS)
    return (
        f'<form class="sl-claim-filter" data-claims="{data}" autocomplete="off"'
        ' aria-label="Filter the claims" hidden>\n'
        f"<fieldset><legend>Verdict</legend>{_verdicts()}</fieldset>\n"
        '<div class="sl-claim-chapter"><label for="sl-claim-chapter">Explained in'
        f'</label><select id="sl-claim-chapter" name="chapter">{_chapters()}</select>'
        '<button type="button" name="all">Show all</button></div>\n'
        f'<p role="status" aria-live="polite">{total} of {total} claims shown</p>\n'
        "</form>"
    )


def _verdicts():
    pills = {"": "any"} | {
        word: f'<span class="sl-verdict {verdict.look}">{escape(str(verdict))}</span>'
        for word, verdict in VERDICTS.items()
    }
    return "".join(
        f'<label><input type="radio" name="verdict" value="{word}"'
        f"{'' if word else ' checked'}> {pill}</label>"
        for word, pill in pills.items()
    )


def _chapters():
    chapters = {"": "any chapter"} | {each: f"chapter {each}" for each in CHAPTERS}
    return "".join(
        f'<option value="{value}">{name}</option>' for value, name in chapters.items()
    )
