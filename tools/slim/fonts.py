"""Fonts cut to the glyphs in use: the theme's icons, and KaTeX's letters and signs."""

import logging
import re
from html.parser import HTMLParser

from fontTools import subset
from fontTools.ttLib import TTFont

FACE = re.compile(r"@font-face\s*\{[^}]*\}")
SOURCE = re.compile(r"src:[^;}]+")
TTF = re.compile(r"url\((\S+?)\.ttf\)")
ICON = re.compile(r'content:\s*"\\(f[0-9a-f]{3})"')
FAMILY = re.compile(r"""font-family:\s*["']?([^;}"']+)""")
# The licence reserves the font's name for the whole font: a part needs another.
NAMED, NAME = {1, 3, 4, 6, 16, 17}, "SoftmaxBook"

# The header of KaTeX's fonts dates them to 1904, of which fontTools warns.
logging.getLogger("fontTools").setLevel(logging.ERROR)


class MathText(HTMLParser):
    """Collects what KaTeX shows on a page: the text inside `katex-html`."""

    def __init__(self):
        super().__init__()
        self.depth = 0
        self.characters = set()

    def handle_starttag(self, tag, attrs):
        """Count how deep inside a formula we are."""
        if tag == "span" and (self.depth or ("class", "katex-html") in attrs):
            self.depth += 1

    def handle_endtag(self, tag):
        """Count back."""
        if tag == "span" and self.depth:
            self.depth -= 1

    def handle_data(self, data):
        """Take the characters of a formula."""
        if self.depth:
            self.characters.update(data)


def math_characters(pages):
    """Return the characters of all formulas.

    Parameters
    ----------
    pages : iterable of str
        The pages' HTML.

    Returns
    -------
    set of str
        Single characters.
    """
    reader = MathText()
    for html in pages:
        reader.feed(html)
    return reader.characters


def icons(css):
    """Return the icons that the rules of a style sheet draw, as characters."""
    return {chr(int(code, 16)) for code in ICON.findall(css)}


def cut(source, target, characters):
    """Write the part of a font that draws some characters.

    Parameters
    ----------
    source : pathlib.Path
        A TrueType font.
    target : pathlib.Path
        Where to write it, in the format WOFF.
    characters : set of str
        The characters.

    Returns
    -------
    bool
        Whether the font has any of them; if not, nothing is written.
    """
    codes = {ord(character) for character in characters}
    with TTFont(source, recalcTimestamp=False) as font:
        if codes.isdisjoint(font.getBestCmap()):
            return False
        options = subset.Options(flavor="woff", hinting=False, notdef_outline=True)
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=codes)
        cutter.subset(font)
        for record in font["name"].names:
            if record.nameID in NAMED:
                record.string = NAME
        font.flavor = "woff"
        font.save(target)
    return True


def cut_fonts(css, static, characters):
    """Cut the fonts that a style sheet declares, and return it with the new ones.

    Parameters
    ----------
    css : str
        The style sheet, its addresses relative to `static`.
    static : pathlib.Path
        The folder of the fonts.
    characters : dict of str to set of str
        What has to be drawn, by the beginning of the family's name. Other families
        stay whole.

    Returns
    -------
    str
        The style sheet without the faces that no rule names or that draw none of it.
    """
    rules = FACE.sub("", css)

    def replaced(found):
        face = found[0]
        family = FAMILY.search(face)[1]
        ours = [
            drawn for start, drawn in characters.items() if family.startswith(start)
        ]
        if not ours:
            return face
        name = TTF.search(face)[1]
        source, target = static / f"{name}.ttf", static / f"{name}.woff"
        if family not in rules or not cut(source, target, ours[0]):
            return ""
        return SOURCE.sub(f'src:url({name}.woff) format("woff")', face)

    return FACE.sub(replaced, css)
