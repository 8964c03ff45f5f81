"""The text on which output layers are measured: documentation that libraries carry."""

import ast
import importlib
import re
from collections import Counter
from pathlib import Path

import numpy as np

SOURCES = "numpy", "scipy", "sklearn"
LEAST = 3  # words that come less often are one class, "rare"


def documents():
    """Return the words of each docstring of the libraries, file by file."""
    found = []
    for name in SOURCES:
        root = Path(importlib.import_module(name).__file__).parent
        for file in sorted(root.rglob("*.py")):
            if "tests" not in file.parts:
                found += _docstrings(file.read_text(encoding="utf-8"))
    return found


def _docstrings(source):
    kinds = ast.Module, ast.ClassDef, ast.FunctionDef
    nodes = (node for node in ast.walk(ast.parse(source)) if isinstance(node, kinds))
    texts = filter(None, map(ast.get_docstring, nodes))
    return [[*re.findall(r"[a-z]+|[.,;:()]", t.lower()), "<end>"] for t in texts]


def numbered(texts):
    """Return documents as classes, most frequent first, and the counts of these."""
    counts = Counter(word for text in texts for word in text)
    kept = [word for word, n in counts.most_common() if n >= LEAST]
    rare = sum(n for n in counts.values() if n < LEAST)
    sizes = sorted([*(counts[word] for word in kept), rare], reverse=True)
    place = sizes.index(rare)
    kept.insert(place, None)
    of = {word: k for k, word in enumerate(kept)}
    return [np.array([of.get(w, place) for w in text]) for text in texts], sizes


def examples(texts):
    """Return the two words before each word, the word, and its document."""
    rows = []
    for number, text in enumerate(texts):
        padded = np.concatenate([[0, 0], text])
        numbers = np.full(len(text), number)
        rows.append(np.stack([padded[1:-1], padded[:-2], text, numbers], axis=1))
    return np.concatenate(rows)
