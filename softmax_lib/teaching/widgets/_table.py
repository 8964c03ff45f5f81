"""The table in which a widget's answer stands where no JavaScript runs."""


def static_table(heads, rows):
    """Return a table as HTML.

    Parameters
    ----------
    heads : iterable of str
        The names of the columns.
    rows : iterable of sequences of str
        Of each row its name, then its cells.

    Every text is HTML already: what a reader may have typed has been escaped.
    """
    head = "".join(f'<th scope="col">{text}</th>' for text in heads)
    body = "".join(
        f'<tr><th scope="row">{name}</th>'
        + "".join(f"<td>{cell}</td>" for cell in cells)
        + "</tr>"
        for name, *cells in rows
    )
    return (
        f'<table class="sl-static"><thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table>"
    )
