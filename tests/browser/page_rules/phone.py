"""A phone: whole figures, each in its rendering, and a sign where there is more."""

from tools.axe import look

# A figure that comes near is loaded, in the rendering that fits.
FIGURES = """async () => {
  const found = [];
  for (const image of document.querySelectorAll("article figure img")) {
    if (!image.checkVisibility()) continue;
    image.scrollIntoView();
    const narrow = Boolean(image.parentElement.matches("picture"));
    const fits = () =>
      image.complete && image.currentSrc.endsWith("-phone.svg") === narrow;
    for (let tries = 0; tries < 100 && !fits(); tries += 1) {
      await new Promise((done) => setTimeout(done, 100));
    }
    const { left, right } = image.getBoundingClientRect();
    found.push([image.alt.slice(0, 60), left, right, fits()]);
  }
  return found;
}"""

# A shade that stays while the content moves: book/assets/css/edges.css.
UNMARKED = """() => [...document.querySelectorAll("article *")]
  .filter((part) => part.checkVisibility() && part.scrollWidth > part.clientWidth + 1)
  .filter((part) => ["auto", "scroll"].includes(getComputedStyle(part).overflowX))
  .filter((part) => !getComputedStyle(part).backgroundImage.includes("gradient"))
  .map((part) => part.textContent.trim().slice(0, 60))"""


def figures_are_whole_on_a_phone(opened):
    """A wide one shows the rendering that was drawn for it."""
    look(opened.page, "390 px")
    complaints = []
    for alt, left, right, fits in opened.page.evaluate(FIGURES):
        if left < 0 or right > 390:
            complaints.append(f"from {left} to {right} px: {alt}")
        if not fits:
            complaints.append(f"the other rendering is shown: {alt}")
    return complaints


def what_goes_on_at_the_side_shows_that_it_does(opened):
    """Tables and outputs that scroll sideways are shaded at that edge."""
    look(opened.page, "390 px")
    unmarked = opened.page.evaluate(UNMARKED)
    return [f"scrolls sideways without a sign: {text}" for text in unmarked]
