"""The `widget` directive: a widget on a Markdown page."""

from docutils import nodes
from sphinx.util.docutils import SphinxDirective


def answer_html(name):
    """Return the stored HTML answer of the widget class called `name`.

    Raises
    ------
    AttributeError
        There is no widget of that name.
    """
    from softmax_lib.teaching import widgets

    return getattr(widgets, name)().answer_html()


class Widget(SphinxDirective):
    """Write ``{widget} SoftmaxMixer`` to get that widget, as it starts."""

    required_arguments = 1

    def run(self):
        """Return the widget's static answer, which `hydrate.js` brings to life."""
        try:
            html = answer_html(self.arguments[0])
        except AttributeError as error:
            raise self.error(f"no widget is called {self.arguments[0]}") from error
        return [nodes.raw("", html, format="html")]


def setup(app):
    """Register the idea with Sphinx."""
    app.add_directive("widget", Widget)
