"""The page as you write it: `make write` builds what changed and reloads the browser.

Sphinx runs in this one process, which has loaded everything once, on pages that it has
read before; they are kept in a folder of their own. It is also a Sphinx extension: the
line that it adds to each page listens for new builds.
"""

import gc
import os
import shutil
import sys
import threading
import time
import webbrowser
from pathlib import Path

import yaml

from tools.build import LIBRARY, SOURCES
from tools.jupyter_book import hasten
from tools.serve import StaticHost, serving
from tools.slim.scripts import IDLE
from tools.steps import ROOT, main, say, step

KEPT = ROOT / ".write"
STATIC = ("book/assets", "softmax_lib/teaching/widgets/esm")
PAUSE = 0.2  # seconds between two looks at the files
NEWS = "/news"
RELOAD = f"""
let built;
new EventSource("{NEWS}").onmessage = ({{ data }}) => {{
  if (built && built !== data) location.reload();
  built = data;
}};
"""
LACKS = """\
  A draft lacks what only the whole book can have:
  - other pages that mention what you change: lists, numbers, the index and the search;
  - the warnings of pages that are not built again (the build stops at any);
  - the policy that forbids scripts, and the cut of styles, scripts and fonts;
  - the archive to download, and Python in the pages.
  `make book` builds it all, strictly. Do so before you commit."""


def saved(root: Path = ROOT) -> dict[Path, int]:
    """Return when each file that a page can come from was last saved.

    Parameters
    ----------
    root : Path
        The book's folder.

    Returns
    -------
    dict of Path to int
        Nanoseconds, as `os.stat` has them.
    """
    found = {}
    for name in SOURCES + LIBRARY:
        for folder, folders, files in os.walk(root / name):
            folders[:] = [f for f in folders if f[0] != "." and f != "__pycache__"]
            found |= dict.fromkeys(Path(folder, file) for file in files)
        if (root / name).is_file():
            found[root / name] = None
    return {path: path.stat().st_mtime_ns for path in found if path.exists()}


def changes(before: dict[Path, int], after: dict[Path, int]) -> list[Path]:
    """Return the files that differ between two answers of `saved`, sorted."""
    return sorted({path for path, _ in before.items() ^ after.items()})


class Draft:
    """The draft: builds the pages that changed, and tells the browser."""

    def __init__(self, root: Path = ROOT, kept: Path = KEPT):
        self.root, self.site = root, kept / "html"
        self.news = threading.Condition()
        self.built = 0

    def build(self, changed: list[Path]) -> None:
        """Build the pages that come from these files; warnings go to stderr."""
        static = {path: self._published(path) for path in changed}
        if changed and all(static.values()):
            for path, target in static.items():
                shutil.copyfile(path, target)
        else:
            self._sphinx()
        with self.news:
            self.built = time.time_ns()
            self.news.notify_all()

    def _published(self, path: Path) -> Path | None:
        """Return where the site has a style sheet or script, if it has it."""
        for folder in STATIC:
            if path.is_relative_to(self.root / folder) and path.exists():
                target = self.site / "_static" / path.relative_to(self.root / folder)
                return target if target.is_file() else None
        return None

    def _sphinx(self) -> None:
        from jupyter_book.sphinx import build_sphinx

        settings = self.root / "_config.yml"
        listed = yaml.safe_load(settings.read_text())["sphinx"]["config"]["extensions"]
        build_sphinx(
            self.root,
            self.site,
            noconfig=True,
            path_config=settings,
            confoverrides={
                "external_toc_path": "_toc.yml",
                "latex_individualpages": False,
                "nitpicky": True,
                "extensions": [*listed, "tools.write"],
            },
            builder="html",
            freshenv=self.code_is_newer(),
            quiet=True,
            tags=["draft"],
        )
        for name in IDLE:  # the theme's scripts would repeat what ours do
            (self.site / "_static" / name).write_text("")

    def code_is_newer(self) -> bool:
        """Tell whether some Python has changed since the pages were read."""
        pages = self.site.parent / ".doctrees" / "environment.pickle"
        if not pages.is_file():
            return True
        code = [when for path, when in saved(self.root).items() if path.suffix == ".py"]
        return max(code, default=0) > pages.stat().st_mtime_ns

    def host(self) -> type[StaticHost]:
        """Return a host of the site that also tells each page when it was built."""
        draft = self

        class Desk(StaticHost):
            def do_GET(self):
                if self.path != NEWS:
                    return super().do_GET()
                self.close_connection = True
                self.send_response(200)
                self.send_header("Content-Type", "text/event-stream")
                self.end_headers()
                while True:
                    with draft.news:
                        self.wfile.write(b"data: %d\n\n" % draft.built)
                        self.wfile.flush()
                        draft.news.wait()

        return Desk


def watch(draft: Draft) -> None:
    """Build whatever is saved, until Ctrl-C or a change of Python code."""
    before = saved(draft.root)
    while True:
        time.sleep(PAUSE)
        after = saved(draft.root)
        if changed := changes(before, after):
            before = after
            if any(path.suffix == ".py" for path in changed):
                return
            names = (path.relative_to(draft.root).as_posix() for path in changed)
            with step(", ".join(names)):
                draft.build(changed)
            gc.collect()  # the browser has its page by now


def setup(app):
    """Let each page of a draft listen for the next one."""
    app.add_js_file(None, body=RELOAD)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _command() -> None:
    hasten()
    draft = Draft()
    with step("the pages that changed since the last draft; the first time, all"):
        draft.build([])
    with serving(draft.site, int(sys.argv[1]), draft.host()) as address:
        say(f"✓ the draft is at {address}: save a file and see it; Ctrl-C ends it")
        say(LACKS)
        if "--again" not in sys.argv and (
            sys.platform in ("darwin", "win32") or os.environ.get("DISPLAY")
        ):
            webbrowser.open(address)
        watch(draft)
    say("── Python has changed: every page is read again")
    os.execv(
        sys.executable, [sys.executable, "-m", "tools.write", *sys.argv[1:2], "--again"]
    )


if __name__ == "__main__":
    main(_command)
