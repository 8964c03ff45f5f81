"""Serve the book in the folder `site` beside this file, to this machine only.

    python3 serve.py [PORT]       on Windows: py serve.py [PORT]

Needs Python 3.7 or newer and nothing else. Browsers run no script modules from plain
files, so without a server widgets and answers would not work.
"""

import sys

OLDEST = (3, 7)
FIRST_PORT, LAST_PORT = 1024, 65535

# Before anything that an older Python does not know: it should say so in one line.
if sys.version_info < OLDEST:
    sys.exit(
        "serve.py needs Python 3.7 or newer; this is Python "
        + ".".join(str(part) for part in sys.version_info[:2])
        + ". Try another name: python3 serve.py, or on Windows py serve.py"
    )

import errno
import posixpath
import webbrowser
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

SITE = Path(__file__).resolve().parent / "site"
TAKEN = {errno.EADDRINUSE, errno.EACCES, 10013, 10048}  # the last two: Windows'

# All of them: what a machine's own list says about .js differs, and a browser refuses
# a module of another type.
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ipynb": "application/x-ipynb+json",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".md": "text/markdown; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
    ".zip": "application/zip",
}


class Handler(SimpleHTTPRequestHandler):
    """Files of the site; 404.html for unknown addresses, no listings of folders."""

    def guess_type(self, path):
        """Return a file's type by its ending."""
        ending = posixpath.splitext(str(path))[1].lower()
        return TYPES.get(ending, "application/octet-stream")

    def end_headers(self):
        """Add that a page may share memory with its Python, so that cells can stop."""
        self.send_header("Cross-Origin-Opener-Policy", "same-origin")
        self.send_header("Cross-Origin-Embedder-Policy", "require-corp")
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def list_directory(self, path):
        """Answer that a folder without a page is not there."""
        self.send_error(404)

    def send_error(self, code, message=None, explain=None):
        """Show the book's own page for an address that is not there."""
        missing = SITE / "404.html"
        if code != 404 or not missing.is_file():
            return super().send_error(code, message, explain)
        body = missing.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", TYPES[".html"])
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)
        return None

    def log_message(self, *args):
        """Say nothing for each request."""


class Server(ThreadingHTTPServer):
    """It never shares a port, and is silent about browsers that hang up."""

    allow_reuse_address = sys.platform != "win32"  # there it means sharing

    def handle_error(self, request, client_address):
        """Print what went wrong, unless the other side has gone."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


def port_of(words):
    """Return the port that the command line names, 8000 without one."""
    if not words:
        return 8000
    if len(words) == 1 and words[0].isdigit():
        port = int(words[0])
        if FIRST_PORT <= port <= LAST_PORT:
            return port
    sys.exit(
        "{} is not a port: take one number from {} to {}".format(
            " ".join(words), FIRST_PORT, LAST_PORT
        )
    )


def main():
    """Serve until Ctrl-C."""
    port = port_of(sys.argv[1:])
    if not (SITE / "index.html").is_file():
        sys.exit(
            "There is no site in {}: unpack the whole archive, and leave serve.py "
            "beside the folder site.".format(SITE)
        )
    try:
        server = Server(("127.0.0.1", port), partial(Handler, directory=str(SITE)))
    except OSError as problem:
        if problem.errno not in TAKEN:
            raise
        other = port + 1 if port < LAST_PORT else port - 1
        sys.exit(
            "Port {} is taken, perhaps by another copy of the book. "
            "Take another: python3 serve.py {}".format(port, other)
        )
    address = "http://127.0.0.1:{}/".format(port)
    print("The book is at " + address + " until you press Ctrl-C.")
    sys.stdout.flush()
    webbrowser.open(address)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        pass
    finally:
        server.server_close()


if __name__ == "__main__":
    main()
