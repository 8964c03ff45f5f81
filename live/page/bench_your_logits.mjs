// The form of "Your own logits": a file, chosen, dropped or pasted, and how to read it.

import { button, element } from "./dom.mjs";

const SAFE = /[^\w.-]+/g; // what a name may not hold in the cell
const LINES = { FILE: /^FILE = .*$/m, SCORES: /^SCORES = .*$/m, LABELS: /^LABELS = .*$/m };
const SCORES = { detect: "seen from the numbers", logits: "logits", probabilities: "probabilities" };
const LABELS = { detect: "found by name or values", first: "the first column", last: "the last column" };

export class Form {
  go = "Report";
  done = () => "The report is below.";
  alt = "Reliability diagram: accuracy against confidence with a band for each bin, and below it the number of rows; the table that follows has the same numbers";

  constructor(bench) {
    this.bench = bench;
    this.file = null;
    this.example = false;
    this.input = element("input", { type: "file", id: "sl-bench-file", accept: ".csv,.tsv,.txt,.npz" });
    this.input.addEventListener("change", () => this.input.files[0] && this.take(this.input.files[0]));
    this.area = element("textarea", { id: "sl-bench-paste", rows: 4, spellcheck: false, wrap: "off", placeholder: "2.1,0.3,-1.0,0" });
    this.area.addEventListener("input", () => this.paste());
    this.scores = this.choice("SCORES", SCORES);
    this.labels = this.choice("LABELS", LABELS);
    this.more = [button("Try the example", () => this.tryExample())];
    this.parts = [
      this.dropZone(),
      labelled("Or paste its lines", this.area),
      element("div", { className: "sl-bench-choices" }, labelled("Scores are", this.scores), labelled("Labels are", this.labels)),
    ];
  }

  dropZone() {
    const zone = element(
      "div",
      { className: "sl-bench-drop" },
      element("label", { htmlFor: "sl-bench-file" }, "A CSV or .npz file of scores and labels"),
      this.input,
      element("p", {}, "Choose it, or drop it here. It stays on this machine."),
    );
    const over = (is) => zone.classList.toggle("sl-bench-over", is);
    zone.addEventListener("dragover", (event) => {
      event.preventDefault();
      over(true);
    });
    zone.addEventListener("dragleave", () => over(false));
    zone.addEventListener("drop", (event) => {
      event.preventDefault();
      over(false);
      const [file] = event.dataTransfer.files;
      if (file) this.take(file);
    });
    return zone;
  }

  choice(line, options) {
    const made = element("select", { id: `sl-bench-${line.toLowerCase()}` });
    for (const [value, text] of Object.entries(options)) made.append(element("option", { value }, text));
    made.addEventListener("change", () => this.write(line, JSON.stringify(made.value)));
    return made;
  }

  /** Change one setting of the cell, which is then what runs. */
  write(line, value) {
    this.bench.fill(this.bench.source.replace(LINES[line], () => `${line} = ${value}`));
  }

  /** A file was chosen or dropped: report on it at once. */
  take(file) {
    if (this.area.value) this.area.value = "";
    this.give(file.name.replace(SAFE, "_"), file);
    this.bench.say(`${file.name}, ${file.size.toLocaleString("en-GB")} bytes.`);
    if (!this.bench.go.disabled) this.bench.run();
  }

  paste() {
    const { value } = this.area;
    this.input.value = "";
    if (value) this.give("pasted.csv", new Blob([value]));
    else this.file = null;
  }

  give(name, blob) {
    this.example = false;
    this.file = { name, blob };
    this.write("FILE", JSON.stringify(name));
  }

  tryExample() {
    this.file = null;
    this.example = true;
    this.input.value = "";
    this.area.value = "";
    this.write("FILE", 'mine.write_example("example.csv")');
    this.bench.run();
  }

  missing() {
    if (this.file || this.example) return null;
    return "There is no file yet: choose or drop one, paste its lines, or try the example.";
  }

  get files() {
    return this.file ? [this.file] : [];
  }

  busy(is) {
    for (const control of [this.input, ...this.more]) control.disabled = is;
  }
}

const labelled = (text, control) =>
  element("div", { className: "sl-bench-field" }, element("label", { htmlFor: control.id }, text), control);
