// The bar at the foot of a live page: what Python is doing, and buttons to control it.

import { button, element, megabytes } from "./dom.mjs";

const STEP = 0.25; // of a load, between two announcements to a screen reader

export class Bar {
  constructor({ runAll, stop, restart, resetAll, close }) {
    this.status = element("p", { className: "sl-live-status" });
    this.spoken = element("p", { className: "sl-live-spoken", role: "status" });
    this.progress = element("progress", { className: "sl-live-progress", max: 1, "aria-label": "Loading" });
    this.edits = element("p", { className: "sl-live-edits", hidden: true });
    this.backToBook = button("Back to the book’s", resetAll, "Back to the book’s text in all cells");
    this.stop = button("Stop", stop);
    this.section = element(
      "section",
      { className: "sl-live-bar", "aria-label": "Live Python" },
      element("div", { className: "sl-live-news" }, this.status, this.progress),
      this.edits,
      element(
        "div",
        { className: "sl-live-tools" },
        button("Run all", runAll),
        this.stop,
        button("Restart", restart, "Restart Python"),
        button("Reset all", resetAll, "Reset all cells to the book's text"),
        button("Close", close, "Close live Python"),
      ),
      this.spoken,
      element(
        "p",
        { id: "sl-live-keys", hidden: true },
        "Shift+Enter runs the cell and goes to the next, Ctrl+Enter runs it. While you type, Tab indents; after Escape it moves on.",
      ),
    );
    this.reached = 0;
    this.progress.hidden = true;
    this.busy(false);
  }

  /** Show a status; `aloud` announces it to screen readers too. */
  say(words, aloud = true) {
    this.status.textContent = words;
    if (aloud) this.spoken.textContent = words;
  }

  /** Say that cells are as the reader left them on an earlier visit. */
  tellEdits(count) {
    this.edits.hidden = count === 0;
    if (count === 0) return;
    const cells = count === 1 ? "One cell is as you left it." : `${count} cells are as you left them.`;
    this.edits.replaceChildren(`${cells} `, this.backToBook);
  }

  load({ what, loaded, total }) {
    const share = loaded / total;
    const aloud = share >= this.reached + STEP || share < this.reached;
    if (aloud) this.reached = share;
    this.progress.hidden = false;
    this.progress.value = share;
    const words = share < 1 ? `Loading ${what}` : `Starting ${what}`;
    this.say(`${words}: ${megabytes(loaded)} of ${megabytes(total)}`, aloud);
  }

  loaded() {
    this.progress.hidden = true;
    this.reached = 0;
  }

  busy(is) {
    this.stop.disabled = !is;
  }
}
