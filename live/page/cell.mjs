// One cell of the page: its code as an editor, its output in place of the book's.

import { button, element } from "./dom.mjs";
import { editor } from "./editor.mjs";
import { inShort, render } from "./output.mjs";

export class Cell {
  /**
   * `told` is the cell as the site lists it; `place` its element on the page; `edit` the
   * reader's own text, where there is one.
   */
  constructor(told, place, edit, { run, runAbove, next, edited }) {
    Object.assign(this, { told, place, edited, id: told.id, name: told.name });
    this.book = place.querySelector(".cell_output");
    this.done = false;
    const again = (stay) => {
      run(this);
      if (!stay) next(this)?.area.focus();
    };
    this.editor = editor(edit ?? told.source, `Code of ${told.name}`, {
      run: again,
      changed: () => {
        this.changed();
        edited(this);
      },
    });
    this.area = this.editor.area;
    this.state = element("span", { className: "sl-live-state" });
    this.reset = button("Reset", () => this.toBook(), `Reset ${told.name}`);
    this.tools = element(
      "div",
      { className: "sl-live-tools" },
      button("Run", () => run(this), `Run ${told.name}`),
      button("Run all above and this", () => runAbove(this), `Run all above and this: ${told.name}`),
      this.reset,
      this.state,
    );
    this.output = element("div", { className: "sl-live-output cell_output", hidden: true });
    this.output.setAttribute("role", "group");
    this.output.setAttribute("aria-label", `Output of ${told.name}`);
    this.open();
  }

  get source() {
    return this.area.value;
  }

  get pristine() {
    return this.area.value === this.told.source;
  }

  /** Whether it runs with the others: a check that is not filled in is skipped. */
  get inOrder() {
    return !this.told.check || !this.pristine;
  }

  open() {
    const input = this.place.querySelector(".cell_input");
    this.hidden = [...input.children];
    for (const child of this.hidden) child.hidden = true;
    input.append(this.editor.box);
    // folded code can be run without being unfolded
    const folded = input.closest(".cell details"); // the cell's own, not a solution's
    (folded ?? this.editor.box).after(this.tools);
    if (this.book) this.book.before(this.output);
    else this.place.append(this.output);
    this.changed();
  }

  close() {
    for (const child of this.hidden) child.hidden = false;
    this.editor.box.remove();
    this.tools.remove();
    this.output.remove();
    if (this.book) this.book.hidden = false;
  }

  changed() {
    this.reset.hidden = this.pristine && this.output.hidden;
    this.place.classList.toggle("sl-live-changed", !this.pristine);
  }

  /** The book's code and the book's output. */
  toBook() {
    this.editor.fill(this.told.source);
    this.output.hidden = true;
    this.output.replaceChildren();
    if (this.book) this.book.hidden = false;
    this.say("");
    this.changed();
    this.edited(this);
    this.area.focus();
  }

  say(words) {
    this.state.textContent = words;
  }

  /** Mark it as running; the old output keeps its height, so that nothing below jumps. */
  begin() {
    const before = this.output.hidden ? this.book : this.output;
    this.output.style.minHeight = before ? `${before.offsetHeight}px` : "";
    this.output.replaceChildren();
    this.output.hidden = false;
    if (this.book) this.book.hidden = true;
    this.last = "no output";
    this.say("running …");
    this.changed();
  }

  show(output) {
    this.last = inShort(output);
    const node = render(output, this.output.lastElementChild, {
      wide: this.place.classList.contains("tag_wide"),
      alt: this.pristine ? this.told.alt : undefined,
      caption: this.pristine ? this.book?.querySelector("figcaption .caption-text")?.textContent : undefined,
    });
    if (!node) return;
    this.output.append(node);
    node.dispatchEvent(new Event("softmax:added", { bubbles: true }));
  }

  end({ fine, seconds }) {
    this.done = fine;
    this.output.style.minHeight = "";
    this.say(fine ? `done in ${seconds < 10 ? seconds.toFixed(2) : seconds.toFixed(0)} s` : "stopped by an error");
    if (!this.output.hasChildNodes() && !this.book) this.output.hidden = true;
  }
}
