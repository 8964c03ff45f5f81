"""The roofline widget; its golden values test the JavaScript too.

``python tests/widgets/test_roofline.py`` writes ``golden/roofline.json``: counted block
by block and divided exactly. The test checks that this is what the file holds.
"""

import json
from fractions import Fraction
from pathlib import Path

import pytest

from softmax_lib.teaching.widgets import Roofline
from softmax_lib.teaching.widgets.roofline import with_unit

FILE = Path(__file__).parents[1] / "golden/roofline.json"
SIZE = {"float64": 8, "float32": 4, "bfloat16": 2}
WHY = {"memory": "the bytes", "flops": "the flops", "exps": "the exponentials"}
NAMES = ["kind", "way", "number", "rows", "classes", "features"]
NAMES += ["bandwidth", "flops", "exps"]
CASES = [
    ("softmax", "in blocks", "float32", 1024, 50_257, 64, 10.0, 100.0, 1.0),
    ("softmax", "in blocks", "float32", 1024, 50_257, 64, 2.0, 100.0, 1.0),
    ("softmax", "array by array", "float64", 7, 3, 1, 10.0, 100.0, 1.0),
    ("output layer", "in blocks", "float32", 1, 50_257, 768, 10.0, 100.0, 1.0),
    ("output layer", "array by array", "bfloat16", 1024, 50_257, 768, 2e3, 3e5, 5e3),
    ("attention", "array by array", "float32", 8192, 8192, 64, 10.0, 1e3, 1e2),
    ("attention", "in blocks", "float32", 8192, 8192, 64, 10.0, 100.0, 10.0),
    ("attention", "in blocks", "bfloat16", 300, 1000, 128, 1e4, 1e6, 1e5),
    ("attention", "in blocks", "float64", 1, 1, 1, 1.0, 1.0, 0.1),
]


def blocks(n, size=256):
    return [min(size, n - i) for i in range(0, n, size)]


def counted(kind, way, number, rows, classes, features):
    """Flops, exponentials and bytes, added up part by part."""
    flops = exps = numbers = 0
    in_blocks = way == "in blocks"
    if kind == "softmax":
        # max, minus, exp, sum, over: of each the arrays that it reads and writes
        touched = [1, 2, 2, 1, 2]
        for _ in range(rows):
            flops, exps = flops + 4 * classes, exps + classes
            numbers += 2 * classes if in_blocks else sum(touched) * classes
    elif kind == "output layer":
        flops = rows * classes * (features + features)
        numbers = rows * features + features * classes + rows * classes
    elif not in_blocks:
        scores = rows * classes
        flops = scores * features * 2 + 4 * scores + scores * features * 2
        exps = scores
        numbers = (rows + classes) * features + scores  # scores are made,
        numbers += scores + scores  # weights of them,
        numbers += scores + classes * features + rows * features  # and means
    else:
        for q in blocks(rows):
            numbers += 2 * q * features
            flops += q * features
            for p in blocks(classes):
                numbers += 2 * p * features
                flops += q * (4 * p * features + 3 * p + features + 4)
                exps += q * (p + 1)
    return flops, exps, numbers * SIZE[number]


def shown(x, unit):
    """Three digits and a prefix, from the exact number."""
    if x == 0:
        return "0"
    power = -3
    while power < 6 and round_half_up(x / Fraction(1000) ** power) >= 1000:
        power += 1
    text = round_half_up(x / Fraction(1000) ** power)
    prefix = ["n", "µ", "m", "", "k", "M", "G", "T", "P", "E"][power + 3]
    decimals = decimals_of(text)
    return f"{float(text):.{decimals}f} {prefix}{unit}".strip()


def decimals_of(x):
    """So many make three digits."""
    decimals = 2
    while x < 1:
        x, decimals = 10 * x, decimals + 1
    return max(0, decimals - (x >= 10) - (x >= 100))


def round_half_up(x):
    """To three digits."""
    scale = 10 ** decimals_of(x)
    return Fraction(int(x * scale + Fraction(1, 2)), scale)


def definition(case):
    state = dict(zip(NAMES, case, strict=True))
    flops, exps, size = counted(*case[:6])
    amounts = {"memory": size, "flops": flops, "exps": exps}
    rates = dict(zip(amounts, case[6:], strict=True))
    times = {n: Fraction(amounts[n]) / Fraction(10**9 * rates[n]) for n in amounts}
    least = max(times.values())
    why = next(name for name, time in times.items() if time == least)
    intensity = Fraction(flops + exps, size)
    hundredths = int(100 * intensity + Fraction(1, 2))
    return {
        "state": state,
        "work": [flops, exps, size],
        "seconds": [float(times[name]) for name in amounts],
        "parts": [
            ["bytes", shown(size, "B"), shown(times["memory"], "s")],
            ["flops", shown(flops, ""), shown(times["flops"], "s")],
            ["exponentials", shown(exps, ""), shown(times["exps"], "s")],
        ],
        "sentence": (
            f"{hundredths // 100}.{hundredths % 100:02d} operations for a byte. It "
            f"takes {shown(least, 's')} at least, for {WHY[why]}."
        ),
    }


def expected():
    return [definition(case) for case in CASES]


def widget(golden):
    state = dict(golden["state"])
    choices = [state.pop(name) for name in NAMES[:3]]
    return Roofline(*choices, **state)


def test_the_golden_values_are_those_of_the_definition():
    assert json.loads(FILE.read_text(encoding="utf-8")) == expected()


@pytest.mark.parametrize("case", range(len(CASES)))
def test_the_widget_agrees_with_the_golden_values(case):
    golden = expected()[case]
    ours = widget(golden)
    assert list(ours.work) == golden["work"]
    assert list(ours.seconds) == pytest.approx(golden["seconds"], rel=1e-14)
    assert [list(part) for part in ours.parts()] == golden["parts"]
    assert ours.sentence() == golden["sentence"]


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ((0, "s"), "0"),
        ((999.4, "B"), "999 B"),
        ((999.5, "B"), "1.00 kB"),
        ((1e-12, "s"), "0.00100 ns"),
        ((2.5e-10, "s"), "0.250 ns"),
        ((1.5e22, "B"), "15000 EB"),
        ((12, ""), "12.0"),
    ],
)
def test_units_step_by_a_thousand(number, text):
    assert with_unit(*number) == text


def test_the_table_shows_each_part():
    html = Roofline().static_answer()
    assert html.count("<tr>") == 4
    assert '<th scope="row">bytes</th><td>412 MB</td><td>41.2 ms</td>' in html


@pytest.mark.parametrize(
    ("choices", "sizes", "says"),
    [
        (("softplus",), {}, "give a kind"),
        (("softmax", "somehow"), {}, "give a way"),
        (("softmax", "in blocks", "int8"), {}, "give a number"),
        ((), {"rows": 0}, "give rows from 1 to 65536"),
        ((), {"classes": 1 << 19}, "give classes from 1"),
        ((), {"features": 2.5}, "give features from 1"),
        ((), {"bandwidth": 0.5}, "give bandwidth from 1"),
        ((), {"exps": float("nan")}, "give exps from 0.1"),
    ],
)
def test_what_cannot_be_drawn_is_refused(choices, sizes, says):
    with pytest.raises(ValueError, match=says):
        Roofline(*choices, **sizes)


if __name__ == "__main__":
    text = json.dumps(expected(), indent=1, ensure_ascii=False)
    FILE.write_text(text + "\n", encoding="utf-8")
