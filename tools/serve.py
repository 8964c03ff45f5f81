"""Serve the built website on this machine, compressed as static hosts do."""

import gzip
import io
import os
import sys
import threading
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from tools.build import SITE
from tools.steps import StepFailed, main, say

TEXT = {".html", ".css", ".js", ".mjs", ".json", ".svg", ".txt", ".xml", ".ttf"}

PORT, LAST_PORT = "8000", 65535
# A browser asks for the same files with each page.
compressed = lru_cache(200)(gzip.compress)


class StaticHost(SimpleHTTPRequestHandler):
    """Files of one folder: text compressed, 404.html for unknown addresses."""

    protocol_version = "HTTP/1.1"
    isolated = False  # whether browsers may let a page share memory with its workers
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".mjs": "text/javascript",
        ".woff2": "font/woff2",
    }

    def send_head(self):
        """Send the headers and return the body, compressed if asked for."""
        path = Path(self.translate_path(self.path))
        as_folder = self.path.partition("?")[0].endswith("/")
        try:
            if path.is_dir() and not as_folder:
                return super().send_head()  # which adds the slash
            body = (path / "index.html" if as_folder else path).read_bytes()
        except (OSError, ValueError):  # missing, or not a possible file name
            return self._send(404, Path("404.html"), self._missing())
        return self._send(200, Path("index.html") if as_folder else path, body)

    def _missing(self) -> bytes:
        page = Path(self.directory) / "404.html"
        return page.read_bytes() if page.is_file() else b"not found\n"

    def _send(self, status: int, name: Path, body: bytes) -> io.BytesIO:
        self.send_response(status)
        self.send_header("Content-Type", self.guess_type(name))
        self.send_header("Cache-Control", "no-cache")
        if self.isolated:
            self.send_header("Cross-Origin-Opener-Policy", "same-origin")
            self.send_header("Cross-Origin-Embedder-Policy", "require-corp")
        if name.suffix in TEXT and takes_gzip(self.headers.get("Accept-Encoding", "")):
            body = compressed(body)
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Vary", "Accept-Encoding")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return io.BytesIO(body)

    def log_message(self, *args):
        """Say nothing for each request."""


def takes_gzip(accepted: str) -> bool:
    """Tell whether an Accept-Encoding allows gzip: "br, gzip;q=0.5" does, q=0 not."""
    weights = dict(
        part.replace(" ", "").lower().partition(";q=")[::2]
        for part in accepted.split(",")
    )
    return "gzip" in weights and bool(
        weights["gzip"].strip("0.") or not weights["gzip"]
    )


class IsolatingHost(StaticHost):
    """A host that sets two more headers, so that a cell can be interrupted."""

    isolated = True


class Server(ThreadingHTTPServer):
    """Silent about browsers that disconnect before an answer is complete."""

    def handle_error(self, request, client_address):
        """Print what went wrong, unless the other side has gone."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def serving(
    folder: Path, port: int = 0, host: type[StaticHost] = StaticHost
) -> Iterator[str]:
    """Serve a folder while the block runs; port 0 is any free one.

    Yields
    ------
    str
        The address, such as http://127.0.0.1:8000, to this machine only.

    Raises
    ------
    StepFailed
        If the port is taken.
    """
    handler = partial(host, directory=str(folder))
    try:
        server = Server(("127.0.0.1", port), handler)
    except OSError:
        other = port + 1 if port < LAST_PORT else port - 1
        raise StepFailed(
            f"port {port} is busy; take another: make read PORT={other}"
        ) from None
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _port(word: str) -> int:
    if not (word.isdecimal() and 1024 <= int(word) <= LAST_PORT):
        raise StepFailed(
            f"PORT={word} is not a port: take one from 1024 to {LAST_PORT}"
        )
    return int(word)


def _command() -> None:
    if not (SITE / "index.html").is_file():
        raise StepFailed("there is no website yet: make book, or python -m tools.build")
    [word] = sys.argv[1:] or [PORT]
    with serving(SITE, _port(word), IsolatingHost) as address:
        say(f"✓ the book is at {address}: Ctrl-C ends it")
        if sys.platform in ("darwin", "win32") or os.environ.get("DISPLAY"):
            webbrowser.open(address)
        threading.Event().wait()


if __name__ == "__main__":
    main(_command)
