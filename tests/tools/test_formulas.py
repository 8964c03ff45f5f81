import os

from sphinxcontrib.katex import KaTeXServer

from book.site import formulas


def test_no_formula_server_is_left_behind_by_a_build(tmp_path):
    formulas.setup(None)
    process, connection = KaTeXServer.start_server_process(tmp_path, 10)
    with process:
        connection.close()
        process.terminate()
        process.wait(5)
        os.set_blocking(process.stdout.fileno(), False)
        assert process.stdout.read() == b"", "something still holds the output open"
