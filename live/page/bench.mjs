// A page that computes with what a reader brings: a form, the cell that computes, and
// what it shows. The page's own form is in bench_<name>.mjs. Python loads at the first run.

import { button, element, megabytes } from "./dom.mjs";
import { editor } from "./editor.mjs";
import { render } from "./output.mjs";
import { Session } from "./session.mjs";

const STEP = 0.25; // between two announcements of progress to a screen reader

class Bench {
  constructor(place, Form) {
    this.place = place;
    this.name = place.dataset.bench;
    const code = place.querySelector("pre");
    this.cell = code.textContent;
    this.form = new Form(this);
    this.go = button(this.form.go, () => this.run());
    this.go.classList.add("sl-bench-go");
    this.halt = button("Stop", () => this.stop());
    this.status = element("p", { className: "sl-bench-status" });
    this.spoken = element("p", { className: "sl-live-spoken", role: "status" });
    this.progress = element("progress", { className: "sl-live-progress", max: 1, hidden: true, "aria-label": "Progress" });
    this.output = element("div", { className: "sl-live-output sl-bench-output", hidden: true, tabIndex: 0 });
    this.output.setAttribute("role", "group");
    this.output.setAttribute("aria-label", "Report");
    this.editor = editor(this.cell, "The cell that computes", { run: () => this.run(), changed: () => this.changed() });
    this.reset = button("Reset", () => this.fill(this.cell), "Reset the cell");
    const kept = element(
      "div",
      { className: "sl-live-tools" },
      button(`Download ${this.name}.py`, () => this.download()),
      this.reset,
    );
    const keys = "Ctrl+Enter runs the cell. While you type, Tab indents; after Escape it moves on.";
    const cell = [this.editor.box, element("p", { id: "sl-live-keys", hidden: true }, keys)];
    const block = code.closest(".highlight").parentElement;
    if (this.form.cellFirst) {
      block.remove();
      this.form.parts.push(...cell);
      this.form.more.push(...kept.children);
      place.querySelector(".sl-bench-local").lastChild.textContent = ".";
    } else block.replaceWith(...cell, kept);
    place.prepend(
      element(
        "div",
        { className: "sl-bench-form" },
        ...this.form.parts,
        element("div", { className: "sl-live-tools" }, this.go, ...this.form.more, this.halt),
        this.status,
        this.progress,
        this.spoken,
      ),
      this.output,
    );
    this.changed();
    this.busy(false);
    this.say(`Python loads when it is first needed: ${place.dataset.megabytes} MB, once.`, false);
  }

  get source() {
    return this.editor.area.value;
  }

  /** Put another text into the cell. */
  fill(source) {
    this.editor.fill(source);
    this.changed();
  }

  changed() {
    this.reset.disabled = this.source === this.cell;
  }

  say(words, aloud = true) {
    this.status.textContent = words;
    if (aloud) this.spoken.textContent = words;
  }

  busy(is) {
    this.halt.disabled = !is;
    this.go.disabled = is;
    this.form.busy(is);
    if (!is) this.progress.hidden = true;
    clearTimeout(this.timer);
    this.reached = 0;
  }

  /** Show how much of something is done; a screen reader hears every quarter. */
  step(what, share, words) {
    if (what !== this.doing) this.reached = 0;
    const aloud = what !== this.doing || share >= this.reached + STEP;
    if (aloud) this.reached = share;
    this.doing = what;
    this.progress.hidden = false;
    this.progress.value = share;
    this.say(words, aloud);
  }

  /** Run the cell, if the form has all that it needs. */
  run() {
    const wrong = this.form.missing();
    if (wrong) return this.say(wrong);
    this.busy(true);
    this.late = undefined;
    this.stopped = false;
    this.clear();
    this.say("Starting Python …");
    this.session ??= new Session(this.hearing());
    this.session.run({
      id: this.name,
      source: this.source,
      name: `cell ${this.name}.py`,
      pristine: false,
      files: this.form.files,
      alone: true,
    });
  }

  clear() {
    this.output.replaceChildren();
    this.output.hidden = true;
  }

  /** Stop a run; what it has shown, or still sends, is not kept. */
  stop() {
    this.busy(false);
    this.stopped = true;
    this.clear();
    if (this.session.current) return this.session.interrupt();
    this.end();
    this.say("Stopped before Python had started.");
  }

  /** Stop what takes longer than anything that ends. */
  tooLong() {
    this.late = `Stopped after ${this.form.limit} s: is there a loop that never ends?`;
    this.session.interrupt();
  }

  end() {
    this.session.end();
    this.session = null;
  }

  hearing() {
    return {
      progress: ({ what, loaded, total }) => {
        if (!this.go.disabled) return; // Python starts again after a stop, unasked
        const doing = loaded < total ? "Loading" : "Starting";
        this.step(`${doing} ${what}`, loaded / total, `${doing} ${what}: ${megabytes(loaded)} of ${megabytes(total)}`);
      },
      running: () => {
        this.progress.hidden = true;
        this.say("Python runs …");
        if (this.form.limit) this.timer = setTimeout(() => this.tooLong(), 1000 * this.form.limit);
      },
      step: ({ what, share }) => this.step(what, share, `${what}: ${Math.round(100 * share)} %`),
      output: ({ output }) => this.show(output),
      done: ({ fine, seconds }) => {
        this.busy(false);
        const took = `in ${seconds < 10 ? seconds.toFixed(1) : seconds.toFixed(0)} s`;
        if (fine) this.say(`Done ${took}. ${this.form.done(this.output)}`);
        else this.say(this.late ?? this.failure);
      },
      lost: () => {
        this.busy(false);
        this.say(this.late ?? "Stopped. Nothing of the run is kept.");
      },
      failed: ({ message }) => {
        this.busy(false);
        this.end();
        this.say(message);
      },
    };
  }

  show(output) {
    if (output.kind === "error") return this.fail(output);
    if (this.stopped) return;
    const node = render(output, this.output.lastElementChild, { alt: this.form.alt });
    this.output.hidden = false;
    if (node) this.output.append(node);
  }

  /** A cell ends in sys.exit to say in one line what is wrong; else the trace is shown. */
  fail(output) {
    const ended = output.name === "SystemExit" && output.text.split("SystemExit: ").at(-1);
    const last = output.text.split("\n").at(-1);
    this.failure = ended || `✗ ${last.replace(/\.?$/, ".")} ${this.form.explain?.(output) || "Below is where."}`;
    if (output.name === "KeyboardInterrupt") this.failure = "Stopped.";
    else if (!ended) {
      this.output.append(render(output, null, {}));
      this.output.hidden = false;
    }
  }

  download() {
    const href = URL.createObjectURL(new Blob([this.source], { type: "text/x-python" }));
    element("a", { href, download: `${this.name}.py` }).click();
    URL.revokeObjectURL(href);
  }
}

const place = document.querySelector(".sl-bench");
const { Form } = await import(`./bench_${place.dataset.bench}.mjs`);
new Bench(place, Form);
