"""The offline archive: what it holds, and the little server that it comes with."""

import ast
import http.client
import socket
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from book.site.downloads import BEGIN, END, NOTHING
from tools import downloads
from tools.offline import packing
from tools.steps import StepFailed

SERVER = Path(packing.__file__).with_name("serve.py")
LANDING = f"<h2>Take it along</h2>{BEGIN}\n{NOTHING}\n{END}<p>after</p>"
SECONDS = 60


@pytest.fixture
def site(tmp_path):
    """Return a small site below its host's root, with a PDF."""
    folder = tmp_path / "html"
    (folder / "book").mkdir(parents=True)
    (folder / "index.html").write_text(LANDING)
    (folder / "404.html").write_text('<a href="/softmax/index.html">no such page</a>')
    (folder / "book" / "02_softmax.html").write_text("<p>chapter</p>")
    for name in ("a.mjs", "a.js", "a.wasm", "a.woff2", "a.svg", "a.css", "a.whl"):
        (folder / name).write_bytes(b"a file")
    (folder / "softmax.pdf").write_bytes(bytes(1_500_000))
    return folder


@pytest.fixture
def unpacked(site, tmp_path, monkeypatch):
    """Return the archive of the small site, unpacked in another place."""
    monkeypatch.setattr(packing, "configured_root", lambda: "/softmax/")
    packing.pack(site, site / packing.NAME)
    with zipfile.ZipFile(site / packing.NAME) as archive:
        archive.extractall(tmp_path / "else where")
    return tmp_path / "else where" / packing.FOLDER


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def run(*words, folder=None, code=None):
    """Return how serve.py ends when it does not serve."""
    command = ["-c", code] if code else [str((folder or SERVER.parent) / "serve.py")]
    return subprocess.run(
        [sys.executable, *command, *words],
        capture_output=True,
        text=True,
        timeout=SECONDS,
    )


@pytest.fixture
def get(unpacked):
    """Serve the unpacked archive, and return a function that asks for an address."""
    port = free_port()
    command = [sys.executable, "serve.py", str(port)]
    server = subprocess.Popen(
        command, cwd=unpacked, stdout=subprocess.PIPE, env={"BROWSER": "true"}
    )
    assert b"The book is at" in server.stdout.readline()

    def get(path, method="GET"):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=SECONDS)
        connection.request(method, path)
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer, body

    get.port, get.server = port, server
    yield get
    server.terminate()
    server.wait(SECONDS)
    server.stdout.close()


def test_the_archive_has_site_server_and_words(unpacked):
    names = {path.name for path in unpacked.iterdir()}
    assert names == {"serve.py", "README.txt", "site"}
    chapter = unpacked / "site" / "book" / "02_softmax.html"
    assert chapter.read_text() == "<p>chapter</p>"


def test_two_archives_are_the_same_bytes_also_where_an_older_one_lies(site, tmp_path):
    packing.pack(site, tmp_path / "one.zip")
    packing.pack(site, site / packing.NAME)
    downloads.offer(site)
    packing.pack(site, tmp_path / "two.zip")
    packing.pack(site, site / packing.NAME)
    first = (tmp_path / "one.zip").read_bytes()
    assert (site / packing.NAME).read_bytes() == first
    assert (tmp_path / "two.zip").read_bytes() == first


def test_the_archive_offers_the_pdf_and_not_itself(site, unpacked):
    packing.pack(site, site / packing.NAME)
    inside = (unpacked / "site" / "index.html").read_text()
    assert 'href="softmax.pdf"' in inside
    assert packing.NAME not in inside
    assert NOTHING not in inside


def test_links_of_the_missing_page_start_where_the_archive_is_served(unpacked):
    page = (unpacked / "site" / "404.html").read_text()
    assert page == '<a href="/index.html">no such page</a>'


def test_the_landing_page_offers_what_is_there_with_its_size(site):
    downloads.offer(site)
    html = (site / "index.html").read_text()
    assert "The whole book as a PDF</a> (1.5\N{NO-BREAK SPACE}MB)" in html
    assert html.endswith(f"{END}<p>after</p>")
    downloads.offer(site)
    assert (site / "index.html").read_text() == html
    (site / "softmax.pdf").unlink()
    downloads.offer(site)
    assert (site / "index.html").read_text() == LANDING


