"""The reading time that a chapter's opening states, for use on other pages."""

import re

from sphinx.transforms import SphinxTransform

from book.site.openings import CHAPTER, NEEDS, list_after, texts

TOLD = re.compile(r"about (\d+) minutes, exercises apart")  # by tools/reading_time.py


def minutes(document):
    """Return the minutes that a chapter's opening tells, 0 where it tells none."""
    told = TOLD.findall(" ".join(texts(list_after(document, NEEDS))))
    return int(told[0]) if told else 0


class KeepMinutes(SphinxTransform):
    """Keep a chapter's reading time where other pages find it."""

    default_priority = 290

    def apply(self, **kwargs):
        """Do it for the page that is being read."""
        if CHAPTER.fullmatch(self.env.docname):
            self.env.metadata[self.env.docname]["minutes"] = minutes(self.document)


def setup(app):
    """Register the idea with Sphinx."""
    app.add_transform(KeepMinutes)
