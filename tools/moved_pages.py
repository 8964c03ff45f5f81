"""Pages at addresses that the book had before: `python -m tools.moved_pages SITE`.

A chapter that is split or gets another number leaves a small page at its old address.
It leads to the new one without JavaScript, and with it also to the very place that an
old link meant, `#which-word-to-say`, which may be on yet another page. Where a page is
still there and a part of it is not, a line at its end has the part's old anchors, and
leads to it.
"""

import json
import re
import sys
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from posixpath import relpath

import yaml

from tools.steps import ROOT, StepFailed, main


@dataclass(frozen=True)
class Moved:
    """Where a page went, and which of its anchors have another page or name."""

    to: str
    anchors: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Part:
    """A part of a page that is on another one now, and the anchors that it had."""

    words: str
    to: str
    anchors: tuple[str, ...]


def _renamed(page: str, old: str, new: str, names: str) -> dict[str, str]:
    return {f"{old}{name}": f"{page}#{new}{name}" for name in names.split()}


NEXT = "book/08_next_word"
OLD, ATTENTION, WORD = "attention-and-sampling-", "attention-", "next-word-"
NEXT_WORD = (
    _renamed(NEXT, "", "", "a-small-language-model which-word-to-say cutting-the-tail")
    | _renamed(NEXT, "", "", "what-sixteen-numbers-can-say")
    | _renamed(NEXT, f"equation-eq-{OLD}", f"equation-eq-{WORD}", "model")
    | _renamed(NEXT, f"ex-{OLD}", f"ex-{WORD}", "band nucleus width half flaw")
    | _renamed(
        NEXT,
        f"fig-{OLD}",
        f"fig-{WORD}",
        "words surprise counts heat survivors bottleneck",
    )
    | _renamed(NEXT, "predict-attention-", "predict-next-word-", "counts heat")
    | {
        "exercise-7-3-heat-and-min-p-on-paper": f"{NEXT}#ex-next-word-band",
        "exercise-7-4-the-nucleus-in-code": f"{NEXT}#ex-next-word-nucleus",
        "exercise-7-6-thirty-two-wide": f"{NEXT}#ex-next-word-width",
        "exercise-7-7-as-hot-as-that": f"{NEXT}#ex-next-word-half",
        "exercise-7-8-find-the-flaw": f"{NEXT}#ex-next-word-flaw",
    }
)
EQUATIONS = "attention variance dispersion softmax1"
LOOK = (
    _renamed("", f"equation-eq-{OLD}", f"equation-eq-{ATTENTION}", EQUATIONS)
    | _renamed("", f"ex-{OLD}", f"ex-{ATTENTION}", "divisor gap constant")
    | _renamed(
        "",
        f"fig-{OLD}",
        f"fig-{ATTENTION}",
        "next weights causal late root dispersion sink",
    )
    | {"exercise-7-5-who-notices-a-constant": "#ex-attention-constant"}
)
SCALE = {
    "exercise-8-1-how-large-are-the-logits": "#ex-scale-memory",
    "exercise-8-2-three-states-by-hand": "#ex-scale-merge-by-hand",
    "exercise-8-3-the-merge-in-code": "#ex-scale-merge-code",
    "exercise-8-4-what-must-be-kept": "#ex-scale-variance",
    "exercise-8-5-two-streams-one-bin": "#ex-scale-two-streams",
    "exercise-8-6-why-two-passes-on-paper": "#ex-scale-two-passes",
    "exercise-8-7-what-the-second-worker-is-worth": "#ex-scale-serial",
    "exercise-8-8-find-the-flaw-shards-weighed-by-their-largest-score": (
        "#ex-scale-flaw"
    ),
    "what-it-costs": "book/10_time#as-arrays-grow",
    "fig-scale-growth": "book/10_time#fig-time-growth",
    "fig-scale-tasks": "book/10_time#fig-time-tasks",
}
MOVED = {
    "book/07_attention_and_sampling": Moved("book/07_attention", LOOK | NEXT_WORD),
    "book/08_scale": Moved("book/10_scale", SCALE),
}

