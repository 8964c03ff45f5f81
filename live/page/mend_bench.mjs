// Where one exhibit is mended: its function in an editor, and what Python says of it.

import { button, element } from "./dom.mjs";
import { editor } from "./editor.mjs";
import { paint } from "./paint.mjs";

const MOST_PRINTED = 2000; // characters of what the function prints

export class MendBench {
  /** `exhibit` as the site lists it; `on` hears tried(code), stopped, mended and closed. */
  constructor(exhibit, on) {
    Object.assign(this, { exhibit, on });
    const name = `exhibit ${exhibit.number}`;
    this.editor = editor(exhibit.source, `Code of ${name}`, { run: () => this.try(), changed: () => this.changed() });
    this.tryIt = button("Try it", () => this.try(), `Try it: ${name}`);
    this.stop = button("Stop", on.stopped, `Stop ${name}`);
    this.reset = button("Reset", () => this.toStart(), `Reset ${name}`);
    this.showCure = button("The cure", () => this.showsCure(), `The cure of ${name}`);
    this.showCure.setAttribute("aria-expanded", "false");
    this.state = element("span", { className: "sl-live-state" });
    this.said = element("div", { className: "sl-mend-said", role: "status" });
    this.cure = element("pre", { className: "sl-live-text", tabIndex: 0, hidden: true, "aria-label": `Cure of ${name}` });
    paint(this.cure, exhibit.cure);
    this.box = element(
      "section",
      { className: "sl-mend-bench", "aria-label": `Mend ${name}` },
      element("p", {}, exhibit.asks),
      this.editor.box,
      element(
        "div",
        { className: "sl-live-tools" },
        this.tryIt,
        this.stop,
        this.reset,
        this.showCure,
        button("Close", () => this.close(), `Close ${name}`),
        this.state,
      ),
      this.said,
      this.cure,
    );
    this.showCure.hidden = true;
    this.stop.disabled = true;
    this.changed();
  }

  focus() {
    this.editor.area.focus();
  }

  /** Say what Python is doing; a bench whose function runs says that itself. */
  say(words) {
    this.state.textContent = words;
  }

  waits(words) {
    if (!this.running) this.say(words);
  }

  changed() {
    this.reset.hidden = this.editor.area.value === this.exhibit.source;
  }

  try() {
    if (this.tryIt.disabled) return;
    this.verdict = "";
    this.said.replaceChildren();
    this.tryIt.disabled = true;
    this.say("waiting for Python …");
    this.on.tried(this.editor.area.value);
  }

  begin() {
    this.running = true;
    this.stop.disabled = false;
    this.say("running …");
  }

  /** Show what the judge says, and what the function prints. */
  show(output, reason) {
    if (output.kind === "stream") return this.prints(output.text);
    if (output.kind !== "error") return this.tells(output.text);
    const stopped = output.name === "KeyboardInterrupt" ? "Stopped." : output.text.trim().split("\n").at(-1);
    return this.tells(`✗ ${reason || stopped}`);
  }

  tells(text) {
    const [verdict, ...lines] = text.split("\n").map((line) => line.trim());
    this.verdict = verdict;
    this.said.prepend(
      element("p", { className: "sl-feedback", "data-mark": verdict.startsWith("✓") ? "right" : "wrong" }, verdict),
      ...(lines.length ? [element("pre", { className: "sl-live-text", tabIndex: 0 }, lines.join("\n"))] : []),
    );
  }

  prints(text) {
    if (!this.printed?.isConnected) {
      this.printed = element("pre", { className: "sl-live-text", tabIndex: 0, "aria-label": "Printed" });
      this.said.append(this.printed);
    }
    this.printed.textContent = `${this.printed.textContent}${text}`.slice(0, MOST_PRINTED);
  }

  /** The function has run, or `words` say why it has not; nothing if it was not tried. */
  end(fine, words) {
    if (!this.tryIt.disabled) return;
    this.running = false;
    this.tryIt.disabled = false;
    this.stop.disabled = true;
    this.say("");
    if (words) this.tells(words);
    this.showCure.hidden = false;
    if (fine && this.verdict.startsWith("✓")) this.on.mended();
  }

  /** Python has ended, tried or not. */
  fails(message) {
    this.end(false);
    this.say("");
    this.said.replaceChildren();
    this.tells(message);
  }

  showsCure() {
    this.cure.hidden = !this.cure.hidden;
    this.showCure.setAttribute("aria-expanded", String(!this.cure.hidden));
    if (!this.cure.hidden) this.cure.focus();
  }

  toStart() {
    this.editor.fill(this.exhibit.source);
    this.said.replaceChildren();
    this.changed();
    this.focus();
  }

  close() {
    if (this.running) this.on.stopped();
    this.box.remove();
    this.on.closed();
  }
}
