"""A chapter closes with Summary, In practice, Exercises and Further reading."""

from rules.opening import goals
from rules.prose import count_words, list_items

CLOSING = ["Summary", "In practice", "Exercises", "Further reading"]


def text_within(notebook, section):
    """Return the prose of one section."""
    pieces = notebook.within(section)
    return "\n\n".join(piece.text for piece in pieces if not piece.is_code)


def closing_sections_are_in_order(notebook):
    """The same four sections end every chapter."""
    last = notebook.sections[-len(CLOSING) :]
    if last != CLOSING:
        return [f"the chapter ends in {last}; end it in {CLOSING}"]
    return []


def the_summary_answers_every_goal(notebook):
    """One line a goal, in the same order."""
    answers, asked = list_items(text_within(notebook, "Summary")), goals(notebook)
    if len(answers) != len(asked):
        return [f"Summary has {len(answers)} items for {len(asked)} goals; answer each"]
    return []


def practice_is_told(notebook):
    """What libraries call it and where their defaults differ."""
    if count_words(text_within(notebook, "In practice")) < 30:
        return ["In practice is too short: say what PyTorch, JAX and scipy call it"]
    return []


def further_reading_says_why(notebook):
    """Each reference comes with a sentence."""
    items = list_items(text_within(notebook, "Further reading"))
    if not items:
        return ["Further reading lists nothing; name the sources"]
    return [
        f"“{item[:60]}” needs a citation or a link, and a sentence on what it gives"
        for item in items
        if not ("{cite" in item or "](" in item) or count_words(item) < 6
    ]
