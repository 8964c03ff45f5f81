"""Files of the release: from a folder, by their checksums, named if they are wrong."""

import hashlib

import pytest

from tools.live import release
from tools.steps import StepFailed

CONTENT = b"a wheel"
SHA256 = hashlib.sha256(CONTENT).hexdigest()


@pytest.fixture
def folder(tmp_path, monkeypatch):
    (tmp_path / "good.whl").write_bytes(CONTENT)
    monkeypatch.setenv("PYODIDE_PACKAGES", str(tmp_path))
    return tmp_path


def test_a_file_with_its_checksum_is_taken(folder):
    assert release.fetch("good.whl", SHA256) == folder / "good.whl"


def test_a_damaged_file_is_named(folder):
    (folder / "good.whl").write_bytes(b"another wheel")
    with pytest.raises(StepFailed, match=r"good\.whl is damaged: its sha256"):
        release.fetch("good.whl", SHA256)


def test_a_missing_file_is_named(folder):
    with pytest.raises(StepFailed, match=r"other\.whl is missing; PYODIDE_PACKAGES"):
        release.fetch("other.whl", SHA256)


def test_a_folder_that_is_not_there_is_named(monkeypatch):
    monkeypatch.setenv("PYODIDE_PACKAGES", "no-such-folder")
    with pytest.raises(StepFailed, match="PYODIDE_PACKAGES=no-such-folder is not"):
        release.folder()


def test_without_a_folder_the_release_is_asked(tmp_path, monkeypatch):
    asked = []

    def download(url, path):
        asked.append(url)
        path.write_bytes(CONTENT)

    monkeypatch.delenv("PYODIDE_PACKAGES", raising=False)
    monkeypatch.setattr(release, "BESIDE_US", "no-such-folder")
    monkeypatch.setattr(release, "DOWNLOADED", tmp_path)
    monkeypatch.setattr(release, "address", lambda: "https://release/")
    monkeypatch.setattr(release, "_download", download)
    for _ in range(2):  # the second time it is there
        assert release.fetch("some.whl", SHA256) == tmp_path / "some.whl"
    assert asked == ["https://release/some.whl"]
    (tmp_path / "some.whl").write_bytes(CONTENT[:3])  # damaged meanwhile
    assert release.fetch("some.whl", SHA256).read_bytes() == CONTENT
    assert asked == 2 * ["https://release/some.whl"]


def test_a_download_that_fails_is_one_line(tmp_path):
    url = (tmp_path / "missing.whl").as_uri()
    with pytest.raises(StepFailed, match=r"missing\.whl could not be downloaded"):
        release._download(url, tmp_path / "missing.whl")
    assert not list(tmp_path.iterdir())


def test_a_download_is_whole_or_not_there(tmp_path):
    (tmp_path / "there.whl").write_bytes(CONTENT)
    release._download((tmp_path / "there.whl").as_uri(), tmp_path / "new" / "a.whl")
    assert (tmp_path / "new" / "a.whl").read_bytes() == CONTENT
    assert [p.name for p in (tmp_path / "new").iterdir()] == ["a.whl"]


def test_the_npm_package_says_where_its_release_is(tmp_path, monkeypatch):
    monkeypatch.setattr(release, "CORE", tmp_path)
    (tmp_path / "package.json").write_text('{"version": "1.2.3"}')
    script = tmp_path / "pyodide.mjs"
    script.write_text("a||n.setCdnUrl(`https://host/v${d.version}/full/`),b")
    assert release.address() == "https://host/v1.2.3/full/"
    script.write_text("nothing")
    with pytest.raises(StepFailed, match=r"1\.2\.3 names no address"):
        release.address()
