"""Tables in a notebook or on a page, text in a terminal."""

import builtins


def show(value):
    """Show a value: with `display` where there is one, else as printed text.

    Parameters
    ----------
    value : object
        Such as a table.
    """
    if hasattr(builtins, "display"):
        builtins.display(value)
    else:
        print(value, end="\n\n")
