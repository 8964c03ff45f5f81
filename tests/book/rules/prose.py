"""What a reader reads as text: Markdown without code, formulas, targets and labels."""

import re

NOT_PROSE = [
    re.compile(r"<!--.*?-->", re.DOTALL),
    re.compile(r"^(`{3,}).*?^\1\s*$", re.DOTALL | re.M),
    re.compile(r"\$\$.*?\$\$", re.DOTALL),
    re.compile(r"\\begin\{(\w+\*?)\}.*?\\end\{\1\}", re.DOTALL),
    re.compile(r"(?<!\\)\$[^$]+?(?<!\\)\$", re.DOTALL),
    re.compile(r"(`+)[^`].*?\1", re.DOTALL),
    re.compile(r"^(?:<a .*></a>|---)$", re.M),
    re.compile(r"</?span\b[^>]*>"),
    re.compile(r"\[\([\d.]+\)\](?=\([^)\s]*#eq-)"),
    re.compile(r"(?<=\])\([^)]*\)"),
    re.compile(r"<https?://[^>]*>|https?://\S+"),
]
CITATION = re.compile(r"\[[^\]]*\]\([^()\s]*references\.bib#[^)]*\)")
BREAK = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*|]|\d+\.)\s)|(?<=[.!?:])\s+(?=[A-Z“(*\[])")
WORD = re.compile(r"[^\W\d_][\w’'-]*")


def plain(markdown):
    """Return the prose of Markdown; citations become {cite}."""
    markdown = CITATION.sub("{cite}", markdown)
    for pattern in NOT_PROSE:
        markdown = pattern.sub(" ", markdown)
    return markdown


def sentences(markdown):
    """Return sentences, list items and table rows as single lines."""
    parts = BREAK.split(plain(markdown))
    return [" ".join(part.split()) for part in parts if part.strip()]


def count_words(markdown):
    """Return the number of words of prose."""
    return len(WORD.findall(plain(markdown)))


def list_items(markdown):
    """Return the items of the first list in Markdown, without their marks."""
    items = []
    for line in markdown.splitlines():
        if re.match(r"^(?:[-*]|\d+\.) ", line):
            items.append(line.split(" ", 1)[1])
        elif items and line.startswith(" "):
            items[-1] += " " + line.strip()
        elif items and line.strip():
            break
    return items
