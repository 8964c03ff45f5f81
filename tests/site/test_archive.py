"""The book as one file: what git tracks, and the same bytes every time."""

import shutil
import subprocess
import zipfile

import pytest

from book.site import archive
from book.site.metadata import ROOT, version


@pytest.fixture
def tree(tmp_path):
    """Return a small book without git, and files that do not belong to it."""
    root = tmp_path / "book"
    for name in (
        *("README.md", "Makefile", "tools/build.py", ".ci/run", "book/one.ipynb"),
        *("secret.pem", "data/points.csv", "venv/bin/python", ".venv/bin/python"),
        *(".env", "live/node_modules/a/a.js", "tools/__pycache__/build.pyc"),
        *("book/.ipynb_checkpoints/one.ipynb", "_build/html/index.html"),
        *("softmax_lib.egg-info/PKG-INFO", "mutants/tools/build.py", "book/.notes"),
    ):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(name)
    return root


OF_THE_BOOK = [".ci/run", "Makefile", "README.md", "book/one.ipynb", "tools/build.py"]


def names(root):
    return [path.relative_to(root).as_posix() for path in archive.files(root)]


def test_without_git_it_holds_the_book_and_nothing_that_lies_beside(tree):
    assert names(tree) == OF_THE_BOOK


def test_it_holds_what_git_tracks(tree):
    with_git(tree, "init", "-q")
    with_git(tree, "add", "README.md", "tools/build.py")
    (tree / "tools" / "gone.py").touch()
    with_git(tree, "add", "tools/gone.py")
    (tree / "tools" / "gone.py").unlink()
    assert names(tree) == ["README.md", "tools/build.py"]
    (tree / ".gitignore").write_text("*\n!Makefile\n")
    also = archive.files(tree, untracked=True)
    assert {path.name for path in also} == {"Makefile", "README.md", "build.py"}


def test_in_a_folder_of_another_checkout_git_is_not_asked(tree):
    with_git(tree.parent, "init", "-q")
    assert names(tree) == OF_THE_BOOK


def with_git(folder, *words):
    if not shutil.which("git"):
        pytest.skip("there is no git")
    subprocess.run(["git", *words], cwd=folder, check=True)


def test_with_and_without_git_it_holds_the_same(tmp_path):
    tracked = archive.files()
    for path in tracked:
        copy = tmp_path / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.touch()
    assert names(tmp_path) == [path.relative_to(ROOT).as_posix() for path in tracked]


def test_the_same_files_make_the_same_bytes(tmp_path):
    source = tmp_path / "book"
    source.mkdir()
    (source / "run").write_text("make test")
    (source / "run").chmod(0o755)
    made = []
    for folder in ("a", "b"):
        target = tmp_path / folder / "book-1.zip"
        target.parent.mkdir()
        archive.pack(target, [source / "run"], source)
        (source / "run").touch()
        made.append(target)
    assert made[0].read_bytes() == made[1].read_bytes()
    with zipfile.ZipFile(made[0]) as packed:
        assert packed.namelist() == ["book-1/run"]
        assert packed.getinfo("book-1/run").external_attr >> 16 & 0o777 == 0o755


def test_its_name_has_the_version():
    assert archive.name() == f"softmax-book-{version()}"
