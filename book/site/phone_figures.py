"""A wide figure has a second rendering, for a phone; the browser loads what fits.

A notebook stores both in one output. Jupyter knows the type of the first only.
"""

import hashlib
import json
import posixpath
from pathlib import Path
from urllib.parse import quote

from docutils import nodes
from sphinx.transforms import SphinxTransform

from book.site.images import pixels, svg_inches

WIDE, PHONE = "image/svg+xml", "image/vnd.softmax.phone+svg"
MEDIA = "(max-width: 600px)"  # as figures.css has it


class picture(nodes.General, nodes.Element):
    """An image of two files: first the one for a phone."""


class phone_image(nodes.image):
    """The file for a phone."""


def taken_out(notebook):
    """Take the renderings for a phone out of a notebook.

    Parameters
    ----------
    notebook : dict
        As its file holds it; it is changed.

    Returns
    -------
    dict of str to str
        The name that MyST-NB gives the wide file, and the text of the narrow one.
    """
    found = {}
    for cell in notebook["cells"]:
        for output in cell.get("outputs", ()):
            data = output.get("data", {})
            if PHONE in data:
                lines = "".join(data[WIDE]).splitlines()
                name = hashlib.sha256("\n".join(lines).encode()).hexdigest()
                found[name] = "".join(data.pop(PHONE))
    return found


def remember(app, docname, source):
    """Keep them until the page is read: MyST-NB does not know their type."""
    if str(app.env.doc2path(docname)).endswith(".ipynb"):
        notebook = json.loads(source[0])
        app.env.temp_data["phone"] = taken_out(notebook)
        source[0] = json.dumps(notebook)


class PairRenderings(SphinxTransform):
    """Put the rendering for a phone beside the wide one."""

    default_priority = 400  # before Sphinx collects the images

    def apply(self, **kwargs):
        """Do it for the page that is being read."""
        stored = self.env.temp_data.get("phone", {})
        for image in list(self.document.findall(nodes.image)):
            wide = Path(self.env.srcdir, image["uri"].lstrip("/"))
            if narrow := stored.get(wide.stem):
                name = f"{wide.stem}-phone.svg"
                wide.with_name(name).write_text(narrow, encoding="utf-8")
                uri = posixpath.join(posixpath.dirname(image["uri"]), name)
                pair = picture("", phone_image(uri=uri))
                image.replace_self(pair)
                pair += image


def visit_picture(self, node):
    """Open the pair."""
    self.body.append("<picture>")


def depart_picture(self, node):
    """Close the pair."""
    self.body.append("</picture>\n")


def visit_phone_image(self, node):
    """Write the file for a phone as the source that a narrow screen takes."""
    path = Path(self.builder.srcdir, node["uri"])
    width, height = pixels(svg_inches(path.read_text(encoding="utf-8")), wide=False)
    file = quote(self.builder.images[node["uri"]])
    self.body.append(
        f'<source media="{MEDIA}" width="{width}" height="{height}"'
        f' srcset="{posixpath.join(self.builder.imgpath, file)}">'
    )
    raise nodes.SkipNode


def setup(app):
    """Register the idea with Sphinx."""
    app.connect("source-read", remember)
    app.add_node(picture, html=(visit_picture, depart_picture))
    app.add_node(phone_image, html=(visit_phone_image, None))
    app.add_transform(PairRenderings)
