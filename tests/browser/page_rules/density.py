"""In every chapter there is soon something to see or to move, and again and again.

Counted are figures, widgets, numbers in the prose that move one, and plots to draw on;
a form that takes a word is none. Screens are 1280 by 800 pixels. A chapter is measured
to its exercises, where readers work; the offer to run it live, which only the site with
Python has, is left out.
"""

from tools.axe import look

SCREEN = 800  # px
FIRST, APART = 2, 4  # screens
PLACES = """() => {
  const article = document.querySelector(".bd-article");
  const end = document.querySelector("section#exercises").getBoundingClientRect().top;
  const offer = document.querySelector(".sl-live-offer");
  const more = offer ? offer.nextElementSibling.offsetTop - offer.offsetTop : 0;
  const things = "figure img, [data-widget], .sl-scrub, .sl-sketch";
  const all = article.querySelectorAll(things);
  const places = [...all].map((one) => one.getBoundingClientRect())
    .filter(({ height, top }) => height > 0 && top < end)
    .map(({ top, bottom }) => [top + scrollY - more, bottom + scrollY - more]);
  const last = end + scrollY - more;
  return [...places.sort((a, b) => a[0] - b[0]), [last, last]];
}"""


def stretches(page):
    """Return the screens from the page's top, and from thing to thing, to the end."""
    look(page, "light")
    found, below = [], 0
    for top, bottom in page.evaluate(PLACES):
        found.append(max(0, top - below) / SCREEN)
        below = max(below, bottom)
    return found


def there_is_something_to_see_or_move_every_few_screens(opened):
    """The first within two screens, then at least one in four."""
    found = stretches(opened.page)
    complaints = []
    if found[0] > FIRST:
        complaints.append(f"{found[0]:.1f} screens to the first picture, not {FIRST}")
    if max(found[1:]) > APART:
        complaints.append(f"{max(found[1:]):.1f} screens without one, not {APART}")
    return complaints
