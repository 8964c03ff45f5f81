"""What axe-core finds on a page, and the four ways in which pages are looked at."""

from tools.steps import ROOT

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
# The second number of a zoomed view is the pixels of the screen to a pixel of the page.
VIEWS = {
    "light": {"color_scheme": "light", "viewport": {"width": 1280, "height": 800}},
    "dark": {"color_scheme": "dark", "viewport": {"width": 1280, "height": 800}},
    "390 px": {"color_scheme": "dark", "viewport": {"width": 390, "height": 844}},
    "zoom": {"color_scheme": "light", "viewport": {"width": 640, "height": 400}},
}
NEXT_FRAME = "new Promise((done) => requestAnimationFrame(() => setTimeout(done)))"
RUN = """([part, options]) => axe.run(part, { resultTypes: ["violations"], ...options })
  .then(({ violations }) => violations.flatMap(({ id, impact, nodes }) =>
    nodes.map(({ html }) => `${id} (${impact}): ${html.slice(0, 150)}`)))"""


# A button fades from one theme's colour to the other's, and is neither for a moment.
COLOURS_HAVE_CHANGED = """() => Promise.all(document.getAnimations()
  .filter((each) => each instanceof CSSTransition)
  .map((each) => each.finished.catch(() => {})))"""


def look(page, view):
    """Show an open page in one of the `VIEWS`; a zoomed one is half as wide.

    Parameters
    ----------
    page : playwright.sync_api.Page
        The page. For a zoomed view its context needs a device scale factor of 2.
    view : str
        A key of `VIEWS`.
    """
    page.emulate_media(color_scheme=VIEWS[view]["color_scheme"])
    page.set_viewport_size(VIEWS[view]["viewport"])
    # resize observers run after the next frame
    page.evaluate(NEXT_FRAME)
    page.evaluate(COLOURS_HAVE_CHANGED)


def findings(page, part="html", **options):
    """Return a line for each thing that axe finds on an open page.

    Parameters
    ----------
    page : playwright.sync_api.Page
        The page.
    part : str
        A selector of what axe looks at.
    **options
        Of `axe.run`: ``runOnly=["color-contrast"]``.

    Returns
    -------
    list of str
        Such as "image-alt (critical): <img src=…".
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    return page.evaluate(RUN, [part, options])
