"""A stored notebook differs from the last one only where its author changed it."""

import hashlib
from collections import Counter

KERNEL = {"display_name", "language", "name"}
CELL_METADATA = {"tags", "mystnb", "jupyter", "jp-MarkdownHeadingCollapsed"}
TAGS = {"local", "check", "hide-input", "remove-cell", "wide", "nbval-ignore-output"}
TAGS |= {"predict", "hide-output"}
REWRITE = "write it with `make store NB=…`"
EXECUTE = "execute it with `make run NB=…`"


def metadata_is_clean(notebook):
    """Kernel and language name, tags and figure metadata, nothing else."""
    own = notebook.stored["metadata"]
    complaints = []
    if set(own) != {"kernelspec", "language_info"}:
        complaints.append(f"notebook metadata holds {sorted(own)}; {REWRITE}")
    if own.get("language_info") != {"name": "python"}:
        complaints.append(f"language_info must hold the name python alone; {REWRITE}")
    kernel = own.get("kernelspec", {})
    if not set(kernel) <= KERNEL or kernel.get("name") != "python3":
        complaints.append(f"kernelspec must name python3 and no more; {REWRITE}")
    for cell in notebook.cells:
        if extra := set(cell.stored["metadata"]) - CELL_METADATA:
            complaints.append(f"{cell} has metadata {sorted(extra)}; {REWRITE}")
    return complaints


def tags_are_known(notebook):
    """A misspelt tag does nothing, silently."""
    return [
        f"{cell} has the tag {tag!r}; known are {', '.join(sorted(TAGS))}"
        for cell in notebook.cells
        for tag in sorted(cell.tags - TAGS)
    ]


def cell_ids_come_from_the_content(notebook):
    """The first 8 hex digits of the source's SHA-1, with a suffix when repeated."""
    digests = [hashlib.sha1(c.source.encode()).hexdigest()[:8] for c in notebook.cells]
    ids = [cell.stored.get("id", "") for cell in notebook.cells]
    complaints = [
        f"{cell} has the id {own!r}, its content says {digest}; "
        f"{EXECUTE if cell.is_code else REWRITE}"
        for cell, own, digest in zip(notebook.cells, ids, digests, strict=True)
        if not own.startswith(digest)
    ]
    repeated = [own for own, times in Counter(ids).items() if times > 1]
    return complaints + [
        f"two cells have the id {own!r}; {REWRITE}" for own in repeated
    ]
