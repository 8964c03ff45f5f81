"""The list of pages for search engines, where the site has an address."""

from pathlib import Path
from xml.sax.saxutils import escape

from book.site.dates import last_change, sources_of
from book.site.metadata import address

SCHEMA = "http://www.sitemaps.org/schemas/sitemap/0.9"


def entry(location, day):
    """Return one page of the list.

    Parameters
    ----------
    location, day : str
        Its address, and the day on which it last changed, which may be empty.
    """
    changed = f"<lastmod>{day}</lastmod>" if day else ""
    return f"<url><loc>{escape(location)}</loc>{changed}</url>"


def sitemap(entries):
    """Return the list as XML."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<urlset xmlns="{SCHEMA}">',
        *entries,
        "</urlset>",
    ]
    return "\n".join(lines) + "\n"


def write_sitemap(app, exception):
    """Write `sitemap.xml` beside the landing page."""
    if exception or app.builder.format != "html" or not app.config.html_baseurl:
        return
    entries = [
        entry(address(app.config, page), last_change(*sources_of(app.env, page)))
        for page in sorted(app.env.found_docs)
    ]
    (Path(app.outdir) / "sitemap.xml").write_text(sitemap(entries), encoding="utf-8")


def setup(app):
    """Register the idea with Sphinx."""
    app.connect("build-finished", write_sitemap)
