"""What a notebook holds, and what JupyterLab shows of it to a reader."""

import re
from dataclasses import dataclass

import nbformat
from playwright.sync_api import expect

PATIENCE = 120_000  # ms: cells are set one after the other, on a busy machine slowly
DISPLAY = re.compile(r"^\$\$\n.*?\n\$\$$", re.DOTALL | re.MULTILINE)
INLINE = re.compile(r"(?<![\\$])\$[^$]+?(?<!\\)\$")
CODE = re.compile(r"^```.*?^```|`[^`\n]+`", re.DOTALL | re.MULTILINE)
RAW = re.compile(
    r":::|```|\{[a-z][\w:]*\}`|^\([\w-]+\)=|^:[a-z]+: |\$|\\[a-z]{2,}|\]\(|\*\*", re.M
)
# The text of rendered prose, without formulas and code.
PROSE = """(notebook) => {
  const cells = [...notebook.querySelectorAll(".jp-RenderedMarkdown")];
  return cells.map((cell) => {
    const copy = cell.cloneNode(true);
    for (const part of copy.querySelectorAll("mjx-container, code, pre")) part.remove();
    return copy.textContent;
  });
}"""


@dataclass(frozen=True)
class Contents:
    """How much of each kind a stored notebook holds."""

    prose: int
    displays: int
    formulas: int
    figures: int
    widgets: int
    solutions: int

    @classmethod
    def of(cls, path):
        """Count in the file."""
        cells = nbformat.read(path, as_version=4).cells
        prose = [cell.source for cell in cells if cell.cell_type == "markdown"]
        text = CODE.sub("", "\n\n".join(prose))
        displays = len(DISPLAY.findall(text))
        inline = len(INLINE.findall(DISPLAY.sub("", text)))
        outputs = [out for cell in cells for out in cell.get("outputs", [])]
        shown = [output.get("data", {}) for output in outputs]
        return cls(
            prose=len(prose),
            displays=displays,
            formulas=displays + inline,
            figures=sum("image/svg+xml" in data for data in shown),
            widgets=sum("data-widget=" in data.get("text/html", "") for data in shown),
            solutions=sum(source.endswith("#### Solution") for source in prose),
        )


class Reading:
    """A notebook, open in JupyterLab or JupyterLite."""

    def __init__(self, notebook):
        """Take the locator of the notebook's panel."""
        self.notebook, self.page = notebook, notebook.page

    def part(self, selector):
        """Return a part of the notebook."""
        return self.notebook.locator(selector)

    def scroll_to_the_end(self):
        """Go down screen by screen, as far as there is something below."""
        self.part(".jp-WindowedPanel-outer").evaluate(
            """async (panel) => {
              const frame = () => new Promise((done) => requestAnimationFrame(done));
              for (let at = 0; at < panel.scrollHeight; at += panel.clientHeight) {
                panel.scrollTop = at;
                await frame();
                await frame();
              }
            }"""
        )

    def open_solutions(self):
        """Press every button that opens what is folded; return how many there were."""
        buttons = self.part(".jp-showHiddenCellsButton")
        found = buttons.count()
        for _ in range(found):
            buttons.first.evaluate("button => button.click()")
        expect(buttons).to_have_count(0)
        return found

    def expect_all_of(self, wanted):
        """Expect all that the file holds, set and drawn."""
        for selector, count in (
            (".jp-RenderedMarkdown", wanted.prose),
            ("mjx-container[display=true]", wanted.displays),
            ("mjx-container", wanted.formulas),
            (".jp-RenderedSVG", wanted.figures),
            ("[data-widget]", wanted.widgets),
        ):
            expect(self.part(selector)).to_have_count(count, timeout=PATIENCE)
        expect(self.part("mjx-merror")).to_have_count(0)

    def beside_folded_outputs(self):
        """Return the lines beside the dots of folded outputs, where there are any."""
        texts = self.part(".jp-OutputPlaceholder").all_text_contents()
        return [text for text in texts if text.strip()]

    def raw(self):
        """Return what a reader sees of the markup."""
        return [
            found
            for text in self.notebook.evaluate(PROSE)
            for found in RAW.findall(text)
        ]
