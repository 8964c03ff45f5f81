"""What the slow tests share with the quick ones."""

import sys

import pytest
from playwright.sync_api import expect, sync_playwright

from tools.chromium import PLAIN, find_chromium
from tools.steps import ROOT

for folder in ("browser", "webassembly"):
    sys.path.append(str(ROOT / "tests" / folder))

expect.set_options(timeout=60_000)  # Python in a page shares the processors


@pytest.fixture(scope="session")
def browser():
    """One Chromium for all tests."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=find_chromium(), args=list(PLAIN)
        )
        yield running
        running.close()
