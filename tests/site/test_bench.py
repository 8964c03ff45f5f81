"""A page that computes with what the reader brings, before Python is in it."""

import json
from pathlib import Path

from book.site import bench, from_myst

PAGES = {
    "index": "Home\n====\n\n.. toctree::\n\n   book/tools/mine",
    "book/tools/mine": "Mine\n====\n\n.. bench:: your_logits\n\n   predictions.csv\n",
}
ROOT = Path(__file__).parents[2]
COMMAND = ".venv/bin/python -m softmax_lib.teaching.your_logits predictions.csv"


def test_it_says_how_to_do_the_same_and_shows_the_cell_that_does_it(build):
    page = build(PAGES, "bench")["book/tools/mine"]
    place = page.select_one(".sl-bench")
    assert place["data-bench"] == "your_logits"
    assert "no Python in its pages" in place.select_one(".sl-bench-without").text
    assert place.select_one("code").text == COMMAND
    assert place.select_one("a")["href"] == "../../index.html#run-it-yourself"
    cell = ROOT / "softmax_lib/teaching/your_logits/__main__.py"
    assert place.pre.text == cell.read_text(encoding="utf-8")


def test_in_markdown_it_is_the_command_and_the_cell():
    text = from_myst.of_myst(
        "# Mine\n\n```{bench} your_logits\npredictions.csv\n```", None
    )
    assert f"```text\n{COMMAND}\n```" in text
    assert f"```python\n{bench.script('your_logits').rstrip()}\n```" in text


def test_cells_to_begin_with_are_data_of_the_page(build):
    pages = {
        "index": PAGES["index"],
        "book/tools/mine": "Mine\n====\n\n.. bench:: your_softmax\n",
    }
    place = build(pages, "bench")["book/tools/mine"].select_one(".sl-bench")
    data = place.select_one('script[type="application/json"]').string
    assert json.loads(data) == bench.starts("your_softmax")
    assert "<" not in data
    assert bench.starts("your_logits") == {}
