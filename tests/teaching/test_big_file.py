"""A file larger than the memory that a process may have."""

from pathlib import Path

import numpy as np
import pytest
import scipy.special

import softmax_lib as sl
from softmax_lib.teaching import big_file

CAP = 16  # MB
on_linux = pytest.mark.skipif(
    not big_file.STATUS.exists(), reason="memory is capped on Linux only"
)


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    path = tmp_path_factory.mktemp("logits") / "logits.npy"
    big_file.write(path, 3 * CAP)
    return path


def test_the_file_is_one_that_numpy_reads(path):
    z = np.load(path)
    assert path.stat().st_size == pytest.approx(3 * CAP * 1e6, rel=0.001)
    assert z.dtype == np.float32
    assert z.std() == pytest.approx(3, rel=0.01)
    assert np.array_equal(np.concatenate(list(big_file.pieces(path))), z)


def test_pieces_have_as_many_rows_as_are_asked_for(tmp_path):
    big_file.write(tmp_path / "few.npy", 0.05)
    sizes = [len(z) for z in big_file.pieces(tmp_path / "few.npy", rows=5)]
    assert sizes == [5, 5, 2]


@on_linux
def test_pieces_fit_where_the_whole_does_not(path):
    whole = big_file.read_under_a_cap(path, "whole", megabytes=CAP)
    assert whole.startswith("✗ MemoryError")
    pieces = big_file.read_under_a_cap(path, "pieces", megabytes=CAP)
    truth = scipy.special.logsumexp(np.load(path).astype(float))
    assert float(pieces) == pytest.approx(truth, abs=6e-4)  # three decimals


def test_a_folder_goes_as_it_came():
    folder = big_file.folder_with(0.1)
    file = Path(folder.name) / "logits.npy"
    assert np.load(file).shape[1] == big_file.CLASSES
    folder.cleanup()
    assert not file.exists()


def test_both_ways_give_one_number(path, capsys):
    for how in ("whole", "pieces"):
        big_file.main([str(path), "--read", how])
    first, second = capsys.readouterr().out.split()
    truth = sl.logsumexp(np.load(path), axis=(0, 1))
    assert float(first) == pytest.approx(float(second), abs=1.1e-3)  # three decimals
    assert float(first) == pytest.approx(float(truth), abs=6e-4)


def test_the_size_is_an_argument(tmp_path):
    big_file.main([str(tmp_path / "z.npy"), "--mb", "0.1"])
    assert (tmp_path / "z.npy").stat().st_size == pytest.approx(1e5, rel=0.05)


# refusals


def test_one_thing_at_a_time(tmp_path, capsys):
    for words in ([], ["--mb", "1", "--read", "whole"]):
        with pytest.raises(SystemExit) as left:
            big_file.main([str(tmp_path / "z.npy"), *words])
        assert left.value.code == 2
    assert "give either --mb" in capsys.readouterr().err


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(SystemExit, match="No such file"):
        big_file.main([str(tmp_path / "z.npy"), "--read", "pieces"])


@pytest.mark.parametrize("size", ["inf", "nan", "-1", "0"])
def test_a_size_that_is_none_is_refused_in_one_line(tmp_path, size):
    with pytest.raises(SystemExit, match="must be a positive number of MB") as left:
        big_file.main([str(tmp_path / "z.npy"), "--mb", size])
    assert "\n" not in left.value.code
    assert not list(tmp_path.iterdir())


@on_linux
@pytest.mark.parametrize("size", [float("inf"), float("nan"), -1, 0])
def test_a_cap_that_is_none_is_refused(monkeypatch, size):
    monkeypatch.setattr("resource.setrlimit", lambda *_: None)
    with pytest.raises(ValueError, match="the cap must be a positive number of MB"):
        big_file.cap_memory(size)


OTHERS = {
    "complex": np.zeros((2, 3), complex),
    "texts": np.array([["a", "b"]]),
    "one row": np.zeros(3),
    "a cube": np.zeros((2, 2, 2)),
    "by columns": np.asfortranarray(np.zeros((2, 3))),
}


@pytest.mark.parametrize("how", ["whole", "pieces"])
@pytest.mark.parametrize("what", OTHERS)
def test_what_is_not_rows_of_logits_is_refused(tmp_path, what, how):
    np.save(tmp_path / "z.npy", OTHERS[what])
    with pytest.raises(SystemExit, match="must hold rows of real numbers"):
        big_file.main([str(tmp_path / "z.npy"), "--read", how])


@pytest.mark.parametrize("how", ["whole", "pieces"])
@pytest.mark.parametrize("content", [b"", b"text", b"\x93NUMPY\x01\x00"])
def test_a_file_that_is_no_array_is_refused(tmp_path, content, how):
    (tmp_path / "z.npy").write_bytes(content)
    with pytest.raises(SystemExit, match="✗"):
        big_file.main([str(tmp_path / "z.npy"), "--read", how])


@pytest.mark.parametrize("how", ["whole", "pieces"])
def test_a_file_that_is_cut_off_is_refused(tmp_path, how):
    np.save(tmp_path / "z.npy", np.zeros((300, 4)))
    whole = (tmp_path / "z.npy").read_bytes()
    (tmp_path / "z.npy").write_bytes(whole[: -4 * 8])  # by one row
    with pytest.raises(SystemExit, match="✗"):
        big_file.main([str(tmp_path / "z.npy"), "--read", how])


@pytest.mark.parametrize("shape", [(0, 4), (0, 0), (2, 0)])
def test_of_no_logits_both_ways_give_minus_infinity(tmp_path, shape, capsys):
    np.save(tmp_path / "z.npy", np.zeros(shape))
    for how in ("whole", "pieces"):
        big_file.main([str(tmp_path / "z.npy"), "--read", how])
    assert capsys.readouterr().out == "-inf\n-inf\n"


def test_elsewhere_there_is_no_cap(monkeypatch, tmp_path):
    monkeypatch.setattr(big_file, "STATUS", tmp_path / "none")
    with pytest.raises(SystemExit, match="on Linux only"):
        big_file.main([str(tmp_path / "z.npy"), "--read", "whole", "--cap-mb", "9"])


def test_a_lack_of_memory_is_one_line(monkeypatch, tmp_path):
    def refuse(*_):
        raise MemoryError

    monkeypatch.setattr(big_file, "cap_memory", refuse)
    with pytest.raises(SystemExit, match="does not fit"):
        big_file.main([str(tmp_path / "z.npy"), "--read", "whole", "--cap-mb", "9"])


@on_linux
def test_the_cap_is_what_the_process_has_and_so_much_more(monkeypatch):
    import resource

    seen = []
    monkeypatch.setattr(resource, "setrlimit", lambda kind, limit: seen.append(limit))
    big_file.cap_memory(CAP)
    big_file.cap_memory(2 * CAP)
    (low, same), (high, _) = seen
    assert low == same  # soft and hard
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    assert low - CAP * 1e6 == pytest.approx(pages * resource.getpagesize(), rel=0.05)
    assert high - low == pytest.approx(CAP * 1e6, rel=0.05)
