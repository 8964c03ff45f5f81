"""The benchmark of a machine measures what it says."""

import json

import numpy as np
import pytest

import softmax_lib as sl
from bench import machine
from softmax_lib import roofline

LIGHT = {"numbers": 1 << 12, "side": 8, "layer": (3, 7), "attention": (32, 4, 8)}
STORED = json.loads(machine.FILE.read_text(encoding="utf-8"))
SMALL = {
    "numbers": 1 << 12,
    "classes": 64,
    "side": 8,
    "near": 256,
    "chunk": 100,
    "layer": (3, 7),
    "batches": (1, 4),
    "attention": (32, 4, 8),
}


def test_every_way_of_softmax_is_softmax():
    z = np.random.default_rng(0).normal(size=(12, 64)).astype(np.float32)
    for call in (machine.in_steps, lambda z, out: machine.in_blocks(z, out, 5)):
        out = np.empty_like(z)
        call(z, out)
        np.testing.assert_allclose(out, sl.softmax(z), rtol=1e-5)
    row = z.ravel()
    for online in (False, True):
        out = np.empty_like(row)
        machine.in_passes(row, out, 100, online=online)
        np.testing.assert_allclose(out, sl.softmax(row), rtol=1e-5)


def test_rates_and_seconds_are_of_the_work_and_the_clock():
    """Each look at the clock is half a second after the one before."""
    ticks = iter(np.arange(0, 1e6, 0.5))
    found = machine.measured(3, SMALL, clock=lambda: float(next(ticks)))
    assert found["rounds"] == 3
    # bytes of one copy in half a second
    assert found["roofs"]["copy"] == pytest.approx([2 * 8 * (1 << 12)] * 3, rel=5e-3)
    assert found["roofs"]["product"] == pytest.approx([4 * 8**3] * 3, rel=5e-3)
    assert found["roofs"]["exp"] == pytest.approx([2 * (1 << 12)] * 3, rel=5e-3)
    names = [each["name"] for each in found["kernels"]]
    assert "layer, 4 rows" in names
    assert all(each["seconds"] == [0.5] * 3 for each in found["kernels"])
    layer = found["kernels"][names.index("layer, 4 rows")]
    assert layer["work"] == list(roofline.product_work(4, 3, 7))
    assert all(
        each["ns"] == pytest.approx([5e8 / 4096] * 3, rel=5e-3)
        for each in found["blocks"]
    )


def test_what_the_book_shows_holds_every_kernel_and_its_spread():
    calls = machine.contenders(machine.SIZES | LIGHT)
    kernels = [n for n, (*_, work) in calls.items() if isinstance(work, roofline.Work)]
    assert [each["name"] for each in STORED["kernels"]] == kernels
    assert set(STORED["roofs"]) == {"copy", "add", "product", "exp"}
    for best, low, high in STORED["roofs"].values():
        assert 0 < low <= high <= best
    for each in STORED["kernels"]:
        middle, low, high = each["seconds"]
        assert 0 < low <= middle <= high


@pytest.fixture(scope="module")
def times():
    """What the page says it reads: the machine, and each kernel's work and seconds."""
    roofs = {name: rates[0] for name, rates in STORED["roofs"].items()}
    bandwidth = max(roofs["copy"], roofs["add"])
    found = {
        each["name"]: (roofline.Work(*each["work"]), each["seconds"][0])
        for each in STORED["kernels"]
    }
    return roofline.Machine(bandwidth, roofs["product"], roofs["exp"]), found


def test_exponentials_limit_softmax_in_blocks_and_bytes_take_as_long_in_steps(times):
    machine_there, found = times
    blocks = roofline.seconds(found["softmax, in blocks"][0], machine_there)
    steps = roofline.seconds(found["softmax, in steps"][0], machine_there)
    assert blocks.limit == "exps"
    assert 0.7 < steps.exps / steps.memory < 1.4


def test_whole_attention_lies_right_of_the_ridge_and_ours_in_blocks_is_slower(times):
    machine_there, found = times
    work, whole = found["attention, whole"]
    assert work.intensity > machine_there.flops / machine_there.bandwidth
    assert found["attention, in blocks"][1] > whole


def test_the_layer_with_one_row_passes_a_little_below_its_bound(times):
    """It reads nearly all of its bytes: the roof is of programs that write more."""
    machine_there, found = times
    work, _ = found["layer, 1 row"]
    least = roofline.seconds(work, machine_there).least
    fast = next(x for x in STORED["kernels"] if x["name"] == "layer, 1 row")["seconds"]
    assert 0.9 * least < fast[1] < least  # in a quarter of the rounds, at least


def test_blocks_are_fastest_between_the_smallest_and_the_largest():
    ns = [each["ns"][0] for each in STORED["blocks"]]
    assert min(ns) < 0.97 * ns[0]
    assert min(ns) < 0.97 * ns[-1]
    at = next(each["ns"][0] for each in STORED["blocks"] if each["bytes"] == 1 << 19)
    assert at < 1.1 * min(ns)


def test_the_processor_has_a_name():
    assert machine.processor()
