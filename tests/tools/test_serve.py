import gzip
import http.client
import socket
from urllib.parse import urlsplit

import pytest

from tools import serve
from tools.steps import StepFailed


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "book").mkdir()
    (tmp_path / "book" / "index.html").write_text("<p>chapter</p>" * 50)
    (tmp_path / "404.html").write_text("<p>no such page</p>")
    (tmp_path / "mixer.mjs").write_text("export default {}")
    (tmp_path / "icons.woff2").write_bytes(b"wOF2" * 50)
    return tmp_path


@pytest.fixture
def get(folder):
    with serve.serving(folder) as address:

        def get(path, **headers):
            connection = http.client.HTTPConnection(urlsplit(address).netloc)
            connection.request("GET", path, headers=headers)
            answer = connection.getresponse()
            body = answer.read()
            connection.close()
            return answer, body

        yield get


def test_text_is_compressed_for_who_asks(get, folder):
    answer, body = get("/book/", **{"Accept-Encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(body) == (folder / "book" / "index.html").read_bytes()
    assert int(answer.headers["Content-Length"]) == len(body)


@pytest.mark.parametrize(
    ("accepted", "taken"),
    [
        *(("gzip", True), ("br, gzip", True), ("gzip;q=0.5", True), ("GZIP", True)),
        *(("gzip;q=0", False), ("gzip; q=0.000", False), ("br", False), ("", False)),
        *(("identity, gzip;q=0, *", False), ("xgzip", False)),
    ],
)
def test_text_is_compressed_only_where_gzip_is_wanted(accepted, taken):
    assert serve.takes_gzip(accepted) == taken


def test_text_is_plain_for_who_does_not_ask(get, folder):
    answer, body = get("/book/index.html?here=1")
    assert answer.headers["Content-Encoding"] is None
    assert body == (folder / "book" / "index.html").read_bytes()


def test_a_font_is_not_compressed_again(get):
    answer, body = get("/icons.woff2", **{"Accept-Encoding": "gzip"})
    assert answer.headers["Content-Encoding"] is None
    assert answer.headers["Content-Type"] == "font/woff2"
    assert body.startswith(b"wOF2")


def test_a_module_is_javascript(get):
    answer, _ = get("/mixer.mjs")
    assert answer.headers["Content-Type"] == "text/javascript"


def test_a_missing_page_is_the_page_that_says_so(get):
    answer, body = get("/nowhere.html")
    assert (answer.status, body) == (404, b"<p>no such page</p>")


def test_a_folder_without_its_slash_is_sent_on(get):
    answer, _ = get("/book")
    assert (answer.status, answer.headers["Location"]) == (301, "/book/")


def test_files_outside_the_folder_are_not_served(get):
    answer, _ = get("/../../../../etc/passwd")
    assert answer.status == 404


@pytest.mark.parametrize("path", ["/book/index.html/", "/icons.woff2/"])
def test_a_file_is_no_folder(get, path):
    answer, body = get(path)
    assert (answer.status, body) == (404, b"<p>no such page</p>")


@pytest.mark.parametrize("path", [f"/{'a' * 5000}", f"/{'a' * 5000}/", "/%00", "/%ff"])
def test_what_no_file_can_be_called_is_missing(get, path, capfd):
    answer, body = get(path)
    assert (answer.status, body) == (404, b"<p>no such page</p>")
    assert capfd.readouterr().err == ""


def test_the_last_port_has_a_neighbour_too(folder, monkeypatch):
    def busy(*_):
        raise OSError

    monkeypatch.setattr(serve, "Server", busy)
    with (
        pytest.raises(StepFailed, match=r"65535 is busy.*PORT=65534"),
        serve.serving(folder, 65535),
    ):
        pass


def test_without_a_site_there_is_a_line_that_says_so(monkeypatch, tmp_path):
    monkeypatch.setattr(serve, "SITE", tmp_path)
    monkeypatch.setattr("sys.argv", ["serve"])
    with pytest.raises(StepFailed, match="no website yet"):
        serve._command()


def test_a_busy_port_is_named_with_the_way_out(folder):
    with serve.serving(folder) as address:
        port = urlsplit(address).port
        with (
            pytest.raises(StepFailed, match=f"port {port} is busy.*PORT={port + 1}"),
            serve.serving(folder, port),
        ):
            pass


def test_a_browser_that_leaves_early_is_not_reported(folder, capfd):
    (folder / "large.bin").write_bytes(bytes(1 << 25))
    with serve.serving(folder) as address:
        host, port = urlsplit(address).netloc.split(":")
        with socket.create_connection((host, int(port))) as hasty:
            hasty.sendall(b"GET /large.bin HTTP/1.0\r\n\r\n")
            hasty.recv(10)
            # closed with data unread, a socket resets the connection
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("word", ["http", "80", "-1", "65536", ""])
def test_what_is_not_a_port_is_refused(word):
    with pytest.raises(StepFailed, match="not a port"):
        serve._port(word)
