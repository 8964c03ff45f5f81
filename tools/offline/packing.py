"""Write the archive: the site, serve.py and a README, the same bytes each time.

It is the site that is there: with Python in its pages and JupyterLite after
`make live`, with the PDF after `make pdf`.
"""

import zipfile
from pathlib import Path

from book.site.archive import EPOCH
from tools import downloads
from tools.missing_page import configured_root

NAME = "softmax-offline.zip"
FOLDER = "softmax-offline"
BESIDE = ("serve.py", "README.txt")
# Compressing these again would take seconds and gain nothing.
PACKED = {".gz", ".pdf", ".png", ".whl", ".woff2", ".zip"}


def pack(site: Path, target: Path) -> None:
    """Write a built site into an archive.

    Parameters
    ----------
    site : Path
        The site. An older archive in it is left out, and so is the link to it.
    target : Path
        The archive, which may be inside the site.
    """
    part = target.with_name(f".{target.name}.part")
    left_out = {target, part, site / NAME}
    files = sorted(f for f in site.rglob("*") if f.is_file() and f not in left_out)
    with zipfile.ZipFile(part, "w") as archive:
        for name in BESIDE:
            _add(archive, name, (Path(__file__).parent / name).read_bytes())
        for file in files:
            inside = file.relative_to(site).as_posix()
            _add(archive, f"site/{inside}", _content(site, file, inside))
    part.replace(target)


def _content(site: Path, file: Path, inside: str) -> bytes:
    """Return a file as it is in the archive, where the site is at its host's root."""
    content = file.read_bytes()
    if inside == "index.html":
        offered = [name for name in downloads.there(site) if name != NAME]
        return downloads.offered(content.decode(), site, offered).encode()
    if inside == "404.html":
        return content.replace(f'="{configured_root()}'.encode(), b'="/')
    return content


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(f"{FOLDER}/{name}", EPOCH)
    entry.external_attr = 0o100644 << 16
    stored = Path(name).suffix in PACKED
    entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    archive.writestr(entry, content)
