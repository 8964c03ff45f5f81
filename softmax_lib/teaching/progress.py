"""How far a long computation has come, told to whoever listens: a page's worker.

Nobody listens in a terminal, and then it costs nothing.
"""

_listeners = []


def listen(listener):
    """Let `listener` hear how far computations have come, instead of who did before.

    Parameters
    ----------
    listener : callable or None
        ``listener(what, share)``: what is done, and how much of it, from 0 to 1.
    """
    _listeners[:] = [listener] if listener else []


def tell(what, share):
    """Tell who listens how far something has come.

    Parameters
    ----------
    what : str
        What is done: "Reading the file".
    share : float
        From 0 to 1.
    """
    for listener in _listeners:
        listener(what, float(share))


def told(what, items):
    """Yield the items of a sequence, and tell after each how far it has come."""
    for done, item in enumerate(items, start=1):
        yield item
        tell(what, done / len(items))
