"""Workers that die, that have little memory, and that run on other machines."""

import os
import signal
import time

import numpy as np
import pytest

import softmax_lib as sl
from softmax_lib import scale
from softmax_lib.scale import running, table

MEMORY = 300_000_000  # of each of two workers
long = pytest.mark.thorough


@pytest.fixture(scope="module")
def client():
    with scale.workers(2, memory=MEMORY) as client:
        yield client
        pids = list(client.run(os.getpid).values())
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def second_pass(client):
    """Return {worker: how many chunks of probabilities it holds the sums of}."""
    return {
        worker: sum("mean_chunk" in str(key) for key in keys)
        for worker, keys in client.has_what().items()
    }


def wait_until(holds, seconds=1000):
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.01)


def mean_by_numpy(z, rows=16):
    """Return the mean of the softmax of the rows, computed in this process."""
    total = np.zeros(z.shape[1])
    for i in range(z.numblocks[0]):
        block = z.blocks[i].compute(scheduler="synchronous")
        for start in range(0, len(block), rows):
            total += sl.softmax(block[start : start + rows]).sum(0, dtype=np.float64)
    return total / len(z)


@long
def test_a_worker_killed_half_way_loses_nothing(client):
    # larger than both workers' memory together, and cut along both axes
    z = table.logits(2400, table.CLASSES)
    assert z.nbytes > 2 * MEMORY
    future = client.compute(scale.softmax(z).mean(axis=0, dtype=np.float64))
    wait_until(lambda: any(second_pass(client).values()))
    held = second_pass(client)
    victim = max(held, key=held.get)
    pid = client.run(os.getpid, workers=[victim])[victim]
    os.kill(pid, signal.SIGKILL)
    assert not future.done()
    result = future.result(timeout=1000)
    assert pid not in client.run(os.getpid).values()
    np.testing.assert_allclose(result, mean_by_numpy(z), rtol=1e-5)
    peaks = client.run(table.peak_memory).values()
    assert max(peaks) < MEMORY


@long
def test_an_address_is_all_that_a_cluster_needs(client):
    address = client.scheduler.address
    taken, peaks = table.by_workers((64, 4096), 1, "1 GB", address)
    assert set(taken) == set(table.TASKS)
    assert len(peaks) == 2
    assert client.status == "running"  # the test did not start it


@long
def test_a_bar_and_the_dashboard_are_shown_where_they_are_wanted(client, capsys):
    z = table.logits(64, 4096)
    quiet = scale.compute(scale.cross_entropy(z, table.labels(64, 4096)))
    assert capsys.readouterr().err == ""
    loud = scale.compute(scale.cross_entropy(z, table.labels(64, 4096)), bar=True)
    shown = capsys.readouterr()
    assert client.dashboard_link in shown.err
    assert shown.out == ""
    assert quiet == loud


# refusals


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "nowhere"])
def test_a_scheduler_that_does_not_answer(address, monkeypatch):
    monkeypatch.setattr(running, "CONNECT", 0.2)
    with (
        pytest.raises(ConnectionError, match="no Dask scheduler answers at"),
        scale.workers(address=address),
    ):
        raise AssertionError("it answered")


@pytest.mark.parametrize(
    ("count", "memory", "error", "message"),
    [
        (0, "1 GB", ValueError, "at least 1 worker"),
        (1.5, "1 GB", TypeError, "must be an integer"),
        (True, "1 GB", TypeError, "must be an integer, not True"),
        (2, None, TypeError, "memory must be bytes or a text.*not None"),
        (2, b"1 GB", TypeError, "memory must be bytes"),
        (2, True, TypeError, "memory must be bytes"),
        (2, float("inf"), ValueError, "memory must be bytes.*not inf"),
        (2, float("nan"), ValueError, "memory must be bytes.*not nan"),
        (2, "1e400 GB", ValueError, "memory must be bytes"),
        (2, "", ValueError, "a worker of '' has no room to work"),
        (2, "a lot", ValueError, "memory must be bytes"),
        (2, "200 MB", ValueError, "no room to work"),
    ],
)
def test_workers_that_make_no_sense(count, memory, error, message):
    with pytest.raises(error, match=message), scale.workers(count, memory=memory):
        raise AssertionError("they were started")
