"""Metadata for other sites and search engines: OpenGraph, and JSON-LD for the course.

Both need absolute addresses; if the site has none, whatever needs one is left out.
"""

import json
from html import escape

from book.site.card import CARD, SIZE
from book.site.description import describe, subtitle
from book.site.landing import chapters_of
from book.site.metadata import LICENCE, address, authors, citation, version
from book.site.openings import CHAPTER, GOALS, NEEDS, list_after, texts

LANGUAGE = "en-GB"


def tags(facts):
    """Return `meta` elements, one for each fact that is not empty."""
    return "".join(
        f'\n<meta property="{name}" content="{escape(str(value))}">'
        for name, value in facts.items()
        if value
    )


def open_graph(config, pagename, title, text):
    """Return a page's OpenGraph facts.

    Parameters
    ----------
    config : sphinx.config.Config
        The build's settings.
    pagename, title, text : str
        The page, its title and its description.

    Returns
    -------
    dict of str to str
        Empty values where there is no address.
    """
    site = address(config)
    facts = {
        "og:type": "book" if pagename == config.root_doc else "article",
        "og:title": title,
        "og:description": text,
        "og:site_name": config.html_title,
        "og:locale": LANGUAGE.replace("-", "_"),
        "og:url": address(config, pagename),
    }
    if site:
        width, height = SIZE
        facts |= {"og:image": f"{site}_static/{CARD}", "og:image:alt": title}
        facts |= {"og:image:width": width, "og:image:height": height}
    return facts


def common(config, pagename, name, text):
    """Return the JSON-LD fields that the book and a chapter share."""
    facts = {
        "@context": "https://schema.org",
        "name": name,
        "description": text,
        "url": address(config, pagename),
        "inLanguage": LANGUAGE,
        "license": LICENCE,
        "version": version(),
        "isAccessibleForFree": True,
        "author": [{"@type": "Organization", "name": name} for name in authors()],
    }
    return {key: value for key, value in facts.items() if value != ""}


def part(env, name):
    """Return a chapter as it appears in the book's list."""
    facts = {
        "@type": "LearningResource",
        "name": env.titles[name].astext(),
        "position": int(CHAPTER.fullmatch(name)["number"]),
        "url": address(env.config, name),
    }
    return {key: value for key, value in facts.items() if value != ""}


def book(env, text):
    """Return the book as JSON-LD; `text` describes it."""
    return common(env.config, None, citation()["title"], text) | {
        "@type": "Book",
        "learningResourceType": "textbook",
        "keywords": citation()["keywords"],
        "hasPart": [part(env, name) for name in chapters_of(env)],
    }


def chapter(env, name, text):
    """Return a chapter as JSON-LD: what it teaches, what it needs, how long it takes.

    Parameters
    ----------
    env : sphinx.environment.BuildEnvironment
        It has read the chapter.
    name, text : str
        The chapter and its description.

    Returns
    -------
    dict
        Of JSON's types.
    """
    doctree = env.get_doctree(name)
    config = env.config
    whole = {"@type": "Book", "name": citation()["title"], "url": address(config)}
    return (
        common(config, name, env.titles[name].astext(), text)
        | part(env, name)
        | {
            "learningResourceType": "chapter",
            "teaches": texts(list_after(doctree, GOALS)),
            "competencyRequired": texts(list_after(doctree, NEEDS))[:-1],
            "timeRequired": f"PT{env.metadata[name].get('minutes', 0)}M",
            "isPartOf": {key: value for key, value in whole.items() if value},
        }
    )


def script(facts):
    """Return JSON-LD as a data block, which browsers do not execute."""
    text = json.dumps(facts, ensure_ascii=False).replace("</", "<\\/")
    return f'\n<script type="application/ld+json">{text}</script>'


def share(app, pagename, templatename, context, doctree):
    """Put both into the page's head."""
    if doctree is None:
        return
    env, text = app.env, describe(doctree)
    title = env.titles[pagename].astext()
    if pagename == app.config.root_doc:
        title = f"{title}: {subtitle(doctree)}"
        context["pageurl"] = address(app.config)
        context["metatags"] += script(book(env, text))
    elif CHAPTER.fullmatch(pagename):
        context["metatags"] += script(chapter(env, pagename, text))
    context["metatags"] += tags(open_graph(app.config, pagename, title, text))


def setup(app):
    """Register the idea with Sphinx."""
    app.connect("html-page-context", share)
