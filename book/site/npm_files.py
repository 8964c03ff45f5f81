"""What pages load of npm's packages: KaTeX's style sheet, fonts, the search's index.

They go from `node_modules` straight into the build, never into git.
"""

import shutil
from pathlib import Path

from sphinx.errors import ExtensionError

from book.site.maths import KATEX

ROOT = Path(__file__).parents[2]
MODULES = ROOT / "node_modules"
TEXT = MODULES / "@fontsource-variable" / "source-sans-3" / "files"
ITALIC = MODULES / "@fontsource" / "source-sans-3" / "files"

FORMATS = {".woff2", ".ttf"}  # for browsers; for tools/slim to cut glyphs from
COPIES = {
    KATEX / "katex.min.css": "katex/katex.min.css",
    TEXT / "source-sans-3-latin-wght-normal.woff2": "fonts/source-sans-3.woff2",
    ITALIC / "source-sans-3-latin-400-italic.woff2": "fonts/source-sans-3-italic.woff2",
    MODULES / "minisearch" / "dist" / "es" / "index.js": "minisearch.js",
}


def copy_parts(app):
    """Copy the style sheet, the fonts and the module into the build's `_static`."""
    if app.builder.format != "html":
        return
    static = Path(app.outdir) / "_static"
    fonts = {
        font: f"katex/fonts/{font.name}"
        for font in KATEX.glob("fonts/*")
        if font.suffix in FORMATS
    }
    for source, name in {**COPIES, **fonts}.items():
        if not source.exists():
            raise ExtensionError(f"{source} is missing: run `npm ci` first")
        target = static / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)


def setup(app):
    """Register the idea with Sphinx."""
    app.connect("builder-inited", copy_parts)
