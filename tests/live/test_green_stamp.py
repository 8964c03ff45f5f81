"""The live step is repeated when anything that it depends on has changed."""

import pytest

from tools.live import green_stamp


@pytest.fixture
def book(tmp_path, monkeypatch):
    """A copy that has a file of each part."""
    monkeypatch.setattr(green_stamp, "ROOT", tmp_path)
    monkeypatch.setattr(green_stamp, "STAMP", tmp_path / ".live" / "tested")
    names = [part if "." in part else f"{part}/a.py" for part in green_stamp.PARTS]
    for name in [*names, green_stamp.TESTS.replace("*", "x")]:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("1")
    return tmp_path


def test_a_fresh_clone_was_never_tested(book):
    assert green_stamp.last() != green_stamp.checksum()


def test_what_was_green_is_remembered(book):
    green_stamp.note(green_stamp.checksum())
    assert green_stamp.last() == green_stamp.checksum()


def test_any_change_of_any_part_counts(book):
    for file in [f for f in book.rglob("*") if f.is_file()]:
        before = green_stamp.checksum()
        file.write_text("2")
        changed = green_stamp.checksum()
        file.rename(file.with_name("b" + file.name))
        assert len({before, changed, green_stamp.checksum()}) == 3, file


def test_what_is_installed_and_compiled_does_not_count(book):
    before = green_stamp.checksum()
    for folder in ("live/node_modules", "softmax_lib/__pycache__", "tests/unit"):
        (book / folder).mkdir(parents=True)
        (book / folder / "a.py").write_text("1")
    assert green_stamp.checksum() == before


def test_every_part_is_there():
    for part in green_stamp.PARTS:
        assert (green_stamp.ROOT / part).exists()
    assert list(green_stamp.ROOT.glob(green_stamp.TESTS))
