"""Arrays cut anywhere, and how far results may be off."""

import math

import dask.array as da
from hypothesis import strategies as st


@st.composite
def chunks_of(draw, shape):
    """Chunk sizes that cut an array of `shape` anywhere, some of them empty."""
    sizes = []
    for length in shape:
        cuts = sorted(draw(st.lists(st.integers(0, length), max_size=3)))
        ends = zip([0, *cuts], [*cuts, length], strict=True)
        sizes.append(tuple(stop - start for start, stop in ends))
    return tuple(sizes)


def now(array):
    """Compute in this thread."""
    return array.compute(scheduler="synchronous")


def cut(z, chunks):
    return da.from_array(z, chunks=chunks)


def stated(pieces):
    """The bound that the docstrings state, in ulp of the true value."""
    return 8 + 4 * math.ceil(math.log2(pieces))
