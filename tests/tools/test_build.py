"""An unfinished build is never taken for the website."""

import os

import pytest

from tools import build
from tools.live import __main__ as live


@pytest.fixture
def site(tmp_path, monkeypatch):
    """Return where the website goes, in an empty book."""
    for name in build.SOURCES + build.LIBRARY:
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (1000, 1000))
    monkeypatch.setattr(build, "ROOT", tmp_path)
    monkeypatch.setattr(build, "SETTINGS", tmp_path / "_config.yml")
    monkeypatch.setattr(build, "BUILT", tmp_path / "_build")
    monkeypatch.setattr(build, "ASIDE", tmp_path / "_build" / "_build")
    monkeypatch.setattr(build, "SITE", tmp_path / "_build" / "html")
    return build.SITE


def page(site, text):
    site.mkdir(parents=True, exist_ok=True)
    (site / "index.html").write_text(text)


@pytest.fixture
def commands(monkeypatch):
    """Return the commands of a build; the first makes a page, none of them runs."""
    commands = []

    def run(*words, **_):
        commands.append(words[2])
        if words[2] == "tools.jupyter_book":
            page(words[words.index("--path-output") + 1] / "_build" / "html", "new")

    monkeypatch.setattr(build, "run", run)
    return commands


def test_a_finished_site_takes_the_place_of_the_old_one(site, commands):
    page(site, "old")
    (site / "gone.html").touch()
    (build.BUILT / "softmax.pdf").touch()
    build.build()
    steps = "jupyter_book slim missing_page moved_pages"
    assert commands == [f"tools.{step}" for step in steps.split()]
    assert [path.name for path in site.iterdir()] == ["index.html"]
    assert (site / "index.html").read_text() == "new"
    assert [path.name for path in build.BUILT.iterdir()] == ["html"]


@pytest.mark.parametrize("old", [False, True])
def test_an_interrupted_build_is_no_site(site, commands, monkeypatch, old):
    if old:
        page(site, "old")
        os.utime(site / "index.html", (500, 500))
    made = build.run

    def interrupted(*words, **options):
        made(*words, **options)
        if words[2] == "tools.slim":
            raise KeyboardInterrupt

    monkeypatch.setattr(build, "run", interrupted)
    with pytest.raises(KeyboardInterrupt):
        build.build()
    assert not build.is_current()
    assert site.exists() == old
    monkeypatch.setattr(build, "run", made)
    build.build()
    assert (site / "index.html").read_text() == "new"
    assert build.is_current()


def test_what_changes_while_the_site_is_built_is_newer(site, commands, monkeypatch):
    made = build.run

    def writes(*words, **options):
        if words[2] == "tools.jupyter_book":
            (build.ROOT / "index.md").write_text("A sentence, saved meanwhile.")
        made(*words, **options)

    monkeypatch.setattr(build, "run", writes)
    monkeypatch.setattr(build.time, "time", lambda: 2000)  # as it begins
    build.build()
    assert not build.is_current()


@pytest.mark.parametrize("name", ["index.md", "pyproject.toml", "package-lock.json"])
def test_a_changed_source_makes_the_site_an_old_one(site, commands, name):
    build.build()
    assert build.is_current()
    later = (site / "index.html").stat().st_mtime + 1
    os.utime(build.ROOT / name, (later, later))
    assert not build.is_current()


def test_python_in_the_pages_is_added_whole_or_there_is_no_site(site, monkeypatch):
    def interrupted(unfinished, **_):
        (unfinished / "live").mkdir()
        raise KeyboardInterrupt

    page(site, "done")
    monkeypatch.setattr(live, "SITE", site)
    monkeypatch.setattr(live, "install_front_end", lambda folder: None)
    monkeypatch.setattr(live, "assemble", interrupted)
    with pytest.raises(KeyboardInterrupt):
        live.add_live()
    assert not site.exists()
    page(site, "done")
    monkeypatch.setattr(live, "assemble", lambda site, whole: {"chapters": {}})
    monkeypatch.setattr(live, "build_lab", lambda site, _: (site / "lab").mkdir())
    live.add_live(whole=False)
    assert {path.name for path in site.iterdir()} == {"index.html"}
    live.add_live()
    assert {path.name for path in site.iterdir()} == {"index.html", "lab"}
