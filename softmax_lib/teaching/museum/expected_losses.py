"""At which numbers a cause stops a loss, for K classes.

Each function takes K and the loss v, and yields pairs: an expected value, and words to
fill into the sentence of a rule. An expected value of None fits whatever v is.
"""

import math
from collections.abc import Callable

BATCHES = (8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 10, 20, 50, 100, 200, 500)
CAPS = {9: 1e-9, 7: 1e-7, 8: 1e-8, 12: 1e-12, 15: 1e-15, 10: 1e-10, 6: 1e-6}
ULP = 2**-23  # what 1e-7 below 1 becomes in float32


def in_text(x: float, decimals: int = 4) -> str:
    """Return a number as the widgets write it: "−0.5000"."""
    from softmax_lib.teaching.widgets._text import fixed  # widgets import the museum

    return fixed(x, decimals)


def one(value: Callable) -> Callable:
    """Return numbers of a rule that knows one value for K classes."""

    def numbers(K, v):
        yield value(K), {}

    return numbers


def between(low: Callable, high: Callable, words: Callable) -> Callable:
    """Return numbers of a rule that fits whatever lies between two values."""

    def numbers(K, v):
        if low(K) < v < high(K):
            yield None, words(K, v)

    return numbers


def above(K):
    """Return where losses lie above ln K; nearer to it, another rule speaks."""
    return math.log(K) * 1.01  # nearer to ln K, `uniform` speaks


def below(K):
    """Return where losses lie below ln K."""
    return math.log(K) * 0.99


def floor(K):
    """Return the least loss of a softmax of probabilities."""
    return math.log(math.e + K - 1) - 1


def wrong_too(K):
    """Return the sum of K binary cross-entropies at equal shares."""
    return math.log(K) - (K - 1) * math.log(1 - 1 / K)


def smoothed(K):
    """Return the entropy of a label of which a tenth is spread over all classes."""
    most, least = 0.9 + 0.1 / K, 0.1 / K
    return -most * math.log(most) - (K - 1) * least * math.log(least)


def caps(K, v):
    """Yield the losses at which small constants inside the logarithm stop it."""
    for digits, constant in CAPS.items():
        yield -math.log(constant), {"c": f"1e-{digits}"}


def same_class(K, v):
    """Yield the clipped loss of scores of which the same one always wins."""
    cap = -math.log(1e-7)
    yield (K - 1) / K * cap, {"n": str(K - 1), "c": in_text(cap)}


def half_ones(K, v):
    """Yield the clipped losses of a probability that is always 1, half of it wrong."""
    if K == 2:
        for constant in (1e-7, ULP):
            cap = -math.log(constant)
            yield cap / 2, {"c": in_text(cap)}


def rows(K, v):
    """Yield ln N for the batches that people take."""
    for N in BATCHES:
        if N != K:
            yield math.log(N), {"N": str(N)}


def cells(K, v):
    """Yield ln KN for the batches that people take."""
    for N in BATCHES:
        yield math.log(K * N), {"N": str(N), "n": str(K * N)}


def sums(K, v):
    """Yield the loss of equal shares, summed over a batch."""
    for N in BATCHES:
        yield N * math.log(K), {"N": str(N), "c": in_text(math.log(K))}


def share(constant: float) -> Callable:
    """Return numbers of a rule: the share of losses that are clipped."""
    cap = -math.log(constant)

    def words(K, v):
        return {"c": in_text(cap), "share": in_text(100 * v / cap, 0)}

    return between(above, lambda K: cap, words)


def zero(K):
    """Return the loss of a certain answer."""
    return 0.0
