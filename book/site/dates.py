"""The version and the date at the foot of each page.

The date is that of the last commit that changed the page's source, so that two builds
of one commit agree. Where git cannot tell, in an archive or a shallow clone, it is
the day of SOURCE_DATE_EPOCH; where that is not set either, a page has no date.
"""

import os
import subprocess
from calendar import month_name
from datetime import UTC, datetime
from functools import cache

from book.site.metadata import ROOT, version


def git(*words, root=None):
    """Return what git answers in the book's folder; empty where it cannot answer."""
    options = {"cwd": root or ROOT, "capture_output": True, "encoding": "utf-8"}
    try:
        done = subprocess.run(["git", *words], check=True, **options)
    except (OSError, subprocess.CalledProcessError):
        return ""
    return done.stdout.strip()


@cache
def history_is_whole():
    """Tell whether the book's folder is a git checkout with all its commits."""
    inside = git("rev-parse", "--show-prefix", "--is-shallow-repository")
    return inside == "false"  # the prefix of the top folder is an empty line


def epoch_day():
    """Return the day of SOURCE_DATE_EPOCH as "2026-11-26"; empty where it is unset."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not seconds:
        return ""
    try:
        return datetime.fromtimestamp(int(seconds), UTC).date().isoformat()
    except (ValueError, OverflowError, OSError):
        raise ValueError(
            f"SOURCE_DATE_EPOCH must be whole seconds since 1970, not {seconds!r}."
        ) from None


@cache
def last_change(*files):
    """Return the day on which files of the book last changed.

    Parameters
    ----------
    *files : str
        Paths below the book's folder; none means the whole book.

    Returns
    -------
    str
        As in "2026-11-26"; empty if unknown.
    """
    if history_is_whole():
        day = git("log", "-1", "--format=%as", "--", *files)
        if day:
            return day
    return epoch_day()


def sources_of(env, pagename):
    """Return the files that a page is made from, as paths below the book's folder.

    Parameters
    ----------
    env : sphinx.environment.BuildEnvironment
        It records what each page was read from, including docstrings and the
        bibliography.
    pagename : str
        The page.

    Returns
    -------
    list of str
        Empty for a page that Sphinx makes up, such as the search.
    """
    if pagename not in env.found_docs:
        return []
    files = [env.doc2path(pagename, base=False), *env.dependencies[pagename]]
    whole = {(ROOT / file).resolve() for file in files}
    inside = [file for file in whole if file.is_relative_to(ROOT)]
    return sorted(file.relative_to(ROOT).as_posix() for file in inside)


def in_words(day):
    """Return "2026-11-05" as "5 November 2026"; empty for an empty day."""
    if not day:
        return ""
    year, month, number = map(int, day.split("-"))
    return f"{number} {month_name[month]} {year}"


def date_page(app, pagename, templatename, context, doctree):
    """Give the page's template its version and date."""
    sources = sources_of(app.env, pagename)
    context["book_version"] = version()
    context["page_changed"] = day = last_change(*sources) if sources else ""
    context["page_changed_in_words"] = in_words(day)


def setup(app):
    """Register the idea with Sphinx."""
    app.connect("html-page-context", date_page)
