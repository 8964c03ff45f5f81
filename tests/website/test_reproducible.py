"""Another build of the site, in another environment, has the same bytes."""

import os
import shutil
import subprocess

import pytest

from book.site import archive
from tools.build import SITE
from tools.steps import PYTHON, ROOT

INSTALLED = (".venv", "node_modules")
ELSEWHERE = {"LC_ALL": "C", "PYTHONHASHSEED": "2021", "TZ": "Pacific/Auckland"}
pytestmark = pytest.mark.thorough  # it builds the site a second time


def contents(site):
    """Return every file of a site with its bytes."""
    files = (f for f in site.rglob("*") if f.is_file())
    return {f.relative_to(site).as_posix(): f.read_bytes() for f in files}


@pytest.fixture(scope="module")
def built_elsewhere(tmp_path_factory):
    """Return a site built in another folder, locale, time zone and hash order."""
    if not (SITE / "index.html").is_file():
        pytest.fail("there is no built site: run `make book` first", pytrace=False)
    copy = tmp_path_factory.mktemp("another place")
    if (ROOT / ".git").exists():  # pages have dates from the history
        subprocess.run(["git", "clone", "--quiet", ROOT, copy], check=True)
    for file in archive.files(untracked=True):
        (copy / file.relative_to(ROOT)).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(file, copy / file.relative_to(ROOT))
    for name in INSTALLED:
        (copy / name).symlink_to(ROOT / name)
    made = subprocess.run(
        [PYTHON, "-m", "tools.build"],
        cwd=copy,
        env=os.environ | ELSEWHERE,
        capture_output=True,
        text=True,
    )
    assert made.returncode == 0, made.stdout[-2000:] + made.stderr[-2000:]
    return copy / "_build" / "html"


def test_two_builds_are_the_same_bytes(built_elsewhere):
    here, there = contents(SITE), contents(built_elsewhere)
    assert sorted(here) == sorted(there)
    different = [name for name in here if here[name] != there[name]]
    assert not different, f"{len(different)} files differ: {different[:10]}"
