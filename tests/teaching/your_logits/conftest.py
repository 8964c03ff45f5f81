"""Files to be read, and what is said about bad ones."""

import pytest

from softmax_lib.teaching.your_logits import BadFile, read


@pytest.fixture
def written(tmp_path):
    """Write a file, bytes or lines, and return its path."""

    def write(content, encoding="utf-8"):
        path = tmp_path / "predictions"
        if not isinstance(content, bytes):
            content = "\n".join(content).encode(encoding)
        path.write_bytes(content)
        return path

    return write


@pytest.fixture
def said():
    """Return a function that reads a bad file and returns what is wrong with it."""

    def complaint(path, **options):
        with pytest.raises(BadFile) as caught:
            read(path, **options)
        text = str(caught.value)
        assert "\n" not in text
        assert text.endswith((".", ")"))
        return text

    return complaint
