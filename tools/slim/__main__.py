"""Remove from the built site what loads without need: `python -m tools.slim SITE`.

Each page also gets the policy that lets it load and run nothing else.

The theme brings 1.5 MB of icons as a script, the same icons as a font, and 400 kB of
rules; a chapter uses a dozen icons and a twentieth of the rules.
"""

import shutil
import sys
from pathlib import Path

from tools.licences import owner, write_licences
from tools.policy import guard
from tools.slim.fonts import cut_fonts, icons, math_characters
from tools.slim.markup import styled, tidy
from tools.slim.scripts import IDLE as IDLE_SCRIPTS
from tools.slim.scripts import bundle as bundle_scripts
from tools.slim.scripts import scripts
from tools.slim.styles import bundle as bundle_styles
from tools.slim.styles import is_ours, pages_of, sheets
from tools.steps import StepFailed, main

# Files of the theme, of Sphinx and of its extensions that no page asks for any more.
IDLE = (
    "**/*.map",
    "**/*.ttf",
    "**/*.woff2",
    "*.html",
    "*.png",
    "*.svg",
    "images",
    "locales",
    "scripts",
)
KEPT = ("favicon.svg", "fonts")


def sweep(static):
    """Remove the idle files of a `_static` folder.

    Parameters
    ----------
    static : pathlib.Path
        The folder.
    """
    for pattern in IDLE:
        for path in sorted(static.glob(pattern)):
            if path.relative_to(static).parts[0] in KEPT:
                continue
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()


def check_owners(pages):
    """Refuse a style sheet or classic script of others whose licence is not shipped.

    Parameters
    ----------
    pages : list of pathlib.Path
        The pages, before anything is bundled.
    """
    for page in pages:
        html = page.read_text(encoding="utf-8")
        theirs = [name for name in sheets(html) if not is_ours(name)]
        for name in theirs + scripts(html):
            owner(name)


def slim(site):
    """Make a built site light; what it shows and does stays the same.

    Parameters
    ----------
    site : pathlib.Path
        The folder that holds `index.html`.
    """
    static, pages = site / "_static", pages_of(site)
    check_owners(pages)
    for name in IDLE_SCRIPTS:  # first, so that no rule is kept for their sake
        (static / name).unlink(missing_ok=True)
    drawn = math_characters(page.read_text(encoding="utf-8") for page in sorted(pages))

    def finish(css):
        return cut_fonts(css, static, {"KaTeX": drawn, "Font Awesome": icons(css)})

    bundle_styles(site, finish)
    bundle_scripts(site, pages)
    kinds = styled((static / "site.css").read_text(encoding="utf-8"))
    for page in sorted(pages):
        html = page.read_text(encoding="utf-8")
        page.write_text(tidy(html, kinds), encoding="utf-8")
    sweep(static)
    # Only incremental builds need it, and its bytes depend on the path.
    (site / ".buildinfo").unlink(missing_ok=True)
    guard(site, pages)
    write_licences(site)


def _command():
    if len(sys.argv) != 2 or not Path(sys.argv[1], "index.html").is_file():
        raise StepFailed("name the folder of the built site: _build/html")
    slim(Path(sys.argv[1]))


if __name__ == "__main__":
    main(_command)
