"""Which of a reader's settings reach the commands, and which do not."""

import os
import subprocess
import sys

import pytest

from tools.child_environment import is_foreign, ours
from tools.steps import ROOT


@pytest.mark.parametrize(
    "name",
    [
        *("PIP_USER", "PIP_TARGET", "PIP_NO_BINARY", "PIP_REQUIRE_VIRTUALENV"),
        *("UV_OFFLINE", "UV_NO_BINARY", "UV_EXCLUDE_NEWER", "UV_SYSTEM_PYTHON"),
        *("NODE_ENV", "NODE_OPTIONS", "npm_config_omit", "NPM_CONFIG_GLOBAL"),
        *("PYTHONSAFEPATH", "PYTHONWARNINGS", "PYTHONHOME", "PYTHONPATH"),
        *("PYTHONOPTIMIZE", "PYTHONIOENCODING", "PYTHONPYCACHEPREFIX"),
        *("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"),
    ],
)
def test_a_setting_of_other_projects_is_left_behind(name):
    assert is_foreign(name)


@pytest.mark.parametrize(
    "name",
    [
        *(
            "PIP_INDEX_URL",
            "PIP_FIND_LINKS",
            "PIP_CERT",
            "PIP_PROXY",
            "PIP_CONFIG_FILE",
        ),
        *("UV_DEFAULT_INDEX", "UV_INDEX_HOUSE_PASSWORD", "UV_NATIVE_TLS"),
        *("UV_CACHE_DIR", "UV_INSECURE_HOST", "NODE_EXTRA_CA_CERTS"),
        *("NODE_USE_SYSTEM_CA", "npm_config_registry", "NPM_CONFIG_CAFILE"),
        *("HTTPS_PROXY", "SSL_CERT_FILE", "PYTHONHASHSEED", "PATH", "LC_ALL"),
        *("PYODIDE_PACKAGES", "GIT_SSL_CAINFO", "SOURCE_DATE_EPOCH"),
    ],
)
def test_what_says_where_packages_come_from_stays(name):
    assert not is_foreign(name)


def test_a_home_that_can_be_written_to_stays(tmp_path):
    told = ours({"HOME": str(tmp_path), "NODE_ENV": "production"}, ROOT)
    assert told == {"HOME": str(tmp_path), "PYTHONUTF8": "1"}


@pytest.mark.parametrize("home", ["/proc", "/proc/nowhere", "no/such/folder"])
def test_a_home_that_cannot_be_written_to_is_replaced(tmp_path, home):
    assert ours({"HOME": home}, tmp_path / "home")["HOME"] == str(tmp_path / "home")


def test_make_starts_python_without_its_settings():
    # Python has read these by the time tools/child_environment.py could remove them
    settings = {"PYTHONSAFEPATH": "1", "PYTHONWARNINGS": "error", "PYTHONOPTIMIZE": "2"}
    rule = "shown:\n\t@env\n"
    shown = subprocess.run(
        ["make", "-f", "Makefile", "-f", "-", "shown"],
        cwd=ROOT,
        env=os.environ | settings | {"PYTHONHASHSEED": "7"},
        input=rule,
        capture_output=True,
        text=True,
    )
    lines = [line for line in shown.stdout.splitlines() if line.startswith("PYTHON")]
    assert "PYTHONHASHSEED=7" in lines
    assert "PYTHONUTF8=1" in lines
    assert not [line for line in lines if line.partition("=")[0] in settings]


def test_output_that_knows_no_dashes_gets_question_marks():
    code = "from tools.steps import main, say; main(lambda: say('── ✓ done'))"
    shown = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=os.environ | {"PYTHONIOENCODING": "ascii"},
        capture_output=True,
    )
    assert shown.stdout == b"?? ? done\n"
