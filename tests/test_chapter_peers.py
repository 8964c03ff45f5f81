"""What the chapters say of other libraries is what these answered when asked."""

import inspect
import json
import re
from functools import cache
from importlib.metadata import version
from pathlib import Path

import pytest

from bench.chapter_peers import FILE, STATEMENTS
from bench.chapter_peers import chapter_5_network as here

ROOT = Path(__file__).parents[1]
CHAPTERS = sorted((ROOT / "book").glob("[0-9]*.ipynb"))
STORED = json.loads(FILE.read_text(encoding="utf-8"))
PINNED = (ROOT / "bench/peers.in").read_text(encoding="utf-8")
PINS = dict(re.findall(r"^([\w-]+)(?:\[\w+\])?==(\S+)$", PINNED, re.MULTILINE))
HERE = ("numpy", "scipy", "scikit-learn", "dask", "distributed")

NAMED = re.compile(
    r"PyTorch|\btorch\b|JAX|\bjax\b|optax|Keras|TensorFlow|SciPy|\bscipy\b"
    r"|scikit-learn|[Nn]um[Pp]y|`np\.|torchmetrics|netcal|statsmodels"
    r"|Transformers|Dask|[Ff]rameworks?\b|\blibraries\b|[Aa]nother library"
)
FENCED = re.compile(r"^```python\n.*?^```$", re.MULTILINE | re.DOTALL)
# Lines that name a library and claim nothing, or that the cells around them bear out.
UNTIED = (
    "arrays in numpy (helpful)",
    "Here scikit-learn does it",
    "and scikit-learn's `predict_proba` give the same three numbers",
    "scikit-learn's scores are centred already",
    "scikit-learn's default solver stops when it is almost there",
    "holds what three large libraries answered to this very input",
    "does scipy return as exactly zero?",
    "On an empty row they agree on NaN",
    "so two of the libraries divide by infinity and return 0",
    "numpy's own tests allow 1 and 1 in float64",
    "In this run scipy was the slower one",
    "and torch's are compiled",
    "takes several calls of numpy where the maximum takes one",
    "takes two more readings of the scores than scipy's",
    "a compiled loop like torch's reads them fewer times",
    "and numpy lines that up with the *last* axis",
    "scikit-learn fits a logistic regression",
    "`minimize` of SciPy does the rest",
    "scikit-learn's `OneVsRestClassifier` hides this",
    "`np.log1p` is essential",
    "the same probabilities as scikit-learn at the same penalty",
    "And with two libraries that run large models?",
    "and asks PyTorch and JAX for the same gradient",
    "each mark stands at the end of its bar",
    "in numpy, by the gradient that goes back through pooling and convolution",
    "get the same gradient from PyTorch and from JAX",
    "PyTorch and JAX record what is computed and derive the gradient themselves",
    "Here is our network with labels, in PyTorch:",
    "and in JAX:",
    "ten lines in PyTorch or JAX, and the same 27 slopes to twelve decimals",
    "holds what PyTorch and JAX answered to seven questions",
    "PyTorch's, to the last digits",
    "Three libraries, asked about such a query",
    "libraries disagree on which one to invent",
    "at 16 MB more than Python and numpy needed to start",
    "First the way one writes without thinking, `np.load`",
    "the most that Python and numpy asked for at any time",
    "compared with numpy's result, in units of the last place",
    "gets the result that numpy gets",
    "Python and numpy included",
    "Written in numpy, one line after another, it also reads",
    "*Steps* are lines of numpy on an array",
    "In steps numpy does one thing at a time",
    "pay for their calls, five of numpy each",
    "In one thread of this processor numpy takes exponentials",
    "and Dask goes through it chunk by chunk",
    "describes Dask's arrays",
    "documentation of Dask",
)


@cache
def text_of(place):
    """Return the words of a page: of a notebook, those of its Markdown cells."""
    text = (ROOT / place).read_text(encoding="utf-8")
    if place.endswith(".ipynb"):
        cells = json.loads(text)["cells"]
        chosen = (c["source"] for c in cells if c["cell_type"] == "markdown")
        return "\n\n".join("".join(source) for source in chosen)
    return re.sub(r"\s+(#\s+)?", " ", text)


def of_each(statements):
    return pytest.mark.parametrize(
        "number", [pytest.param(i, id=s.name) for i, s in statements]
    )


ALL = list(enumerate(STATEMENTS))
RUN = [(i, s) for i, s in ALL if s.question]
LIVE = [(i, s) for i, s in RUN if s.library in HERE]


@of_each(ALL)
def test_the_sentences_stand_where_they_are_said_to_stand(number):
    statement = STATEMENTS[number]
    assert statement.quotes
    for quote in statement.quotes:
        assert quote in text_of(statement.place)


@pytest.mark.parametrize(
    "chapter", sorted((ROOT / "book").glob("[0-9]*.ipynb")), ids=str
)
def test_every_line_that_names_a_library_is_tied(chapter):
    place = chapter.relative_to(ROOT).as_posix()
    quotes = [q for s in STATEMENTS if s.place == place for q in s.quotes]
    text = FENCED.sub("", text_of(place))  # a test below compares it with what was run
    lines = [line for line in text.splitlines() if NAMED.search(line)]
    tied = (*quotes, *UNTIED)
    assert [line for line in lines if not any(quote in line for quote in tied)] == []


def test_every_line_that_needs_no_tie_is_in_a_chapter():
    chapters = [text_of(f"book/{p.name}") for p in CHAPTERS]
    assert [line for line in UNTIED if not any(line in text for text in chapters)] == []


def test_the_file_holds_every_statement_and_only_those():
    assert [(s["place"], s["quotes"], s["library"]) for s in STORED] == [
        (s.place, list(s.quotes), s.library) for s in STATEMENTS
    ]


@of_each(RUN)
def test_a_library_answered_what_the_sentence_says(number):
    statement, stored = STATEMENTS[number], STORED[number]
    assert stored["asked"] == statement.asked
    assert stored["version"] == PINS[statement.library]
    assert stored["answer"] == agreeing(statement.says)


def agreeing(answer):
    """Return an answer that equals one whose last digits differ."""
    if isinstance(answer, dict):
        return {key: agreeing(value) for key, value in answer.items()}
    if isinstance(answer, list):
        return [agreeing(each) for each in answer]
    return pytest.approx(answer, rel=1e-6) if isinstance(answer, float) else answer


@pytest.mark.parametrize(
    "function",
    [here.gradients_in_torch, here.gradients_in_jax],
    ids=lambda f: f.__name__,
)
def test_the_chapter_shows_the_lines_that_were_run(function):
    fence = f"```python\n{inspect.getsource(function)}```"
    assert fence in text_of("book/05_network.ipynb")


@pytest.mark.parametrize(
    "stored", [s for s in STORED if "source" in s], ids=lambda s: s["source"]
)
def test_a_source_has_a_version_and_what_was_read_there(stored):
    assert stored["version"]
    assert len(stored["read"]) > 20


@of_each(LIVE)
def test_what_is_installed_here_answers_the_same(number):
    statement = STATEMENTS[number]
    if version(statement.library) != STORED[number]["version"]:
        pytest.skip(f"another {statement.library} is installed")
    assert statement.answer() == agreeing(STORED[number]["answer"])
