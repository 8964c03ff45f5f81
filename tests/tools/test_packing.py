"""What a release is made of, and the numbers that decide about it."""

import hashlib
import tarfile

import pytest

from tools import bounds, release, robust
from tools.mutants import __main__ as mutants
from tools.steps import ROOT


@pytest.fixture
def files(tmp_path):
    for name, content in {"b.txt": "two", "a/one.txt": "one"}.items():
        path = tmp_path / "files" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
    return sorted((tmp_path / "files").rglob("*.txt"))


def test_an_archive_depends_on_contents_alone(tmp_path, files):
    made = []
    for place in ("here", "there"):
        (tmp_path / place).mkdir()
        target = tmp_path / place / "book-1.tar.gz"
        release.archive(target, files, base=tmp_path / "files", time=1_000_000)
        made.append(target.read_bytes())
        for file in files:
            file.touch()
        files.reverse()
    assert made[0] == made[1]


def test_an_archive_holds_every_file_below_its_own_name(tmp_path, files):
    target = tmp_path / "book-1.tar.gz"
    release.archive(target, files, base=tmp_path / "files", time=1_000_000)
    with tarfile.open(target) as tar:
        assert tar.getnames() == ["book-1/a/one.txt", "book-1/b.txt"]
        assert tar.extractfile("book-1/b.txt").read() == b"two"
        assert {entry.mtime for entry in tar} == {1_000_000}


def test_checksums_are_those_that_sha256sum_prints(tmp_path):
    (tmp_path / "x").write_bytes(b"softmax")
    (tmp_path / "SHA256SUMS").write_text("old")
    expected = f"{hashlib.sha256(b'softmax').hexdigest()}  x\n"
    assert release.checksums(tmp_path) == expected


def test_npms_list_has_no_date_and_no_random_number():
    bill = '{\n"serialNumber": "urn:uuid:1",\n"timestamp": "2026",\n"name": "katex"\n}'
    assert release._undated(bill) == '{\n"name": "katex"\n}\n'


def test_the_oldest_packages_are_those_that_the_project_promises():
    text = '[project]\ndependencies = ["numpy>=2.0"]\n'
    text += '[project.optional-dependencies]\nbook = ["matplotlib>=3.8", "scipy"]\n'
    assert bounds.least(text) == ["numpy==2.0.*", "matplotlib==3.8.*"]
    assert len(bounds.least((ROOT / "pyproject.toml").read_text())) == 2


def test_a_fault_that_ran_too_long_counts_as_found():
    stats = {"killed": 8, "timeout": 1, "survived": 1, "suspicious": 0}
    assert mutants.score(stats) == pytest.approx(0.9)


def test_robust_finds_every_notebook_and_its_code():
    found = robust.notebooks()
    assert [path.name[:2] for path in found[:8]] == [f"0{n}" for n in range(1, 9)]
    looks_for_the_library, imports = robust.sources(found[0])[:2]
    assert "import softmax_lib" in looks_for_the_library
    assert imports.rstrip().endswith("figures.use_book_style()")
