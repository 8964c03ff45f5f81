"""Where the parts of a widget are."""

PLACES = """(el, parts) => [...el.querySelectorAll(parts)].map((part) => {
  const { x, y } = part.getBoundingClientRect();
  const box = el.getBoundingClientRect();
  return [x - box.x, y - box.y];
})"""


def places(widget, parts):
    """Return where in a widget each part is that a selector finds, [x, y] in px."""
    return widget.evaluate(PLACES, parts)
