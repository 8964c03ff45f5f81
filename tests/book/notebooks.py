"""Notebooks as simple objects that the book's rules read."""

import json
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BOOK = ROOT / "book"

FENCE = re.compile(r"^\s*(`{3,}|:{3,})")
HEADING = re.compile(r"^(#{1,4}) (.+)$")
LABEL = re.compile(r'^<a id="(?P<name>[\w-]+)"></a>$')
EXERCISE = re.compile(r"^Exercise (?P<number>\d+\.\d+)\b")


def text_of(lines):
    """Join what a notebook stores as a string or as a list of lines."""
    return lines if isinstance(lines, str) else "".join(lines)


@dataclass(frozen=True)
class Cell:
    """One cell: where it stands, what it says and what it showed."""

    position: int
    stored: dict

    @property
    def is_code(self):
        """True for a code cell."""
        return self.stored["cell_type"] == "code"

    @property
    def is_guard(self):
        """True for the cell that says what to do if softmax_lib is missing."""
        return self.is_code and "remove-cell" in self.tags

    @property
    def source(self):
        """Return the text that the author wrote."""
        return text_of(self.stored["source"])

    @property
    def tags(self):
        """Return the tags: {"local"}."""
        return set(self.stored["metadata"].get("tags", []))

    @property
    def outputs(self):
        """Return the stored outputs as nbformat has them."""
        return self.stored.get("outputs", [])

    @property
    def lines(self):
        """Return the lines of code that are neither empty nor a comment."""
        lines = (line.strip() for line in self.source.splitlines())
        return [line for line in lines if line and not line.startswith("#")]

    def shown(self, *types):
        """Return the texts shown in one of these MIME types; stdout is text/plain."""
        texts = []
        for output in self.outputs:
            data = output.get("data", {})
            if output.get("name") == "stdout":
                data = {"text/plain": output["text"]}
            texts += [text_of(data[kind]) for kind in types if kind in data]
        return texts

    def __str__(self):
        """Say which cell it is, by number and first line."""
        first = self.source.strip().partition("\n")[0]
        return f"cell {self.position} ({first[:50]})"


@dataclass(frozen=True)
class Piece:
    """A code cell, or the part of a Markdown cell below one heading."""

    cell: Cell
    text: str
    heading: str = ""
    label: str = ""
    section: str = ""
    exercise: str = ""
    solution: bool = False

    @property
    def is_code(self):
        """True for a code cell."""
        return self.cell.is_code


@dataclass(frozen=True)
class Notebook:
    """A notebook: its name, its metadata and its cells in order."""

    name: str
    stored: dict

    @classmethod
    def read(cls, path):
        """Read one file."""
        return cls(path.stem, json.loads(path.read_text(encoding="utf-8")))

    @property
    def chapter(self):
        """Return the chapter's number, or None: 2 for 02_softmax."""
        match = re.match(r"(\d\d)_", self.name)
        return int(match[1]) if match else None

    @property
    def subject(self):
        """Return the name without its number: "softmax" for 02_softmax."""
        return self.name.partition("_")[2] if self.chapter else self.name

    @cached_property
    def earlier(self):
        """Notebooks of the same chapter that come before this one."""
        names = sorted(BOOK.glob(f"{self.chapter:02d}_*.ipynb")) if self.chapter else []
        return [Notebook.read(path) for path in names if path.stem < self.name]

    @cached_property
    def cells(self):
        """All cells in order."""
        return [Cell(i, cell) for i, cell in enumerate(self.stored["cells"], 1)]

    @property
    def code_cells(self):
        """Cells with code, in order, except the one that looks for the library."""
        return [cell for cell in self.cells if cell.is_code and not cell.is_guard]

    @cached_property
    def pieces(self):
        """Code cells and headed pieces of prose, each knowing its section."""
        pieces = []
        place = {"section": "", "exercise": "", "solution": False}
        for cell in self.cells:
            if cell.is_guard:
                continue
            if cell.is_code:
                pieces.append(Piece(cell, cell.source, **place))
                continue
            for label, level, heading, text in headed_parts(cell.source):
                place = moved_to(place, level, heading)
                pieces.append(Piece(cell, text, heading, label, **place))
        return pieces

    @property
    def sections(self):
        """Titles of level 2, in order, each once per heading."""
        heads = [p for p in self.pieces if p.heading and p.heading == p.section]
        return [piece.section for piece in heads]

    def within(self, section):
        """Return the pieces of one section of level 2."""
        return [piece for piece in self.pieces if piece.section == section]


def moved_to(place, level, heading):
    """Return the place in the notebook after a heading of this level."""
    if level in (1, 2):
        section = heading if level == 2 else ""
        return {"section": section, "exercise": "", "solution": False}
    if level == 3:
        match = EXERCISE.match(heading)
        number = match["number"] if match else ""
        return {**place, "exercise": number, "solution": False}
    if level == 4:
        return {**place, "solution": heading == "Solution"}
    return place


def headed_parts(source):
    """Split Markdown at its headings: (label, level, heading, text), level 0 first.

    Lines inside a fence are no headings; a label line belongs to the heading below.
    """
    parts, label, fence = [["", 0, "", []]], "", ""
    for line in source.splitlines():
        opens = FENCE.match(line)
        if opens and not fence:
            fence = opens[1]
        elif opens and line.strip() == fence:
            fence = ""
        named, heading = LABEL.match(line), HEADING.match(line)
        if heading and not fence:
            parts.append([label, len(heading[1]), heading[2], []])
            label = ""
        elif named and not fence:
            label = named["name"]
        else:
            parts[-1][3].append(line)
    joined = [(*part[:3], "\n".join(part[3]).strip()) for part in parts]
    return [part for part in joined if part[1] or part[3]]


NOTEBOOKS = [Notebook.read(path) for path in sorted(BOOK.rglob("*.ipynb"))]
CHAPTERS = [notebook for notebook in NOTEBOOKS if notebook.chapter]
