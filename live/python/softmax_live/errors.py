"""An error for the reader: what happened, where in the cell, and what may help."""

import traceback

OURS = ("<cell ", "<check ")


def describe(error, source):
    """Return an error as an output.

    Parameters
    ----------
    error : BaseException
        What the cell raised.
    source : str
        The cell.

    Returns
    -------
    dict
        {"kind": "error", "name": …, "text": …, "missing": …}: `missing` is the name
        that a NameError could not find, or the module that could not be imported.
    """
    trace = error.__traceback__
    while trace and not trace.tb_frame.f_code.co_filename.startswith(OURS):
        trace = trace.tb_next
    lines = traceback.TracebackException(type(error), error, trace).format()
    return {
        "kind": "error",
        "name": type(error).__name__,
        "text": "".join(lines).rstrip(),
        "missing": getattr(error, "name", None) if _is_missing(error) else None,
        "hint": _hint(error, source),
    }


def _is_missing(error):
    return isinstance(error, NameError | ModuleNotFoundError)


def _hint(error, source):
    if isinstance(error, KeyboardInterrupt):
        return "Interrupted. What the cells have computed so far is kept."
    if isinstance(error, MemoryError):
        return "The browser has no more memory for this page. Restart Python."
    if isinstance(error, SyntaxError) and source.lstrip().startswith(("%", "!")):
        return "Lines that begin with % or ! need Jupyter: open it in JupyterLite."
    if isinstance(error, EOFError | OSError) and "input(" in source:
        return "Nothing can be typed in while a cell runs: assign the value instead."
    return None
