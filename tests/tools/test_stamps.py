"""A folder is finished when it says so and all of it is there."""

import pytest

from tools import stamps


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "numpy" / "__pycache__").mkdir(parents=True)
    (tmp_path / "numpy" / "core.py").touch()
    (tmp_path / "numpy" / "__pycache__" / "core.pyc").touch()
    return tmp_path


def test_a_folder_is_not_finished_until_it_says_so(folder):
    assert stamps.key_of(folder) is None
    stamps.finish(folder, "Python 3.11")
    assert stamps.key_of(folder) == "Python 3.11"
    stamps.unfinish(folder)
    assert stamps.key_of(folder) is None


def test_a_file_that_is_gone_is_noticed(folder):
    stamps.finish(folder, "key")
    (folder / "numpy" / "core.py").unlink()
    assert stamps.key_of(folder) is None


def test_what_came_later_and_bytecode_do_not_matter(folder):
    stamps.finish(folder, "key")
    (folder / "extra.py").touch()
    (folder / "numpy" / "__pycache__" / "core.pyc").unlink()
    assert stamps.key_of(folder) == "key"


@pytest.mark.parametrize("content", [b"", b"\xff\xfe"])
def test_a_stamp_that_cannot_be_read_is_none(folder, content):
    (folder / stamps.STAMP).write_bytes(content)
    assert stamps.key_of(folder) is None


def test_a_folder_in_the_place_of_the_stamp_is_none_and_can_be_taken_away(folder):
    (folder / stamps.STAMP / "inside").mkdir(parents=True)
    assert stamps.key_of(folder) is None
    stamps.unfinish(folder)
    stamps.finish(folder, "key")
    assert stamps.key_of(folder) == "key"


def test_a_folder_that_is_not_there_is_not_finished(tmp_path):
    assert stamps.key_of(tmp_path / "none") is None
    stamps.unfinish(tmp_path / "none")


def test_a_file_in_the_place_of_the_folder_is_not_finished(tmp_path):
    (tmp_path / "file").touch()
    assert stamps.key_of(tmp_path / "file") is None
    stamps.unfinish(tmp_path / "file")


def test_of_a_link_the_link_is_removed(tmp_path):
    (tmp_path / "far").mkdir()
    (tmp_path / "near").symlink_to(tmp_path / "far")
    stamps.remove(tmp_path / "near")
    assert [path.name for path in tmp_path.iterdir()] == ["far"]
