"""Where the system chooses the colours, figures can be seen."""

SEEN = """() => [...document.querySelectorAll("figure img")].map((image) => {
  const { mixBlendMode, filter } = getComputedStyle(image);
  return [image.src, mixBlendMode, filter.includes("invert(1)")];
})"""


def figures_are_not_blended_with_another_paper(opened):
    """The system's paper may be white or black; on black they are inverted."""
    complaints = []
    for scheme in ("light", "dark"):
        opened.page.emulate_media(forced_colors="active", color_scheme=scheme)
        for source, blend, inverted in opened.page.evaluate(SEEN):
            if blend != "normal":
                complaints.append(f"{source} is blended, {blend}")
            if inverted != (scheme == "dark"):
                complaints.append(f"{source} on {scheme} paper: inverted {inverted}")
    opened.page.emulate_media(forced_colors="none")
    return complaints
