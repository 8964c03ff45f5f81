"""Lighthouse on every page, as a slow phone, beside stock Jupyter Book: `make audit`.

Each page is measured three times, served with gzip as static hosts do, and the run with
the median performance counts; the stock site, the yardstick, is measured once. The
table goes to bench/audit.json. RUNS=1 is quicker; PAGES="index book/02_softmax" takes
these and keeps what is stored of the others; STOCK=no keeps the stock site's.
"""

import argparse
import json
import os
import platform
import subprocess
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from urllib.parse import urlsplit

from playwright.sync_api import Browser, sync_playwright

from tools.axe import VIEWS, findings, look
from tools.build import SITE, build, is_current
from tools.chromium import get_chromium
from tools.contents import contents
from tools.installing import install_front_end
from tools.serve import serving
from tools.steps import BIN, ROOT, StepFailed, main, say, step
from tools.stock import build_stock, stock_pages

LIGHTHOUSE = ROOT / "tools" / "lighthouse"
STORED = ROOT / "bench" / "audit.json"
NO_SANDBOX = ("--no-sandbox", "--disable-gpu")
ALONE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
GOALS = {"performance": 0.95, "accessibility": 1, "best-practices": 1, "seo": 1}
METRICS = {
    "first-contentful-paint": "first paint ms",
    "largest-contentful-paint": "largest paint ms",
    "total-blocking-time": "blocked ms",
    "cumulative-layout-shift": "shift",
}


def lighthouse(url: str) -> dict:
    """Return the report of one run on one address.

    Raises
    ------
    StepFailed
        Lighthouse gave none.
    """
    flags = " ".join(["--headless=new", *NO_SANDBOX, f'"{ALONE}"'])
    options = ("--output=json", "--quiet", "--disable-full-page-screenshot")
    categories = f"--only-categories={','.join(GOALS)}"
    program = LIGHTHOUSE / "node_modules" / "lighthouse" / "cli" / "index.js"
    done = subprocess.run(
        [BIN / "node", program, url, *options, categories, f"--chrome-flags={flags}"],
        env=os.environ | {"CHROME_PATH": get_chromium()},
        capture_output=True,
        text=True,
    )
    if done.returncode:
        last = done.stderr.strip().splitlines()[-1:] or ["it said nothing"]
        raise StepFailed(f"Lighthouse on {url}: {last[0]}")
    return json.loads(done.stdout)


def facts(report: dict) -> dict:
    """Return what one report says: requests, bytes, scores, times, the machine's pace.

    Bytes are those sent by the site; requests to other hosts are counted apart.
    """
    host = urlsplit(report["finalDisplayedUrl"]).netloc
    requests = report["audits"]["network-requests"]["details"]["items"]
    web = [item for item in requests if item["url"].startswith("http")]
    local = [item for item in web if urlsplit(item["url"]).netloc == host]
    scores = {name: report["categories"][name]["score"] for name in GOALS}
    times = {
        says: round(report["audits"][name]["numericValue"], 3)
        for name, says in METRICS.items()
    }
    return {
        "requests": len(local),
        "gzip bytes": sum(item.get("transferSize", 0) for item in local),
        "other hosts": len(web) - len(local),
        **scores,
        **times,
        "pace": report["environment"]["benchmarkIndex"],
    }


def middle(runs: list[dict]) -> dict:
    """Return the run of median performance; of equals, the fastest machine's."""
    wanted = median([run["performance"] for run in runs])
    near = [abs(run["performance"] - wanted) for run in runs]
    return max(
        (run for run, far in zip(runs, near, strict=True) if far == min(near)),
        key=lambda run: run["pace"],
    )


def axe_counts(browser: Browser, url: str) -> dict:
    """Return how much axe finds on a page in each view."""
    context = browser.new_context(device_scale_factor=2)
    page = context.new_page()
    page.goto(url)
    page.wait_for_load_state("networkidle")
    found = {}
    for view in VIEWS:
        look(page, view)
        found[f"axe {view}"] = len(findings(page))
    context.close()
    return found


def measure(folder: Path, pages: list[str], runs: int, stack: ExitStack) -> dict:
    """Return the facts of each page of a site."""
    address = stack.enter_context(serving(folder))
    playwright = stack.enter_context(sync_playwright())
    browser = playwright.chromium.launch(
        executable_path=get_chromium(), args=[*NO_SANDBOX, ALONE]
    )
    found = {}
    for name in pages:
        with step(name):
            url = f"{address}/{name}.html"
            reports = [facts(lighthouse(url)) for _ in range(runs)]
            found[name] = middle(reports) | axe_counts(browser, url) | {"runs": runs}
    browser.close()
    return found


def missed(pages: dict) -> list[str]:
    """Return a line for each goal that a page misses."""
    return [
        f"{name}: {goal} {page[goal]:.2f} < {least}"
        for name, page in pages.items()
        for goal, least in GOALS.items()
        if page[goal] < least
    ]


def table(sites: dict) -> str:
    """Return the pages of all sites as lines of text, page by page."""
    columns = ("requests", "gzip bytes", *GOALS, *(f"axe {view}" for view in VIEWS))
    heads = ("page", "site", *columns, "elsewhere")
    rows = [heads]
    for name in next(iter(sites.values())):
        for site, pages in sites.items():
            if page := pages.get(name):
                values = [f"{page[column]:g}" for column in columns]
                rows.append((name, site, *values, str(page["other hosts"])))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ("  ".join(map(str.ljust, row, widths)).rstrip() for row in rows)
    return "\n".join(lines)


def _store(sites: dict) -> None:
    """Write what was measured to bench/audit.json, beside what was not."""
    known = json.loads(STORED.read_text("utf-8")) if STORED.is_file() else {}
    version = json.loads((LIGHTHOUSE / "package.json").read_text("utf-8"))
    about = {"machine": platform.machine()} | version["devDependencies"]
    stored = {"about": about}
    for site in ("ours", "stock"):
        pages = known.get(site, {}) | sites.get(site, {})
        stored[site] = {name: pages[name] for name in contents() if name in pages}
    STORED.write_text(f"{json.dumps(stored, indent=1)}\n", encoding="utf-8")
    say(f"── stored in {STORED}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--pages", default="")
    parser.add_argument("--stock", choices=("yes", "no"), default="yes")
    return parser.parse_args()


def _install() -> None:
    with step("Lighthouse: npm ci"):
        install_front_end(LIGHTHOUSE)


def _command() -> None:
    options = _options()
    _install()
    if not is_current():
        build()
    pages = options.pages.split() or contents()
    with ExitStack() as stack:
        sites = {"ours": measure(SITE, pages, options.runs, stack)}
    if options.stock == "yes":
        common = [name for name in stock_pages() if name in pages]
        with ExitStack() as stack:
            sites["stock"] = measure(build_stock(), common, 1, stack)
    say(table(sites))
    _store(sites)
    if lines := missed(sites["ours"]):
        raise StepFailed("goals missed:\n" + "\n".join(lines))
    say("✓ every page reaches the goals")


if __name__ == "__main__":
    main(_command)
