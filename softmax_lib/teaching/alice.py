"""Alice's Adventures in Wonderland, as a text for models that read characters."""

import re
from pathlib import Path

DATA = Path(__file__).parent / "data"
FILE = "alice.txt"
ALPHABET = " !'(),-.:;?abcdefghijklmnopqrstuvwxyz"


def load_alice() -> list[str]:
    """Return the twelve chapters, in the 37 characters of `ALPHABET`.

    Returns
    -------
    list of str
        Small letters; every quotation mark is an apostrophe, every break of a line a
        blank, and a blank stands between two words alone. Headings are left out, and
        so are the stars, underscores, brackets and digits that the file has here and
        there.

    Notes
    -----
    By Lewis Carroll, 1865, in the public domain. The file is alice29.txt of the
    Canterbury corpus, which compressors are compared on, as the source archive of
    Brotli 1.1.0 on PyPI carries it; line ends alone were changed.
    """
    text = (DATA / FILE).read_text(encoding="ascii")
    _, *chapters = re.split(r"\n +CHAPTER [IVX]+\n\n +.+\n", text)
    chapters[-1] = chapters[-1].replace("THE END", "")
    return [simplified(chapter) for chapter in chapters]


def simplified(text) -> str:
    """Return a text in the characters of `ALPHABET`; others are left out."""
    text = re.sub(r"[`\"]", "'", text.lower())
    kept = "".join(c if c in ALPHABET else " " * c.isspace() for c in text)
    return " ".join(kept.split())


def numbered(text) -> list[int]:
    """Return the place in `ALPHABET` of each character of a text.

    Raises
    ------
    ValueError
        If a character is not in it.
    """
    if odd := sorted(set(text) - set(ALPHABET)):
        raise ValueError(
            f"{', '.join(map(repr, odd))}: not in the alphabet; simplified(text) is."
        )
    return [ALPHABET.index(c) for c in text]
