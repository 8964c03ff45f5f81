"""Figures on a phone: whole, in the rendering that fits."""

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
