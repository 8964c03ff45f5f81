"""Archives of Python compiled: they import as before, and only what is used is."""

import json
import subprocess
import sys
import zipfile

import pytest

from tools.live import bytecode, compiled
from tools.steps import StepFailed

MODULES = {
    "toy/__init__.py": "from toy.used import answer\n",
    "toy/used.py": "def answer():\n    '''Words.'''\n    return 42\n",
    "toy/idle.py": "raise SystemExit('not imported')\n",
    "toy/old.py": "print 'no Python 3'\n",
    "toy/data.txt": "data",
    "toy/types.pyi": "",
    "matplotlib/mpl-data/sample_data/x.csv": "1",
}
USED = {"toy/__init__.py", "toy/used.py"}


@pytest.fixture
def archive(tmp_path):
    path = tmp_path / "toy-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as made:
        for name, text in MODULES.items():
            made.writestr(name, text)
    return path


def made(archive, *, keep=False, added=None, name="after.zip"):
    target = archive.with_name(name)
    bytecode.compiled(archive, target, USED, keep, added or {})
    return target


def names(path):
    with zipfile.ZipFile(path) as archive:
        return archive.namelist()


def run(path, code):
    """Return what Python prints whose only modules beside its own are in an archive."""
    words = [
        sys.executable,
        "-S",
        "-c",
        f"import sys; sys.path.insert(0, {str(path)!r}); {code}",
    ]
    return subprocess.run(
        words, capture_output=True, text=True, check=True
    ).stdout.strip()


def test_bytecode_takes_the_place_of_what_is_used(archive):
    after = made(archive)
    assert set(names(after)) == {
        "toy/__init__.pyc",
        "toy/used.pyc",
        "toy/idle.py",
        "toy/old.py",
        "toy/data.txt",
    }
    assert (
        run(after, "import toy; print(toy.answer(), toy.answer.__doc__)") == "42 Words."
    )


def test_sources_are_kept_where_they_are_read(archive, tmp_path):
    after = made(archive, keep=True)
    with zipfile.ZipFile(after) as packed:
        packed.extractall(tmp_path / "site")
    code = "import inspect, toy; print(inspect.getsource(toy.answer))"
    printed = run(tmp_path / "site", code)
    assert "return 42" in printed
    assert any(name.startswith("toy/__pycache__/used.") for name in names(after))


def test_bytecode_is_not_compared_with_its_source(archive, tmp_path):
    with zipfile.ZipFile(made(archive, keep=True)) as packed:
        packed.extractall(tmp_path / "site")
    (tmp_path / "site" / "toy" / "used.py").write_text("def answer(): return 0")
    assert run(tmp_path / "site", "import toy; print(toy.answer())") == "42"


def test_the_same_archive_gives_the_same_bytes(archive):
    assert made(archive).read_bytes() == made(archive, name="again.zip").read_bytes()


def test_a_file_that_is_added_replaces_one(archive):
    after = made(archive, added={"toy/data.txt": b"new"})
    assert names(after).count("toy/data.txt") == 1
    with zipfile.ZipFile(after) as packed:
        assert packed.read("toy/data.txt") == b"new"


def test_what_importing_brings_is_named_as_in_an_archive():
    code = (
        "from tools.live.bytecode import used; "
        "found = used(['json', 'email.message']); "
        "print({'json/__init__.py', 'json/decoder.py', 'email/message.py'} <= found)"
    )
    words = [sys.executable, "-c", code]
    assert subprocess.run(words, capture_output=True, text=True).stdout == "True\n"


@pytest.fixture
def pyodide(tmp_path, monkeypatch):
    """A folder with packages, its lock, and how often something was compiled."""
    monkeypatch.setattr(compiled, "FOLDER", tmp_path / "kept")
    monkeypatch.setattr(compiled, "THEIRS", {"packages": ["numpy"], "modules": []})
    folder, runs = tmp_path / "pyodide", []
    folder.mkdir()
    packages = {
        "numpy": {"file_name": "numpy.whl", "depends": ["blas"], "sha256": "old"},
        "blas": {"file_name": "blas.zip", "depends": [], "sha256": "old"},
        "softmax-lib": {"file_name": "softmax_lib.whl", "depends": [], "sha256": "old"},
        "scipy": {"file_name": "scipy.whl", "depends": ["numpy"], "sha256": "old"},
    }
    files = [package["file_name"] for package in packages.values()]
    for name in (*files, "python_stdlib.zip"):
        (folder / name).write_text(name)

    def compile_(archives, targets, imports, where, keep):
        runs.append([path.name for path in archives])
        for path, target in zip(archives, targets, strict=True):
            target.write_text(f"compiled {path.read_text()}, {keep}")

    monkeypatch.setattr(compiled, "_compile", compile_)
    return folder, {"packages": packages}, runs


def test_archives_are_compiled_once_and_the_lock_knows_them(pyodide):
    folder, lock, runs = pyodide
    before = {file.name: file.read_text() for file in folder.iterdir()}
    compiled.compile_archives(folder, lock)
    assert runs == [["python_stdlib.zip", "blas.zip", "numpy.whl"], ["softmax_lib.whl"]]
    assert (folder / "numpy.whl").read_text() == "compiled numpy.whl, False"
    assert (folder / "softmax_lib.whl").read_text() == "compiled softmax_lib.whl, True"
    assert json.loads((folder / "pyodide-lock.json").read_text()) == lock
    changed = {n for n, p in lock["packages"].items() if p["sha256"] != "old"}
    assert changed == {"numpy", "blas", "softmax-lib"}
    for name, text in before.items():
        (folder / name).write_text(text)
    compiled.compile_archives(folder, lock)
    assert len(runs) == 2


def test_only_what_has_changed_is_compiled_again(pyodide):
    folder, lock, runs = pyodide
    compiled.compile_archives(folder, lock)
    (folder / "softmax_lib.whl").write_text("new")
    for name in ("numpy.whl", "blas.zip", "python_stdlib.zip"):
        (folder / name).write_text(name)
    compiled.compile_archives(folder, lock)
    assert runs[2:] == [["softmax_lib.whl"]]
    assert len(list(compiled.FOLDER.iterdir())) == 4  # the older one is gone


def test_a_failure_is_one_line(tmp_path):
    folder = tmp_path / "no pyodide"
    with pytest.raises(StepFailed, match=r"could not be compiled: .*pyodide\.mjs"):
        compiled._compile([], [], compiled.THEIRS, folder, False)
