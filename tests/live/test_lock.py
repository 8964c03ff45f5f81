"""One lock for the release's packages and our own wheels."""

import hashlib
import json
import re
import zipfile

import pytest

from tools.live import lock, release
from tools.steps import ROOT, StepFailed

NEEDS = {name: [] for name in lock.ROOTS} | {
    "scipy": ["numpy", "Open_BLAS"],
    "open-blas": [],
    "traitlets": [],
    "wcwidth": [],
    "unused": [],
    "comm": ["unused"],  # ours replaces it
}
LOCKED = {
    name: {"file_name": f"{name}.whl", "depends": needs, "imports": [name]}
    for name, needs in NEEDS.items()
}


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A core, a folder of packages, and our wheels."""
    core, packages, wheels = (tmp_path / name for name in ("core", "packages", "ours"))
    for folder in (core, packages, wheels):
        folder.mkdir()
    for name in lock.CORE_FILES:
        (core / name).write_text(name)
    for name, entry in LOCKED.items():
        (packages / entry["file_name"]).write_text(name)
        entry["sha256"] = hashlib.sha256(name.encode()).hexdigest()
    whole = {"info": {"python": "3.12"}, "packages": LOCKED}
    (core / "pyodide-lock.json").write_text(json.dumps(whole))
    for name in lock.NEEDED_BY_OURS:
        module = name.replace("-", "_")
        with zipfile.ZipFile(wheels / f"{module}-1.0-py3-none-any.whl", "w") as wheel:
            wheel.writestr(f"{module}/__init__.py", "")
            wheel.writestr(f"{module}-1.0.dist-info/METADATA", "")
    monkeypatch.setattr(release, "CORE", core)
    monkeypatch.setenv("PYODIDE_PACKAGES", str(packages))
    return tmp_path


def wheels(place):
    return sorted((place / "ours").iterdir())


def test_it_holds_what_is_needed_and_nothing_else(place):
    made = lock.write_packages(wheels(place), place / "site")
    assert set(made["packages"]) == (LOCKED.keys() | lock.NEEDED_BY_OURS) - {"unused"}
    written = json.loads((place / "site" / "pyodide-lock.json").read_text())
    assert written == made


def test_each_file_is_there_with_the_checksum_of_the_lock(place):
    made = lock.write_packages(wheels(place), place / "site")
    for package in made["packages"].values():
        content = (place / "site" / package["file_name"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == package["sha256"]


def test_our_wheels_replace_the_release_s_packages(place):
    made = lock.write_packages(wheels(place), place / "site")["packages"]
    assert made["comm"]["file_name"] == "comm-1.0-py3-none-any.whl"
    assert made["comm"]["depends"] == []
    assert made["softmax-lib"]["imports"] == ["softmax_lib"]
    assert made["scipy"]["depends"] == ["numpy", "open-blas"]


def test_a_damaged_package_stops_it(place):
    (place / "packages" / "scipy.whl").write_text("broken")
    with pytest.raises(StepFailed, match=r"scipy\.whl is damaged"):
        lock.write_packages(wheels(place), place / "site")


def test_an_unknown_wheel_is_refused(place):
    ours = [wheel for wheel in wheels(place) if "psygnal" not in wheel.name]
    with pytest.raises(StepFailed, match="psygnal"):
        lock.write_packages(ours, place / "site")


def test_the_lab_s_front_end_of_anywidget_is_that_of_its_python():
    versions = [
        re.search(r"^anywidget==(\S+)", (ROOT / "live" / name).read_text(), re.M)[1]
        for name in ("wheels.txt", "lab/requirements.txt")
    ]
    assert versions[0] == versions[1]
