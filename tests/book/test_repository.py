"""What must not be in the repository, and what must be."""

import re
import subprocess

import pytest
from notebooks import NOTEBOOKS

from book.site import archive
from tools.steps import BIN, ROOT

AUTHOR = "The Softmax book contributors"
SOURCES = {".py", ".mjs", ".js", ".css"}
LONGEST = 300
MADE = {".pyc", ".zip", ".gz", ".log", ".orig", ".rej", ".swp", ".tmp"}
# this file contains such paths, for a test that refuses them
EXAMPLES = {"tests/book/breaks.py"}
FORBIDDEN = {
    "a path of one machine": r"(?<![\w.])/(?:home|root|Users|work|tmp|opt)/\w",
    "a package index": r"index[-]url|\"resolved\": \"http|\bregistry\.\w+\.\w+/",
    "a password in an address": r"://[^/\s:@'\"]+:[^/\s@'\"]+@",
    "an address of a private network": r"(?<!==)\b(?:10|172|192)(?:\.\d{1,3}){3}\b",
    "an e-mail address": r"\b[\w.+-]+@(?:[a-z0-9-]+\.)+(?:com|org|net|edu|io|de)\b",
    "unfinished work": r"\b(?:TO[D]O|FIX[M]E|XX[X]|coming[ ]soon|lorem[ ]ipsum)\b",
}


def listed():
    """Return the book's files, uncommitted ones included."""
    return archive.files(untracked=True)


def texts():
    """Return the text of every file that is text, by its path below the root."""
    found = {}
    for path in listed():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found[path.relative_to(ROOT).as_posix()] = text
    return found


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_file_holds(what):
    pattern = re.compile(FORBIDDEN[what])
    hits = [
        f"{name}:{text.count(chr(10), 0, hit.start()) + 1}: {hit[0]}"
        for name, text in texts().items()
        if name not in EXAMPLES
        for hit in pattern.finditer(text)
    ]
    assert not hits, f"{what}:\n" + "\n".join(hits)


def test_a_file_of_code_is_one_idea():
    lines = {name: text.count("\n") for name, text in texts().items()}
    long = {
        name: count
        for name, count in lines.items()
        if "." + name.rpartition(".")[2] in SOURCES and count > LONGEST
    }
    assert not long, f"split what has more than {LONGEST} lines: {long}"


def test_nothing_that_a_tool_makes_is_kept():
    made = [str(path) for path in listed() if path.suffix in MADE]
    assert not made, f"remove, or ignore in .gitignore: {made}"


@pytest.mark.parametrize(
    "name", ["LICENSE", "CITATION.cff", "pyproject.toml", "_config.yml"]
)
def test_the_author_is_named(name):
    assert AUTHOR in (ROOT / name).read_text(encoding="utf-8")


def test_ruff_reads_every_notebook():
    command = [BIN / "ruff", "check", "--show-files", "book"]
    files = subprocess.check_output(command, cwd=ROOT, text=True)
    unread = [n.name for n in NOTEBOOKS if f"{n.name}.ipynb" not in files]
    assert not unread, f"pyproject.toml keeps ruff from {unread}"


def rules_of_make():
    """Return the names that the Makefile has a rule with commands for."""
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    return set(re.findall(r"^([a-z-]+):.*\n\t", text, flags=re.MULTILINE))


def test_make_does_something_for_each_command_that_it_declares():
    # a name that is only in .PHONY is green and does nothing
    text = (ROOT / "Makefile").read_text(encoding="utf-8").replace("\\\n", " ")
    declared = set(re.search(r"^\.PHONY:(.*)$", text, flags=re.MULTILINE)[1].split())
    assert declared == rules_of_make()


def test_each_command_of_a_guide_or_a_workflow_exists():
    said = re.compile(r"(?:`|run: )make ([a-z-]+)")
    unknown = {
        f"{name}: make {command}"
        for name, text in texts().items()
        if name.endswith((".md", ".yml"))
        for command in said.findall(text)
        if command not in rules_of_make()
    }
    assert not unknown