TIME = "book/10_time"
PARTS = {
    "book/10_scale": (
        Part(
            "As arrays grow",
            f"{TIME}#as-arrays-grow",
            ("what-it-costs", "fig-scale-growth", "fig-scale-tasks"),
        ),
        Part(
            "A vocabulary on many workers",
            f"{TIME}#a-vocabulary-on-many-workers",
            ("a-vocabulary-on-many-workers", "fig-scale-sent"),
        ),
        Part(
            "Fewer classes",
            f"{TIME}#fewer-classes",
            (
                "fewer-classes",
                "equation-eq-scale-sampled",
                "fig-scale-jensen",
                "fig-scale-layers",
            ),
        ),
        Part(
            "What crosses the wire",
            f"{TIME}#ex-time-sent",
            ("ex-scale-sent", "exercise-10-10-what-crosses-the-wire"),
        ),
    ),
}
LEFT, END = re.compile(r'<p class="sl-moved">.*?</p>', re.DOTALL), "</article>"

PAGE = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>This page has moved</title>
<meta name="robots" content="noindex">
<link rel="canonical" href="{canonical}">
<script>
const moved = {anchors};
const anchor = decodeURIComponent(location.hash.slice(1));
location.replace(moved[anchor] ?? "{to}" + location.hash);
</script>
<noscript><meta http-equiv="refresh" content="0; url={to}"></noscript>
</head>
<body>
<h1>This page has moved</h1>
<p><a href="{to}">It is here now.</a></p>
</body>
</html>
"""


def page(old: str, moved: Moved, address: str = "") -> str:
    """Return the page that stands at an old address.

    Parameters
    ----------
    old : str
        The old address without its ending: "book/08_scale".
    moved : Moved
        Where it went.
    address : str
        The whole address of the site, "" if it has none.
    """
    folder = old.rpartition("/")[0]

    def link(name: str) -> str:
        file, _, anchor = name.partition("#")
        to = relpath(f"{file or moved.to}.html", folder)
        return f"{to}#{anchor}" if anchor else to

    to = link(moved.to)
    canonical = f"{address.rstrip('/')}/{moved.to}.html" if address else to
    anchors = {name: link(target) for name, target in moved.anchors.items()}
    return PAGE.format(
        to=escape(to),
        canonical=escape(canonical),
        anchors=json.dumps(anchors, indent=1).replace("</", "<\\/"),
    )


def write_moved_pages(site: Path, address: str = "") -> None:
    """Write a page at each old address of a built site.

    Raises
    ------
    StepFailed
        If there is a page at an old address, or none at a new one.
    """
    for old, moved in MOVED.items():
        file = site / f"{old}.html"
        if file.exists() and "This page has moved" not in file.read_text("utf-8"):
            raise StepFailed(f"{old} is a page of the book: it has not moved")
        if not (site / f"{moved.to}.html").is_file():
            raise StepFailed(f"{old} has moved to {moved.to}, which is no page")
        file.write_text(page(old, moved, address), encoding="utf-8")


def left_behind(html: str, name: str, parts: tuple[Part, ...]) -> str:
    """Return a page with a line at its end that leads to what was once on it.

    Parameters
    ----------
    html, name : str
        The page, and its address without its ending.
    parts : tuple of Part
        What has gone.

    Raises
    ------
    StepFailed
        If the page has no article, or still has one of the anchors.
    """
    html = LEFT.sub("", html)
    if END not in html:
        raise StepFailed(f"{name} has no {END} before which old anchors could stand")
    folder, links = name.rpartition("/")[0], []
    for part in parts:
        for anchor in part.anchors:
            if f'id="{anchor}"' in html:
                raise StepFailed(f"{name}#{anchor} has not moved")
        page_there, _, place = part.to.partition("#")
        href = f"{relpath(f'{page_there}.html', folder)}#{place}"
        anchors = "".join(f'<span id="{escape(a)}"></span>' for a in part.anchors)
        links.append(f'{anchors}<a href="{escape(href)}">{escape(part.words)}</a>')
    line = f'<p class="sl-moved">Now on another page: {", ".join(links)}.</p>\n'
    before, _, after = html.rpartition(END)
    return f"{before}{line}{END}{after}"


def write_left_behind(site: Path) -> None:
    """Write to each page that has lost a part where the part is now.

    Raises
    ------
    StepFailed
        If there is no such page, or none where the part should be.
    """
    for name, parts in PARTS.items():
        pages = {name, *(part.to.partition("#")[0] for part in parts)}
        for each in pages:
            if not (site / f"{each}.html").is_file():
                raise StepFailed(f"{each} is no page, and {name} leads from or to it")
        file = site / f"{name}.html"
        html = left_behind(file.read_text("utf-8"), name, parts)
        file.write_text(html, encoding="utf-8")


def _command() -> None:
    settings = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
    write_moved_pages(Path(sys.argv[-1]), settings["html"].get("baseurl") or "")
    write_left_behind(Path(sys.argv[-1]))


if __name__ == "__main__":
    main(_command)
