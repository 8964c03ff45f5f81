"""The search finds a formula by its name, which is its label in words."""


def name_of(label):
    """Return a label in words: "eq-softmax-shift" is "softmax shift"."""
    return label.removeprefix("eq-").replace("-", " ")
