"""Serve the built website on this machine, compressed as static hosts do."""

import gzip
import io
import os
import sys
import threading
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from tools.build import SITE
from tools.steps import StepFailed, main, say

TEXT = {".html", ".css", ".js", ".mjs", ".json", ".svg", ".txt", ".xml", ".ttf"}


class StaticHost(SimpleHTTPRequestHandler):
    """Files of one folder: text compressed, 404.html for what is not there."""

    protocol_version = "HTTP/1.1"
    isolated = False  # whether browsers may give a page memory that its workers share
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".mjs": "text/javascript",
        ".woff2": "font/woff2",
    }

    def send_head(self):
        """Send the headers and return the body, compressed if asked for."""
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            if not self.path.partition("?")[0].endswith("/"):
                return super().send_head()
            path /= "index.html"
        if not path.is_file():
            return self._send(404, Path(self.directory) / "404.html")
        return self._send(200, path)

    def _send(self, status: int, path: Path) -> io.BytesIO:
        body = path.read_bytes() if path.is_file() else b"not found\n"
        self.send_response(status)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Cache-Control", "no-cache")
        if self.isolated:
            self.send_header("Cross-Origin-Opener-Policy", "same-origin")
            self.send_header("Cross-Origin-Embedder-Policy", "require-corp")
        if path.suffix in TEXT and "gzip" in self.headers.get("Accept-Encoding", ""):
            body = gzip.compress(body)
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Vary", "Accept-Encoding")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return io.BytesIO(body)

    def log_message(self, *args):
        """Say nothing for each request."""


class IsolatingHost(StaticHost):
    """A host that sets two headers more, with which a cell can be interrupted."""

    isolated = True


class Server(ThreadingHTTPServer):
    """Says nothing of browsers that leave before an answer is complete."""

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
        raise StepFailed(
            f"port {port} is busy; take another: make read PORT={port + 1}"
        ) from None
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _port(word: str) -> int:
    if not (word.isdecimal() and 1024 <= int(word) <= 65535):
        raise StepFailed(f"PORT={word} is not a port: take one from 1024 to 65535")
    return int(word)


def _command() -> None:
    with serving(SITE, _port(sys.argv[1]), IsolatingHost) as address:
        say(f"✓ the book is at {address}: Ctrl-C ends it")
        if sys.platform in ("darwin", "win32") or os.environ.get("DISPLAY"):
            webbrowser.open(address)
        threading.Event().wait()


if __name__ == "__main__":
    main(_command)
