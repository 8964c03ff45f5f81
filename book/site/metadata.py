"""The book's version, authors, licence and address, each from its one file."""

import tomllib
from functools import cache
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[2]
LICENCE = "https://creativecommons.org/licenses/by/4.0/"


@cache
def version():
    """Return the version of book and library, as pyproject.toml has it: "0.1.0"."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return settings["project"]["version"]


@cache
def citation():
    """Return what CITATION.cff holds, as a dict."""
    return yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))


def authors():
    """Return the authors' names, as they are cited."""
    return [
        person.get("name") or f"{person['given-names']} {person['family-names']}"
        for person in citation()["authors"]
    ]


def address(config, pagename=None):
    """Return the address of a page, or of the site.

    Parameters
    ----------
    config : sphinx.config.Config
        The build's settings.
    pagename : str, optional
        The page, as in "book/02_softmax"; without it, the site.

    Returns
    -------
    str
        Empty where `html: baseurl` is not set.
    """
    if not config.html_baseurl:
        return ""
    site = config.html_baseurl.rstrip("/") + "/"
    if pagename is None or pagename == config.root_doc:
        return site
    return f"{site}{pagename}.html"


def put_version(app, config):
    """Tell Sphinx the version, for the footer and for search engines."""
    config.version = config.release = version()


def setup(app):
    """Register the idea with Sphinx."""
    app.connect("config-inited", put_version)
