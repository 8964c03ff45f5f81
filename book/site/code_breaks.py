"""A name in a sentence or a table breaks after a dot or an underscore.

`scipy.special.softmax` is wider than a column of a table on a phone.
"""

import re

CODE = re.compile(r'(<code class="[^"]*\bliteral\b[^"]*">)(.*?)(</code>)', re.DOTALL)
PLACE = re.compile(r"(?<=[^\W_])([._]+|\()(?=[^\W_])(?![^<]*>)")


def with_breaks(html):
    """Return HTML whose inline code may break inside a long name.

    Parameters
    ----------
    html : str
        As in `<code class="literal">a.b_c</code>`.

    Returns
    -------
    str
        As in `<code class="literal">a.<wbr>b_<wbr>c</code>`.
    """

    def mended(code):
        return code[1] + PLACE.sub(r"\1<wbr>", code[2]) + code[3]

    return CODE.sub(mended, html)


def mend(app, pagename, templatename, context, doctree):
    """Let the names of a page's body break."""
    if "body" in context:
        context["body"] = with_breaks(context["body"])


def setup(app):
    """Register the idea with Sphinx."""
    app.connect("html-page-context", mend)
