// The form of "Your own softmax": where to begin, and above the buttons the cell itself.

import { element } from "./dom.mjs";

export class Form {
  go = "Check it";
  alt = undefined;
  limit = 30; // seconds; a check of any function takes two or three
  cellFirst = true;
  more = [];
  files = [];

  constructor(bench) {
    this.bench = bench;
    this.starts = JSON.parse(bench.place.querySelector(".sl-bench-starts").textContent);
    this.choice = element("select", { id: "sl-bench-start" });
    for (const name of Object.keys(this.starts)) this.choice.append(element("option", { value: name }, name));
    this.choice.addEventListener("change", () => this.begin());
    this.parts = [
      element(
        "div",
        { className: "sl-bench-field" },
        element("label", { htmlFor: "sl-bench-start" }, "Begin with"),
        this.choice,
      ),
      element("p", {}, "Write or paste your function in its place, and call it ", element("code", {}, "softmax"), "."),
    ];
  }

  begin() {
    this.bench.fill(this.starts[this.choice.value]);
    this.bench.say(`The cell has ${this.choice.value}.`);
  }

  missing() {
    return this.bench.source.trim() ? null : "The cell is empty: write a function softmax(z), or choose one to begin with.";
  }

  /** The report's first sentence. */
  done(output) {
    return output.querySelector("p")?.textContent ?? "The cell shows no report: it needs the line show(examine(softmax)).";
  }

  explain({ missing, name }) {
    if (missing === "softmax") return "There is no function named softmax: name yours so, or change the last line.";
    if (name === "SyntaxError" || name === "IndentationError") return "Python cannot read the cell; below is where.";
    return "";
  }

  busy(is) {
    this.choice.disabled = is;
  }
}
