import subprocess
import sys

import pytest

from tools import prepare
from tools.steps import NO_ROOM, ROOT, StepFailed

AS_PYTHON_3_9 = """
import runpy, sys
sys.version_info = (3, 9, 2, "final", 0)
runpy.run_module("tools.prepare", run_name="__main__")
"""


def test_an_older_python_gets_one_line():
    old = subprocess.run(
        [sys.executable, "-c", AS_PYTHON_3_9], cwd=ROOT, capture_output=True, text=True
    )
    assert old.returncode == 1
    [line] = old.stderr.splitlines()
    assert "needs Python 3.11 or newer" in line
    assert "is 3.9" in line


def test_what_an_older_python_reads_first_is_plain_enough_for_python_2():
    text = (ROOT / "tools" / "__init__.py").read_bytes()
    assert text.isascii()  # other characters are a SyntaxError there
    assert b'f"' not in text
    assert b"->" not in text


@pytest.mark.parametrize("path", ["/a b/softmax", "/é/100 % (new), #1 & 'more'!"])
def test_a_path_may_hold_almost_anything(path):
    prepare.check_path(path)


@pytest.mark.parametrize("unfit", sorted(prepare.UNFIT))
def test_a_path_that_set_up_cannot_take_is_refused_in_one_line(unfit):
    with pytest.raises(StepFailed, match="move or rename the folder") as refused:
        prepare.check_path(f"/books{unfit}/softmax")
    assert "\n" not in str(refused.value).replace(unfit, "", 2)


def test_a_python_without_venv_is_told_which_package(monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(StepFailed, match="apt install python3-venv"):
        prepare.make_environment(anew=True)


def test_the_lock_of_one_package_is_its_version_and_hashes():
    first, *rest = prepare.locked("uv").splitlines()
    assert first.startswith("uv==")
    assert {line.split(":")[0] for line in rest if "#" not in line} == {
        "    --hash=sha256"
    }


def test_a_key_is_another_when_a_lock_or_the_python_changes(tmp_path):
    lock = tmp_path / "lock.txt"
    lock.write_text("numpy==2.4.6")
    key = prepare._key("Python 3.11", lock)
    assert prepare._key("Python 3.11", lock) == key
    assert prepare._key("Python 3.12", lock) != key
    lock.write_text("numpy==2.4.7")
    assert prepare._key("Python 3.11", lock) != key


# what is done, and how often


@pytest.fixture
def done(tmp_path, monkeypatch):
    """Return what set-up does in an empty folder, where installing is only noted."""
    done = []

    def make(venv):
        done.append("made")
        venv.mkdir(exist_ok=True)
        (venv / "numpy.py").touch()

    def install(folder):
        done.append("npm")
        (folder / "node_modules").mkdir(exist_ok=True)
        (folder / "node_modules" / "katex.js").touch()

    for name in ("requirements.txt", "pyproject.toml", "package-lock.json"):
        (tmp_path / name).touch()
    monkeypatch.setattr(prepare, "ROOT", tmp_path)
    monkeypatch.setattr(prepare, "LOCK", tmp_path / "requirements.txt")
    monkeypatch.setattr(prepare, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(prepare, "NODE_MODULES", tmp_path / "node_modules")
    monkeypatch.setattr(prepare, "is_usable", lambda venv: venv.is_dir())
    monkeypatch.setattr(prepare, "make_venv", make)
    monkeypatch.setattr(prepare, "install_lock", lambda: done.append("lock"))
    monkeypatch.setattr(prepare, "uv_install", lambda *_: done.append("library"))
    monkeypatch.setattr(prepare, "install_front_end", install)
    return done


EVERYTHING = ["made", "lock", "library", "npm"]


def test_what_is_in_place_is_not_done_again(done):
    prepare._command()
    assert done == EVERYTHING
    prepare._command()
    assert done == EVERYTHING


def test_a_changed_lock_is_installed_into_the_environment_that_is_there(done):
    prepare._command()
    prepare.LOCK.write_text("numpy==2.4.7")
    prepare._command()
    assert done == [*EVERYTHING, "lock", "library"]


@pytest.mark.parametrize("step", ["lock", "library"])
def test_what_was_interrupted_is_made_anew(done, step, monkeypatch):
    def interrupted(*_):
        raise KeyboardInterrupt

    name = "install_lock" if step == "lock" else "uv_install"
    with monkeypatch.context() as patch:
        patch.setattr(prepare, name, interrupted)
        with pytest.raises(KeyboardInterrupt):
            prepare._command()
    done.clear()
    prepare._command()
    assert done == EVERYTHING


def test_an_environment_that_was_being_changed_is_made_anew(done, monkeypatch):
    prepare._command()
    prepare.LOCK.write_text("numpy==2.4.7")
    with monkeypatch.context() as patch:
        patch.setattr(prepare, "install_lock", lambda: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            prepare._command()
    prepare.LOCK.write_text("")  # as it was: so is the stamp's key, were it still there
    done.clear()
    prepare._command()
    assert done == EVERYTHING[:3]


def test_a_missing_part_is_brought_back(done):
    prepare._command()
    (prepare.VENV / "numpy.py").unlink()
    (prepare.NODE_MODULES / "katex.js").unlink()
    done.clear()
    prepare._command()
    assert done == EVERYTHING


# uv, and pip where uv finds nothing


def test_pip_is_asked_where_uv_fails(tmp_path, monkeypatch):
    asked = []

    def uv_fails(*command):
        raise StepFailed("uv ended with exit code 2")

    (tmp_path / "uv").touch()
    monkeypatch.setattr(prepare, "BIN", tmp_path)
    monkeypatch.setattr(prepare, "install", uv_fails)
    monkeypatch.setattr(prepare, "run", lambda *_, **__: None)
    monkeypatch.setattr(prepare, "pip_install", lambda _, lock: asked.append(lock))
    prepare.install_lock()
    assert asked == [prepare.LOCK]


def test_on_a_full_disk_pip_is_not_asked(tmp_path, monkeypatch):
    def no_room(*command):
        raise StepFailed(NO_ROOM)

    (tmp_path / "uv").touch()
    monkeypatch.setattr(prepare, "BIN", tmp_path)
    monkeypatch.setattr(prepare, "install", no_room)
    monkeypatch.setattr(prepare, "run", lambda *_, **__: pytest.fail("pip is asked"))
    with pytest.raises(StepFailed, match=NO_ROOM):
        prepare.install_lock()
