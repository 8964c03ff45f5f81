"""The report on one softmax."""

from softmax_lib._conformance.accuracy import REGIMES, within
from softmax_lib._conformance.checks import checks


def report(name, softmax):
    """Return the lines of the report and how many checks failed."""
    lines, failed, group = [name], 0, None
    for its_group, what, good, words in results(softmax):
        if its_group != group:
            lines += ["", its_group]
            group = its_group
        failed += not good
        lines.append(f"  {'✓' if good else '✗'} {what}{': ' + words if words else ''}")
    total = sum(line.startswith("  ") for line in lines)
    verdict = f"{failed} of {total} checks fail" if failed else f"all {total} hold"
    return [*lines, "", verdict], failed


def results(softmax):
    """Yield group, name, whether it holds, and words, of every check."""
    for group, what, check in checks():
        wrong = tried(check, softmax)
        yield group, what, wrong is None, wrong
    for what, logits, dtype, allowed in REGIMES:
        answer = tried(within, softmax, logits, dtype, allowed)
        good, words = (False, answer) if isinstance(answer, str) else answer
        yield "accuracy", what, good, words


def tried(check, softmax, *arguments):
    """Return what a check says; an exception is an answer too."""
    try:
        return check(softmax, *arguments)
    except Exception as error:
        return f"{type(error).__name__}: {error}"
