"""A release: archives whose bytes follow from their contents, and their checksums."""

import hashlib
import json
import tarfile

import pytest

from tools import release

BILL = """{
  "bomFormat": "CycloneDX",
  "serialNumber": "urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79",
  "version": 1,
  "metadata": {
    "timestamp": "2026-01-01T00:00:00.000Z",
    "lifecycles": [{"phase": "build"}]
  },
  "components": []
}"""


def archived(folder, **files):
    for name, text in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text)
    target = folder / "book-1.0.tar.gz"
    release.archive(target, [folder / n for n in files], base=folder, time=1_000_000)
    return target


def test_an_archive_has_the_same_bytes_at_another_place_and_time(tmp_path):
    one, other = tmp_path / "one", tmp_path / "the other"
    one.mkdir()
    other.mkdir()
    first = archived(one, a="1", b="2")
    (other / "b").touch(mode=0o600)
    second = archived(other, b="2", a="1")
    assert first.read_bytes() == second.read_bytes()


def test_an_archive_unpacks_into_a_folder_of_its_name(tmp_path):
    with tarfile.open(archived(tmp_path, **{"part/a": "1"})) as packed:
        [member] = packed.getmembers()
        assert packed.extractfile(member).read() == b"1"
    assert member.name == "book-1.0/part/a"
    assert (member.uid, member.uname, member.mtime) == (0, "", 1_000_000)


def test_checksums_are_what_sha256sum_reads(tmp_path):
    (tmp_path / "b.txt").write_text("b")
    (tmp_path / "a.txt").write_text("a")
    (tmp_path / "SHA256SUMS").write_text("old")
    digests = {n: hashlib.sha256(n.encode()).hexdigest() for n in "ab"}
    expected = f"{digests['a']}  a.txt\n{digests['b']}  b.txt\n"
    assert release.checksums(tmp_path) == expected


def test_a_list_of_parts_has_neither_date_nor_number_and_is_json():
    bill = json.loads(release._undated(BILL))
    assert bill["metadata"] == {"lifecycles": [{"phase": "build"}]}
    assert set(bill) == {"bomFormat", "version", "metadata", "components"}


@pytest.mark.parametrize("name", ["package.json", "package-lock.json"])
def test_npm_is_told_the_version_of_the_book(name):
    text = (release.ROOT / name).read_text(encoding="utf-8")
    old, new = json.loads(text), json.loads(release.versioned(text, "1.2.3"))
    assert new.pop("version") == "1.2.3"
    if "packages" in old:
        assert new["packages"][""].pop("version") == "1.2.3"
    assert new == old


def test_what_is_archived_is_what_git_keeps():
    if not (release.ROOT / ".git").exists():
        pytest.skip("this is no git checkout")
    names = {path.name for path in release.committed("book", "LICENSE")}
    assert {"02_softmax.ipynb", "LICENSE"} <= names
    assert not any(name.endswith(".pyc") for name in names)
