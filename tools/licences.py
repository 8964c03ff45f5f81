"""The licence texts of third-party work: the folder `licences/` of the built site.

THIRD-PARTY.md names the licences; here is where each text comes from: the installed
package itself, or, where a package brings only the name of its licence, its own notice
followed by the words of that licence.
"""

from collections.abc import Iterable
from fnmatch import fnmatch
from importlib.metadata import files
from pathlib import Path

from fontTools.ttLib import TTFont

from tools.steps import ROOT, StepFailed

FOLDER = "licences"
NPM = ROOT / "node_modules"
OFL = ROOT / "softmax_lib" / "teaching" / "figures" / "fonts" / "OFL.txt"
MIT = NPM / "katex" / "LICENSE"
THEME = "pydata-sphinx-theme"
NAMES = ("LICENSE", "LICENSE.rst", "LICENSE.txt", "COPYING")
PERMISSION = "Permission is hereby granted"
NOTICE = 13  # a font's own words on its licence

# Style sheets and scripts of the unfinished site, each with its licence text.
OWNERS = {
    "basic.css": "sphinx",
    "katex-math.css": "sphinxcontrib-katex",
    "katex/*": "katex",
    "mystnb.*.css": "myst-nb",
    "pygments.css": "pygments",
    "styles/pydata-sphinx-theme.css": THEME,
    "styles/sphinx-book-theme.css": "sphinx-book-theme",
    "styles/theme.css": THEME,
}


def owner(name: str) -> str:
    """Return the owner of a style sheet or script, by its path below `_static`.

    Raises
    ------
    StepFailed
        If the owner is not listed yet.
    """
    for pattern, whose in OWNERS.items():
        if fnmatch(name, pattern):
            return whose
    raise StepFailed(
        f"whose is _static/{name}? Say so in tools/licences.py and in THIRD-PARTY.md"
    )


def of_package(name: str) -> str:
    """Return the licence that an installed Python package brings."""
    for file in files(name) or ():
        if file.name in NAMES and ".dist-info" in file.parts[0]:
            return file.read_text(encoding="utf-8")
    raise StepFailed(f"{name} has no licence file")


def of_fonts(fonts: Iterable[Path]) -> str:
    """Return what the fonts state about their licence, and the text of the OFL."""
    notices = set()
    for path in fonts:
        with TTFont(path) as font:
            notices.add(font["name"].getDebugName(NOTICE).strip())
    return "\n\n".join([*sorted(notices), _words(OFL, "-----")])


def texts() -> dict[str, str]:
    """Return the texts by the names of their files, such as "katex.txt"."""
    scripts = _theme() / "scripts"
    found = {
        "bootstrap": _notice(scripts / "bootstrap.js.LICENSE.txt")
        + _words(MIT, PERMISSION),
        "font-awesome": _notice(scripts / "fontawesome.js.LICENSE.txt")
        + _words(OFL, "-----")
        + "\n\nThe style rules, MIT License:\n\n"
        + _words(MIT, PERMISSION),
        "katex": MIT.read_text(encoding="utf-8"),
        "minisearch": (NPM / "minisearch" / "LICENSE.txt").read_text(encoding="utf-8"),
        "katex-fonts": of_fonts(sorted(NPM.glob("katex/dist/fonts/*.ttf"))),
        "source-sans-3": OFL.read_text(encoding="utf-8"),
    }
    packages = set(OWNERS.values()) - found.keys()
    found |= {name: of_package(name) for name in packages}
    return {f"{name}.txt": text.strip() + "\n" for name, text in sorted(found.items())}


def write_licences(site: Path) -> None:
    """Write every text into the built site's folder `licences`."""
    folder = site / FOLDER
    folder.mkdir(exist_ok=True)
    for name, text in texts().items():
        (folder / name).write_text(text, encoding="utf-8")


def _theme() -> Path:
    for file in files(THEME) or ():
        if file.name == "bootstrap.js.LICENSE.txt":
            return Path(file.locate()).parents[1]
    raise StepFailed(f"{THEME} brings no notice of Bootstrap")


def _notice(path: Path) -> str:
    """Return a comment at the head of a script, without its signs."""
    lines = (line.strip(" /*!") for line in path.read_text().splitlines())
    return "\n".join(line for line in lines if line) + "\n\n"


def _words(path: Path, start: str) -> str:
    text = path.read_text(encoding="utf-8")
    return text[text.index(start) :]
