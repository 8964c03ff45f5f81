"""The page on paper: light, whole, without what only a screen can use."""

SCREEN = ".bd-sidebar-primary, .bd-sidebar-secondary, .bd-header-article, .copybtn, "
SCREEN += ".prev-next-footer, .bd-footer, .headerlink, .sl-answer, .sl-check"
SHOWN = """(screen) => [...document.querySelectorAll(screen)]
  .filter((part) => part.checkVisibility({ visibilityProperty: true }))
  .map((part) => part.outerHTML.slice(0, 99))"""
COLOUR = "getComputedStyle(document.body).backgroundColor"
WHITE = ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)")
CUT = """() => [...document.querySelectorAll("article :is(pre, table, .katex-display)")]
  .filter((part) => part.checkVisibility())
  .filter((part) => part.getBoundingClientRect().right > innerWidth)
  .map((part) => part.textContent.slice(0, 80))"""
A4 = {"width": 673, "height": 970}  # 178 mm between the margins


def only_the_text_is_printed_and_nothing_is_cut_off(opened):
    """The page as printed by a reader who uses the dark theme."""
    page = opened.page
    page.set_viewport_size(A4)
    page.emulate_media(color_scheme="dark", media="print")
    complaints = [f"printed: {part}" for part in page.evaluate(SHOWN, SCREEN)]
    complaints += [f"cut off: {part}" for part in page.evaluate(CUT)]
    if not page.locator("article h1").is_visible():
        complaints.append("the title is not printed")
    if (colour := page.evaluate(COLOUR)) not in WHITE:
        complaints.append(f"printed on {colour}")
    page.emulate_media(media="screen")
    return complaints
