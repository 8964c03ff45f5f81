"""The book as one file: what git holds, and the same bytes every time."""

import subprocess
import zipfile

import pytest

from book.site import archive
from book.site.facts import ROOT, version


def test_it_holds_what_git_would_hold():
    if not (ROOT / ".git").exists():
        pytest.skip("this is no git checkout")
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.check_output(command, cwd=ROOT, text=True).split("\0")
    there = {name for name in listed if name and (ROOT / name).is_file()}
    assert {path.relative_to(ROOT).as_posix() for path in archive.files()} == there


@pytest.mark.parametrize(
    "name",
    [
        *(".git", ".venv", ".coverage", "node_modules", "_build", "_build-links"),
        *("mutants", "x.pyc", "a.egg-info"),
    ],
)
def test_what_a_tool_made_stays_out(tmp_path, name):
    (tmp_path / name).mkdir()
    (tmp_path / name / "file").touch()
    (tmp_path / "README.md").touch()
    assert archive.files(tmp_path) == [tmp_path / "README.md"]


def test_the_same_files_make_the_same_bytes(tmp_path):
    source = tmp_path / "book"
    source.mkdir()
    (source / "run").write_text("make test")
    (source / "run").chmod(0o755)
    made = []
    for folder in ("a", "b"):
        target = tmp_path / folder / "book-1.zip"
        target.parent.mkdir()
        archive.pack(target, archive.files(source), source)
        (source / "run").touch()
        made.append(target)
    assert made[0].read_bytes() == made[1].read_bytes()
    with zipfile.ZipFile(made[0]) as packed:
        assert packed.namelist() == ["book-1/run"]
        assert packed.getinfo("book-1/run").external_attr >> 16 & 0o777 == 0o755


def test_its_name_has_the_version():
    assert archive.name() == f"softmax-book-{version()}"
