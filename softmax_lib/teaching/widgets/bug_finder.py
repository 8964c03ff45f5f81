"""From a stuck loss, or what else one sees, to the exhibits that may cause it."""

from html import escape

import traitlets

from softmax_lib.teaching.museum import EXHIBITS, loss_rules, sights, suspects
from softmax_lib.teaching.widgets._base import BookWidget

A_NUMBER = "number"  # the sight that needs no exhibit: a loss stands at a number


class BugFinder(BookWidget):
    """A list of what one may see of a bug, and of what may cause it.

    Parameters
    ----------
    value : str or float
        Where the loss stands, as it is typed.
    classes : int
        How many classes there are.
    sight : str
        A key of `museum.sights.SIGHTS`, or "number" for a loss that stands at `value`.

    Raises
    ------
    ValueError
        If the value is no finite number, there are fewer than two classes, or there is
        no such sight.

    Examples
    --------
    >>> BugFinder("1.4612", 10).suspects()[0].title
    'A softmax before a loss that applies one itself'
    """

    claim = (
        "The number at which a loss stops often names the bug: 1.4612 for ten classes "
        "is a softmax too many."
    )
    value = traitlets.Unicode("1.4612").tag(sync=True)
    classes = traitlets.Int(10).tag(sync=True)
    sight = traitlets.Unicode(A_NUMBER).tag(sync=True)
    rules = traitlets.List(traitlets.Dict()).tag(sync=True)
    sights = traitlets.List(traitlets.Dict()).tag(sync=True)
    exhibits = traitlets.Dict().tag(sync=True)

    def __init__(self, value="1.4612", classes=10, *, sight=A_NUMBER):
        suspects.of_number(value, classes)
        if sight != A_NUMBER:
            suspects.of_sight(sight)
        super().__init__(
            value=str(value),
            classes=int(classes),
            sight=sight,
            rules=[
                {
                    "rule": key,
                    "exhibit": rule.exhibit,
                    "title": rule.title,
                    "why": rule.why,
                }
                for key, rule in loss_rules.RULES.items()
            ],
            sights=[
                {
                    "sight": key,
                    "group": each.group,
                    "says": each.says,
                    "exhibits": list(each.exhibits),
                }
                for key, each in sights.SIGHTS.items()
            ],
            exhibits={
                name: {
                    "number": each.number,
                    "title": each.title,
                    "why": suspects.sentence(each.breaks),
                    "sign": each.sign,
                }
                for name, each in EXHIBITS.items()
            },
        )

    def __repr__(self):
        return (
            f"BugFinder(value={self.value!r}, classes={self.classes}, "
            f"sight={self.sight!r})"
        )

    def suspects(self):
        """Return what may cause what is seen, likeliest first."""
        if self.sight == A_NUMBER:
            return suspects.of_number(self.value, self.classes)
        return suspects.of_sight(self.sight)

    def sentence(self):
        """Say how many causes there are, and for what."""
        if self.sight == A_NUMBER:
            seen = f"a loss of {self.value.strip()} with {self.classes} classes"
        else:
            each = sights.SIGHTS[self.sight]
            seen = f"“{each.group}: {each.says}”"
        count = len(self.suspects())
        if count == 1:
            return f"One possible cause of {seen}."
        return f"{count} possible causes of {seen}, the likeliest first."

    def static_answer(self):
        """The sentence, and the list of causes with their arithmetic."""
        items = "".join(map(self._item, self.suspects()))
        return (
            f'<p class="sl-readout">{escape(self.sentence())}</p>'
            f'<ol class="sl-suspects sl-static">{items}</ol>'
        )

    def _item(self, suspect):
        parts = [("sl-suspect", suspect.title), ("sl-why", suspect.why)]
        if suspect.exhibit:
            exhibit = EXHIBITS[suspect.exhibit]
            parts[0] = ("sl-suspect", f"Exhibit {exhibit.number}: {suspect.title}")
            parts.append(("sl-tell", f"In your run: {exhibit.sign}"))
        lines = "".join(
            f'<span class="{name}">{escape(text)}</span>' for name, text in parts
        )
        return f"<li>{lines}</li>"
