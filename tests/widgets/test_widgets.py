import json
import math
import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest

from softmax_lib.teaching import widgets
from softmax_lib.teaching.widgets import _base, _text
from softmax_lib.teaching.widgets._base import ESM, self_contained

GOLDEN = Path(__file__).parents[1] / "golden"
ALL = [getattr(widgets, name) for name in widgets.__all__]


class Reader(HTMLParser):
    """The first tag's attributes, all tags, and the text."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.texts = [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.texts.append(data)


@pytest.fixture(params=ALL, ids=lambda cls: cls.__name__)
def widget(request):
    return request.param()


# text


@pytest.mark.parametrize(
    ("function", "call", "text"),
    [
        (function, call, text)
        for function, cases in json.loads(
            (GOLDEN / "text.json").read_text(encoding="utf-8")
        ).items()
        for *call, text in cases
    ],
)
def test_numbers_read_as_they_do_in_javascript(function, call, text):
    python_name = re.sub(r"(?=[A-Z])", "_", function).lower()
    assert getattr(_text, python_name)(*call) == text


def test_a_caret_raises_what_follows_it():
    assert _text.raised("9.6 × 10^−16, e^z/T") == (
        "9.6 × 10<sup>−16</sup>, e<sup>z/T</sup>"
    )


# every widget


def test_the_stored_answer_names_its_module_and_holds_its_exact_state(widget):
    [(tag, attributes), *_] = Reader(widget.answer_html()).tags
    assert tag == "div"
    assert attributes["class"] == "sl-widget"
    assert (ESM / f"{attributes['data-widget']}.mjs").is_file()
    assert json.loads(attributes["data-state"]) == widget.state


def test_the_stored_answer_holds_no_script(widget):
    for tag, attributes in Reader(widget.answer_html()).tags:
        assert tag not in {"script", "style", "iframe"}
        assert not [name for name in attributes if name.startswith("on")]


def test_jupyter_is_offered_the_live_view_and_the_answer(widget):
    data, _ = widget._repr_mimebundle_()
    assert data["text/html"] == widget.answer_html()
    assert data["text/plain"] == repr(widget)
    assert "application/vnd.jupyter.widget-view+json" in data


def test_two_equal_widgets_read_alike(widget):
    twin = type(widget)()
    assert repr(twin) == repr(widget)
    assert twin.answer_html() == widget.answer_html()
    assert "0x" not in repr(widget)


def test_jupyter_receives_one_module_without_imports(widget):
    assert not re.search(r"^(import|export (?!default))", widget._esm, re.MULTILINE)
    node = shutil.which("node", path=Path(__file__).parents[2] / ".venv/bin")
    ran = subprocess.run(
        [node or "node", "--input-type=module", "--check", "-"],
        input=widget._esm,
        text=True,
        capture_output=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr


def test_the_style_sheet_names_only_our_own_classes(widget):
    names = re.findall(
        r"\.([a-zA-Z][\w-]*)", re.sub(r"/\*.*?\*/", "", widget._css, flags=re.S)
    )
    assert {name for name in names if not name.startswith("sl-")} == set()


def test_a_module_that_two_others_import_is_included_once():
    source = self_contained(ESM / "softmax-mixer.mjs")
    assert source.count("function softmax(") == 1
    assert source.index("function softmax(") < source.index("function temperaturePath(")


def test_an_import_over_several_lines_is_inlined(tmp_path):
    (tmp_path / "part.mjs").write_text("export const one = 1;\n", encoding="utf-8")
    main = tmp_path / "main.mjs"
    main.write_text(
        'import {\n  one,\n} from "./part.mjs";\nexport default { one };\n',
        encoding="utf-8",
    )
    assert self_contained(main) == "const one = 1;\n\nexport default { one };\n"


# the softmax mixer


@pytest.fixture
def mixer():
    return widgets.SoftmaxMixer()


def test_the_airplane_is_93_15_percent(mixer):
    text = " ".join(Reader(mixer.static_answer()).texts)
    assert "airplane 3.91 49.90 93.15%" in text
    assert "dog −3.44 0.03 0.06%" in text
    assert text.endswith(
        "airplane is 15.6 times as probable as cat; entropy 0.28 of at most 1.39 nats."
    )


def test_the_probabilities_follow_the_temperature(mixer):
    mixer.temperature = 10
    weights = [math.exp(z / 10) for z in mixer.logits]
    expected = [weight / sum(weights) for weight in weights]
    assert mixer.probabilities == pytest.approx(expected, rel=1e-14)


def test_equal_scores_are_called_equally_probable():
    assert widgets.SoftmaxMixer(["x", "y"], [2, 2]).sentence() == (
        "x and y are equally probable; entropy 0.69 of at most 0.69 nats."
    )


def test_scores_beyond_the_range_of_exp_still_read():
    html = widgets.SoftmaxMixer(["x", "y"], [900, 0], temperature=0.1).answer_html()
    assert "4.5 × 10<sup>3908</sup>" in html
    assert "over a million times" in html


def test_names_with_quotes_and_markup_stay_text():
    labels = ["<b>it's</b>", '"&"']
    mixer = widgets.SoftmaxMixer(labels, [1, 2])
    reader = Reader(mixer.answer_html())
    assert json.loads(reader.tags[0][1]["data-state"])["labels"] == labels
    assert labels[0] in reader.texts
    assert "b" not in {tag for tag, _ in reader.tags}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((["x", "y"], [1]), "one logit per label"),
        ((["x", "y"], None), "one logit per label"),
        ((None, [1, 2]), "one logit per label"),
        ((["x"], [1]), "at least two classes"),
        ((["x", "y"], [1, math.inf]), "finite"),
        ((["x", "y"], [1, math.nan]), "finite"),
    ],
)
def test_what_cannot_be_mixed_is_refused(arguments, message):
    with pytest.raises(ValueError, match=message):
        widgets.SoftmaxMixer(*arguments)


def test_a_state_that_json_cannot_hold_is_refused(mixer):
    mixer.logits = [1, 2, 3, math.inf]
    with pytest.raises(ValueError, match="JSON compliant"):
        mixer.answer_html()


def test_the_module_is_named_after_the_class():
    assert widgets.SoftmaxMixer.module == "softmax-mixer"
    assert issubclass(widgets.SoftmaxMixer, _base.BookWidget)
