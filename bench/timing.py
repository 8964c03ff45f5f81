"""How long calls take beside each other, and how much memory they ask for."""

import math
import time
import tracemalloc
from statistics import median

# Short calls are repeated until ours take this long: the clock ticks in nanoseconds,
# but a pause of the machine lasts some microseconds.
LEAST = 2e-3


def rounds_of(calls, *, least, seconds, clock=time.process_time):
    """Return for each name in `calls` the CPU seconds of one call, in each round.

    A round runs every call once (many times, if it is short), one after the other,
    so that a slow moment of the machine meets all of them. Each round begins with
    another call. At least `least` rounds, more while `seconds` have not passed.
    """
    for name, call in calls.items():
        if name != "ours":
            call()
    start = clock()
    calls["ours"]()
    number = max(1, math.ceil(LEAST / max(clock() - start, 1e-9)))
    names = list(calls)
    seen = {name: [] for name in names}
    stop = time.monotonic() + seconds
    done = 0
    while done < least or (time.monotonic() < stop and done < 10 * least):
        first = done % len(names)
        for name in names[first:] + names[:first]:
            call = calls[name]
            start = clock()
            for _ in range(number):
                call()
            seen[name].append((clock() - start) / number)
        done += 1
    return seen


def times_ours(seen):
    """Return what each call takes in units of ours: the median over the rounds."""
    return {
        name: median(t / ours for t, ours in zip(seen[name], seen["ours"], strict=True))
        for name in seen
        if name != "ours"
    }


def peak_memory(call):
    """Return the most bytes that `call` held at once, its result included.

    tracemalloc sees what Python and numpy ask for, not what torch does.
    """
    tracemalloc.start()
    try:
        call()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def geometric_mean(ratios):
    """Return the mean that treats twice as fast and twice as slow alike."""
    return math.exp(sum(map(math.log, ratios)) / len(ratios))
