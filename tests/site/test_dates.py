"""Version and date: from git where it knows, else from the epoch, else none."""

import os
import re
import shutil
import subprocess
import tomllib

import pytest

from book.site import dates, metadata


@pytest.fixture(autouse=True)
def fresh():
    """Forget what git said before and after each test."""
    kept = (dates.history_is_whole, dates.last_change)
    for function in kept:
        function.cache_clear()
    yield
    for function in kept:
        function.cache_clear()


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """Make a small git checkout whose files changed on known days, as the book's
    root."""
    if not shutil.which("git"):
        pytest.skip("there is no git")
    root = tmp_path / "checkout"
    root.mkdir()
    author = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a"}
    author |= {"GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a"}

    def git(*words, day="2025-01-02"):
        when = {"GIT_AUTHOR_DATE": f"{day}T12:00:00+0000"}
        subprocess.run(
            ["git", *words],
            cwd=root,
            env=os.environ | author | when,
            check=True,
            capture_output=True,
        )

    git("init")
    for name, day in (("old.md", "2025-01-02"), ("new.md", "2025-03-04")):
        (root / name).write_text(name)
        git("add", name)
        git("commit", "-m", name, day=day)
    monkeypatch.setattr(dates, "ROOT", root)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    return root


def test_a_page_is_of_the_day_of_its_last_commit(checkout):
    assert dates.last_change("old.md") == "2025-01-02"
    assert dates.last_change("old.md", "new.md") == "2025-03-04"
    assert dates.last_change() == "2025-03-04"


def test_a_file_that_git_does_not_know_has_no_date(checkout):
    (checkout / "fresh.md").touch()
    assert dates.last_change("fresh.md") == ""


def test_the_epoch_stands_in_where_there_is_no_git(tmp_path, monkeypatch):
    monkeypatch.setattr(dates, "ROOT", tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert dates.last_change("old.md") == "2023-11-14"
    dates.last_change.cache_clear()
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert dates.last_change("old.md") == ""


@pytest.mark.parametrize("epoch", ["yesterday", "1e9", "9" * 30])
def test_an_epoch_that_is_no_number_of_seconds_is_named(epoch, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(ValueError, match=f"SOURCE_DATE_EPOCH.*{epoch}"):
        dates.epoch_day()


def test_a_shallow_clone_knows_no_dates(checkout, tmp_path, monkeypatch):
    clone = tmp_path / "shallow"
    source = checkout.as_uri()
    subprocess.run(["git", "clone", "-q", "--depth", "1", source, clone], check=True)
    monkeypatch.setattr(dates, "ROOT", clone)
    assert dates.last_change("old.md") == ""


def test_an_archive_inside_another_checkout_knows_no_dates(checkout, monkeypatch):
    inside = checkout / "softmax-book"
    inside.mkdir()
    monkeypatch.setattr(dates, "ROOT", inside)
    assert dates.last_change() == ""


def test_a_day_is_written_in_words():
    assert dates.in_words("2026-11-05") == "5 November 2026"
    assert dates.in_words("") == ""


def test_the_version_is_that_of_the_library_and_the_citation():
    text = (metadata.ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert metadata.version() == tomllib.loads(text)["project"]["version"]
    assert metadata.version() == str(metadata.citation()["version"])
    assert re.fullmatch(r"\d+\.\d+\.\d+", metadata.version())


@pytest.mark.parametrize("base", ["https://example.org/b", "https://example.org/b/"])
def test_an_address_is_whole_or_empty(base):
    from types import SimpleNamespace

    config = SimpleNamespace(html_baseurl=base, root_doc="index")
    assert metadata.address(config) == "https://example.org/b/"
    assert metadata.address(config, "index") == "https://example.org/b/"
    assert metadata.address(config, "book/api") == "https://example.org/b/book/api.html"
    config.html_baseurl = ""
    assert metadata.address(config, "book/api") == ""


def test_a_page_depends_on_all_that_it_was_read_from():
    from types import SimpleNamespace

    env = SimpleNamespace(
        found_docs={"book/api"},
        doc2path=lambda name, base: f"{name}.md",
        dependencies={"book/api": {"softmax_lib/stable.py", "../elsewhere.py"}},
    )
    assert dates.sources_of(env, "book/api") == ["book/api.md", "softmax_lib/stable.py"]
    assert dates.sources_of(env, "search") == []
