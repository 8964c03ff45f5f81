"""A wide figure put together again for a phone."""

import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.figure import Figure

from softmax_lib.teaching import figures
from softmax_lib.teaching.figures import phone


def grid(rows, columns, height=2.0, **options):
    fig = Figure(figsize=figures.wide(height))
    return fig, fig.subplots(rows, columns, squeeze=False, **options)


def places(fig, axes):
    """Return where the panels are: rows of numbers, panels counted as they were."""
    numbers = {ax: i for i, ax in enumerate(axes.flat)}
    specs = {ax: ax.get_subplotspec() for ax in numbers}
    rows = max(spec.rowspan.stop for spec in specs.values())
    table = [[] for _ in range(rows)]
    for ax, spec in sorted(specs.items(), key=lambda each: each[1].num1):
        table[spec.rowspan.start].append(numbers[ax])
    return table


@pytest.mark.parametrize(
    ("rows", "columns", "wanted"),
    [
        (1, 3, [[0], [1], [2]]),
        (2, 2, [[0], [2], [1], [3]]),  # a panel and what belongs below it
        (2, 6, [[0, 1, 2], [6, 7, 8], [3, 4, 5], [9, 10, 11]]),
        (4, 2, [[0, 4], [2, 6], [1, 5], [3, 7]]),  # what was below stands beside
        (1, 1, [[0]]),
    ],
)
def test_columns_become_rows(rows, columns, wanted):
    fig, axes = grid(rows, columns)
    phone.stack(fig)
    assert places(fig, axes) == wanted


def test_it_is_as_wide_as_a_phone_and_a_panel_keeps_its_height():
    fig, _ = grid(1, 3, height=2.2)
    phone.stack(fig)
    assert fig.get_size_inches() == pytest.approx((phone.WIDTH, 6.6))


def test_rows_keep_their_shares_of_the_height():
    fig, axes = grid(2, 2, height_ratios=[4, 1])
    phone.stack(fig)
    assert axes[0, 0].get_subplotspec().get_gridspec().get_height_ratios() == [4, 1] * 2


def test_a_panel_says_itself_what_its_neighbour_said_for_both():
    fig, axes = grid(1, 2, sharey=True)
    axes[0, 0].set_ylabel("accuracy")
    phone.stack(fig)
    assert axes[0, 1].get_ylabel() == "accuracy"
    assert axes[0, 1].yaxis.get_tick_params()["labelleft"]


def test_a_label_that_one_panel_carries_for_all_is_the_figures():
    fig, axes = grid(1, 3)
    axes[0, 1].set_xlabel("confidence")
    phone.stack(fig)
    assert fig.get_supxlabel() == "confidence"
    assert not axes[0, 1].get_xlabel()


def test_a_panel_may_be_drawn_anew():
    fig, axes = grid(1, 1)
    axes[0, 0].plot([1, 2])
    phone.on_phone(axes[0, 0], lambda ax: ax.set_title("narrow") and 3.0)
    phone.stack(fig)
    assert not axes[0, 0].lines
    assert axes[0, 0].get_title(loc="left") or axes[0, 0].get_title()
    assert fig.get_figheight() == 3.0


def test_panels_of_two_grids_are_refused():
    fig = Figure(figsize=figures.wide(2))
    fig.add_subplot(1, 2, 1)
    fig.add_subplot(2, 2, 2)
    with pytest.raises(ValueError, match=r"one call of plt\.subplots"):
        phone.stack(fig)


def drawings():
    """Return, by name, what draws a figure that is not merely moved."""

    def affine(ax):
        sizes = [(3, 4), (4, 1), (3, 1), (3, 1), (3, 3)]
        blocks = [(np.ones(size), [["−12.09"] * size[1]] * size[0]) for size in sizes]
        words = {"classes": ["setosa", "versicolor", "virginica"]}
        words["features"] = ["sepal length", "sepal width", "petal length", "width"]
        figures.plot_affine(blocks[:4], blocks[4], **words, ax=ax)

    def choice(ax):
        row = ("any number of K", "tags of a photo", "K + 1", "softmax")
        rows = [(*row, "binary cross-entropy, K times")] * 4
        figures.plot_choice("How many\ncan be true\nat once?", rows, ax=ax)

    return {"affine": affine, "choice": choice}


@pytest.mark.parametrize("name", drawings())
def test_no_text_lies_on_another_or_outside(name):
    figures.use_book_style()
    fig, ax = plt.subplots(figsize=figures.wide(2.4))
    drawings()[name](ax)
    phone.stack(fig)
    fig.canvas.draw()
    boxes = [text.get_window_extent() for text in ax.texts if text.get_text()]
    page = fig.bbox.padded(2)
    assert all(page.contains(box.x0, box.y0) for box in boxes)
    assert all(page.contains(box.x1, box.y1) for box in boxes)
    for i, box in enumerate(boxes):
        for other in boxes[:i]:
            inside = box.intersection(box, other)
            assert inside is None or min(inside.width, inside.height) < 3
    plt.close(fig)