def test_offering_does_not_make_the_site_newer(site):
    before = (site / "index.html").stat().st_mtime_ns
    downloads.offer(site)
    assert (site / "index.html").stat().st_mtime_ns == before


def test_python_in_the_pages_is_promised_only_where_it_is(site):
    packing.pack(site, site / packing.NAME)
    downloads.offer(site)
    assert "Python in the pages" not in (site / "index.html").read_text()
    (site / "live").mkdir()
    downloads.offer(site)
    assert "Python in the pages" in (site / "index.html").read_text()


def test_a_landing_page_without_a_place_is_refused(site):
    (site / "index.html").write_text("<p>nothing</p>")
    with pytest.raises(StepFailed, match="downloads"):
        downloads.offer(site)


def test_each_file_has_its_type(get):
    kinds = {
        "/": "text/html; charset=utf-8",
        "/book/02_softmax.html?x=1": "text/html; charset=utf-8",
        "/a.mjs": "text/javascript; charset=utf-8",
        "/a.js?v=1": "text/javascript; charset=utf-8",
        "/a.wasm": "application/wasm",
        "/a.woff2": "font/woff2",
        "/a.svg": "image/svg+xml",
        "/a.css": "text/css; charset=utf-8",
        "/a.whl": "application/octet-stream",
        "/softmax.pdf": "application/pdf",
    }
    for path, kind in kinds.items():
        answer, body = get(path)
        assert (answer.status, answer.headers["Content-Type"]) == (200, kind), path
        assert body


def test_what_is_not_there_is_the_books_own_page(get):
    for path in ("/nowhere.html", "/book/", "/../serve.py", "/%2e%2e/serve.py"):
        answer, body = get(path)
        assert answer.status == 404, path
        assert b"no such page" in body
        answer, body = get(path, "HEAD")
        assert (answer.status, body) == (404, b"")


def test_a_page_may_stop_its_python(get):
    answer, _ = get("/")
    assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert answer.headers["Cross-Origin-Embedder-Policy"] == "require-corp"


def test_a_taken_port_is_named_with_another(get, unpacked):
    done = run(str(get.port), folder=unpacked)
    assert done.returncode == 1
    assert f"Port {get.port} is taken" in done.stderr
    assert f"python3 serve.py {get.port + 1}" in done.stderr
    assert "Traceback" not in done.stderr


def test_other_machines_are_not_answered(get):
    with socket.socket() as other:
        other.settimeout(5)
        # Linux answers on all of 127.0.0.0/8 what listens on every address
        assert other.connect_ex(("127.0.0.2", get.port)) != 0


@pytest.mark.skipif(sys.platform == "win32", reason="has no SIGINT for one process")
def test_ctrl_c_ends_it_quietly(get):
    get("/")
    get.server.send_signal(2)
    assert get.server.wait(SECONDS) == 0


@pytest.mark.parametrize("word", ["http", "80", "70000", "-1", "8000 8001"])
def test_what_is_no_port_is_refused(word):
    done = run(*word.split())
    assert done.returncode == 1
    assert f"{word} is not a port" in done.stderr


def test_without_the_site_it_says_what_is_missing(tmp_path):
    (tmp_path / "serve.py").write_bytes(SERVER.read_bytes())
    done = run(folder=tmp_path)
    assert done.returncode == 1
    assert "unpack the whole archive" in done.stderr


def test_an_old_python_is_told_in_a_line():
    pretend = (
        f"import sys; sys.version_info = (3, 5, 2); exec(open({str(SERVER)!r}).read())"
    )
    done = run(code=pretend)
    assert done.returncode == 1
    assert done.stderr.startswith(
        "serve.py needs Python 3.7 or newer; this is Python 3.5."
    )
    assert "Traceback" not in done.stderr


def test_an_old_python_can_read_as_far_as_that():
    ast.parse(SERVER.read_text(), feature_version=(3, 4))
    assert not any(
        isinstance(node, ast.JoinedStr)
        for node in ast.walk(ast.parse(SERVER.read_text()))
    )
