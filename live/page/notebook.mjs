// The page as a notebook: its cells, one Python, and what the reader asks of them.

import { Bar } from "./bar.mjs";
import { Cell } from "./cell.mjs";
import { button, element, styleSheet } from "./dom.mjs";
import { editsOf, keepEdit } from "./edits.mjs";
import { Session } from "./session.mjs";

/** Make the page live. `closed(message)` is called when it is static again. */
export async function open(offer, closed) {
  if (typeof WebAssembly !== "object") {
    throw new Error("Live Python needs WebAssembly, which this browser lacks or forbids.");
  }
  const chapter = offer.dataset.chapter;
  const [answer] = await Promise.all([
    fetch(new URL(`chapters/${chapter}.json`, import.meta.url), { cache: "no-cache" })
      .catch(() => ({ ok: false, status: "no connection" })),
    styleSheet(new URL("live.css", import.meta.url).href),
  ]);
  if (!answer.ok) throw new Error(`The chapter's code could not be fetched (${answer.status}).`);
  const told = await answer.json();
  if (!isOfThisPage(told)) throw new Error("The site has changed. Reload the page to run its code.");
  new Notebook(chapter, told, offer, closed);
}

class Notebook {
  constructor(chapter, told, offer, closed) {
    Object.assign(this, { offer, closed });
    const edits = editsOf(chapter);
    this.cells = cellsOf(told).map(
      ({ cell, place }) =>
        new Cell(cell, place, edits[cell.id], {
          run: (one) => this.run([one]),
          runAbove: (one) => this.run([...this.above(one), one]),
          next: (one) => this.cells[this.cells.indexOf(one) + 1],
          edited: (one) => this.keep(chapter, one),
        }),
    );
    this.bar = new Bar({
      runAll: () => this.run(this.cells.filter((cell) => cell.inOrder)),
      stop: () => this.session.interrupt(),
      restart: () => this.restart(),
      resetAll: () => this.cells.forEach((cell) => cell.toBook()),
      close: () => this.close(""),
    });
    document.querySelector("article").append(this.bar.section);
    offer.hidden = true;
    this.bar.say("Loading Python …");
    this.bar.tellEdits(this.edited);
    this.session = new Session(this.hearing(), chapter);
    this.cells[0].area.focus({ preventScroll: true });
  }

  /** How many cells differ from the book. */
  get edited() {
    return this.cells.filter((cell) => !cell.pristine).length;
  }

  /** An edit outlives the page, and is gone when the cell is the book's again. */
  keep(chapter, cell) {
    const kept = keepEdit(chapter, cell.id, cell.pristine ? null : cell.source);
    if (!kept) this.bar.say("This browser has no room to keep your edits: they last as long as the page.");
    if (this.edited === 0) this.bar.tellEdits(0);
  }

  find(id) {
    return this.cells.find((cell) => cell.id === id);
  }

  /** The cells before this one; checks that nobody has filled in are left out. */
  above(one) {
    return this.cells.slice(0, this.cells.indexOf(one)).filter((cell) => cell.inOrder);
  }

  run(cells) {
    if (this.session.over) return this.bar.say("Python has stopped. Restart it to go on.");
    for (const cell of cells) {
      cell.say("waiting");
      this.session.run({ id: cell.id, source: cell.source, name: cell.name, pristine: cell.pristine });
    }
    this.bar.busy(true);
  }

  restart() {
    this.session.restart();
    this.bar.say("Restarting Python …");
  }

  /** Python's messages, and what the page does on each. */
  hearing() {
    const { bar } = this;
    return {
      progress: (load) => bar.load(load),
      ready: () => {
        bar.loaded();
        this.started = true;
        if (this.session.queue.length === 0) bar.say("Python is ready: change a cell and run it.");
      },
      running: ({ id }) => {
        bar.loaded();
        bar.busy(true);
        bar.say(`Running ${this.find(id).name} …`, false);
        this.find(id).begin();
      },
      output: ({ id, output }) => this.show(this.find(id), output),
      done: (message) => {
        const cell = this.find(message.id);
        cell.end(message);
        bar.busy(this.session.queue.length > 0);
        bar.say(`${capital(cell.name)}: ${cell.last}`);
      },
      dropped: ({ id }) => this.find(id).say("not run"),
      restarted: () => this.forget("Restarting Python: all values are gone."),
      lost: ({ id }) => {
        if (id) this.find(id).end({ fine: false });
        if (id) this.find(id).say("stopped");
        this.forget("Stopped. Python had to be started again, so all values are gone: run the cells above again.");
      },
      failed: ({ message, id }) => this.fail(message, id),
    };
  }

  show(cell, output) {
    cell.show(output);
    const above = this.above(cell);
    if (output.kind !== "error" || !output.missing || above.every((one) => one.done)) return;
    cell.output.lastElementChild.append(
      element("p", {}, "Perhaps a cell above makes it. ", button("Run all above and this", () => this.run([...above, cell]))),
    );
  }

  forget(words) {
    for (const cell of this.cells) cell.done = false;
    this.bar.busy(false);
    this.bar.say(words);
  }

  /** Python is gone. Before it had started the page becomes what it was. */
  fail(message, id) {
    if (!this.started) return this.close(`${message} The page is as it was.`);
    if (id) this.find(id).end({ fine: false });
    this.bar.loaded();
    return this.forget(`${message} Restart Python to go on.`);
  }

  close(message) {
    this.session.end();
    this.cells.forEach((cell) => cell.close());
    document.querySelectorAll(".sl-live-check").forEach((place) => place.remove());
    this.bar.section.remove();
    this.offer.hidden = false;
    this.closed(message);
  }
}

const capital = (words) => words[0].toUpperCase() + words.slice(1);

const placesOnPage = () => [...document.querySelectorAll("article div.cell")];

/** Whether the page, perhaps opened long ago, still shows the listed cells. */
function isOfThisPage(told) {
  const shown = placesOnPage().map((place) => place.querySelector(".cell_input pre")?.textContent.trim());
  const listed = told.filter((cell) => !cell.check).map((cell) => cell.source.trim());
  const checks = told.filter((cell) => cell.check);
  return JSON.stringify(shown) === JSON.stringify(listed) && checks.every(formOf);
}

/** The listed cells, each with its place: one is on the page, or a check by its exercise. */
function cellsOf(told) {
  const places = placesOnPage();
  return told.map((cell) => ({ cell, place: cell.check ? placeOfCheck(cell) : places.shift() }));
}

function formOf({ check }) {
  const forms = [...document.querySelectorAll(".sl-exercise-form")];
  return forms.find(({ dataset }) => JSON.parse(dataset.exercise).number === check);
}

function placeOfCheck(cell) {
  const place = element(
    "div",
    { className: "cell sl-live-check" },
    element("p", { className: "sl-live-lead" }, "Or answer in Python:"),
    element("div", { className: "cell_input" }),
  );
  formOf(cell).after(place);
  return place;
}
