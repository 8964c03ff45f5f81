"""A script that only some pages load: those of which something was noted."""


def script_for(noted, file):
    """Return a handler that lets pages load `file` whose metadata have `noted`.

    Parameters
    ----------
    noted : str
        What a transform or a directive notes: "exhibits".
    file : str
        In book/assets: "museum.js".
    """

    def load_script(app, pagename, templatename, context, doctree):
        if app.env.metadata.get(pagename, {}).get(noted):
            app.add_js_file(file, type="module")

    return load_script
