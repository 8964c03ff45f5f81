"""The page that finds a bug: its table holds what the library computes."""

import re
from pathlib import Path

import mpmath
import pytest

from softmax_lib.teaching.museum import EXHIBITS

PAGE = Path(__file__).parents[2] / "book/tools/your_bug.md"
TEXT = PAGE.read_text(encoding="utf-8")
CLASSES = (2, 3, 10, 100, 1000)
LOG = mpmath.log


def tenth(K):
    q = [1 - mpmath.mpf(1) / 10 * (K - 1) / K, *[mpmath.mpf(1) / 10 / K] * (K - 1)]
    return -mpmath.fsum(each * LOG(each) for each in q)


# From the definitions, by other means than the rules.
ROWS = {
    "Equal shares": lambda K: -LOG(mpmath.mpf(1) / K),
    "A softmax before": lambda K: -LOG(mpmath.e / (mpmath.e + K - 1)),
    "A loss that also": lambda K: -LOG(mpmath.mpf(1) / K) - (K - 1) * LOG((K - 1) / K),
    "the same, averaged": lambda K: ROWS["A loss that also"](K) / K,
    "Scores given": lambda K: mpmath.fsum([0, *[-LOG("1e-7")] * (K - 1)]) / K,
    "the same, a single": lambda K: -LOG("1e-7"),
    "A small constant": lambda K: -LOG("1e-9"),
    "Probabilities given to a loss": lambda K: -mpmath.mpf(1) / K,
    "Probabilities given to a div": lambda K: mpmath.fsum(
        [(LOG(mpmath.mpf(1) / K) - mpmath.mpf(1) / K) / K] * K
    ),
    "No bug": tenth,
    "Scores kept": lambda K: LOG(1 + (K - 1) * mpmath.exp(-2)),
}
LINES = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in TEXT.splitlines()
    if re.match(r"\| .*\d\.\d{4}", line)
]


def test_the_table_has_a_row_for_each_cause():
    starts = list(ROWS)
    assert len(LINES) == len(starts)
    for (name, *_), start in zip(LINES, starts, strict=True):
        assert name.lstrip("[").startswith(start)


@pytest.mark.parametrize("line", LINES, ids=lambda line: line[0][:30])
def test_a_row_holds_the_numbers(line):
    name, *numbers = line
    [expected] = [
        value for start, value in ROWS.items() if name.lstrip("[").startswith(start)
    ]
    computed = [float(expected(K)) for K in CLASSES]
    assert [float(each.replace("−", "-")) for each in numbers] == [
        round(each, 4) for each in computed
    ]


def test_exhibits_go_by_their_titles():
    links = re.findall(
        r"\[([^]]+)\]\(\.\./appendix/museum\.ipynb#(exhibit-[\w-]+)", TEXT
    )
    assert links
    assert {each.anchor: each.title for each in EXHIBITS.values()}.items() >= {
        (anchor, title) for title, anchor in links
    }
