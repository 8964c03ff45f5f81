// Python, in a worker: the page stays responsive whatever a cell does.
//
// The page says {type: "start", chapter, interrupt}, then {type: "run", …} for one cell
// at a time. The worker answers "progress", "ready", "output", "done" and "failed", and
// "step" where a long computation tells how far it has come.

import { openFiles } from "./fetching.mjs";
import { CannotLoad, inWords } from "./words.mjs";

const base = new URL("./", import.meta.url).href;
const START = ["numpy", "softmax-lib"];
const OFTEN = 100; // ms between two messages on how far a computation has come
const arrived = new Map(); // bytes of each file
const present = new Set(); // packages in Python

let manifest;
let files;
let lock;
let pyodide;
let notebook;
let running;
let later; // the chapter whose further files are fetched once something has run
let asked = { what: "", files: [] };

self.onmessage = async ({ data }) => {
  try {
    await { start, run }[data.type](data);
  } catch (error) {
    post({ type: "failed", message: inWords(error), id: data.id });
  }
};

const post = (message) => self.postMessage(message);

async function start({ interrupt, chapter }) {
  if (typeof WebAssembly !== "object") {
    throw new CannotLoad("This browser has no WebAssembly, or it is switched off.");
  }
  const scripts = import("./pyodide/pyodide.mjs");
  import("./pyodide/pyodide.asm.js").catch(() => {}); // Pyodide asks for it again
  manifest = await readManifest();
  files = await openFiles({ base, files: manifest.files, version: manifest.version, report });
  const core = manifest.core.map((name) => `pyodide/${name}`);
  lock = JSON.parse(new TextDecoder().decode(await files.prepare(manifest.lock)));
  const { loadPyodide } = await scripts;
  const loading = request("Python", START, [...core, ...manifest.python]);
  const starting = loadPyodide({
    indexURL: new URL("pyodide/", base).href,
    lockFileURL: new URL(manifest.lock, base).href,
    packages: START,
    stdout: () => {},
    stderr: () => {},
  });
  starting.catch(() => {}); // the other request reports what cannot be loaded
  const packages = await loading;
  pyodide = await starting;
  if (interrupt) pyodide.setInterruptBuffer(interrupt);
  for (const name of packages) present.add(name);
  await openNotebook(packages);
  later = chapter;
  post({ type: "ready" });
}

async function readManifest() {
  const answer = await fetch(new URL("manifest.json", base), { cache: "no-cache" }).catch(() => null);
  if (answer?.ok) return answer.json();
  throw new CannotLoad(
    answer
      ? `The file manifest.json is missing on this site (${answer.status}).`
      : "The site could not be reached: is there a connection?",
  );
}

/** Put our own Python where it can be imported, and the book's data files beside it. */
async function openNotebook(loaded) {
  const { FS } = pyodide;
  for (const path of [...manifest.python, ...manifest.data]) {
    const place = `/live/${path}`;
    FS.mkdirTree(place.slice(0, place.lastIndexOf("/")));
    FS.writeFile(place, new Uint8Array(await (await fetch(new URL(path, base))).arrayBuffer()));
  }
  FS.mkdirTree("/live/data/book");
  FS.chdir("/live/data/book");
  const sys = pyodide.pyimport("sys");
  for (const place of ["stand_ins", ""]) sys.path.insert(0, `/live/python/${place}`);
  const { Notebook } = pyodide.pyimport("softmax_live");
  const emit = (output) => {
    const data = output.toJs({ dict_converter: Object.fromEntries });
    post({ type: "output", id: running, output: data });
  };
  notebook = Notebook(
    emit,
    pyodide.toPy(manifest.needs),
    pyodide.toPy(manifest.provides),
    pyodide.toPy(loaded),
  );
}

async function run({ id, source, name, pristine, narrow, files: brought, alone }) {
  running = id;
  if (alone) {
    notebook.forget();
    tellSteps(id);
  }
  for (const { name: path, blob } of brought ?? []) {
    pyodide.FS.writeFile(path, new Uint8Array(await blob.arrayBuffer()));
  }
  const began = performance.now();
  const wanted = notebook.packages(source, pristine).toJs();
  try {
    await load(wanted);
  } catch (error) {
    if (!(error instanceof CannotLoad)) throw error;
    const hint = "The cell has not run. Run it again when the site can be reached.";
    post({ type: "running", id });
    post({ type: "output", id, output: { kind: "error", text: error.message, hint } });
    post({ type: "done", id, fine: false, seconds: 0 });
    return;
  }
  post({ type: "running", id });
  const fine = notebook.run(source, name, pristine, narrow);
  const seconds = (performance.now() - began) / 1000;
  post({ type: "done", id, fine, seconds });
  if (later) keepForLater(later);
  later = null;
}

/** From now on the page hears how far a computation has come. */
function tellSteps(id) {
  let last = 0;
  pyodide.pyimport("softmax_lib.teaching.progress").listen((what, share) => {
    if (performance.now() - last < OFTEN) return;
    last = performance.now();
    post({ type: "step", id, what, share });
  });
}

async function load(names) {
  if (names.length === 0) return;
  const all = await request(names.join(", "), names, []);
  const failures = [];
  const quiet = { messageCallback() {}, errorCallback: (message) => failures.push(message) };
  await pyodide.loadPackage(names, quiet);
  if (failures.length) throw new Error(`${names.join(", ")} could not be loaded: ${failures}`);
  for (const name of all) present.add(name);
}

/** Fetch packages, what they depend on and further files, reporting as they arrive. */
async function request(what, names, more) {
  const packages = withDependencies(names).filter((name) => !present.has(name));
  asked = { what, files: [...packages.map(fileOf), ...more] };
  await Promise.all(asked.files.map((path) => files.prepare(path)));
  asked = { what: "", files: [] };
  return packages;
}

const fileOf = (name) => `pyodide/${lock.packages[name].file_name}`;

function withDependencies(names) {
  const found = new Set();
  const visit = (name) => {
    if (found.has(name)) return;
    found.add(name);
    lock.packages[name].depends.forEach(visit);
  };
  names.forEach(visit);
  return [...found];
}

function report(path, bytes) {
  arrived.set(path, bytes);
  if (!asked.files.includes(path)) return;
  const total = asked.files.reduce((sum, name) => sum + manifest.files[name].bytes, 0);
  const loaded = asked.files.reduce((sum, name) => sum + (arrived.get(name) ?? 0), 0);
  post({ type: "progress", what: asked.what, loaded, total });
}

/** Once a cell has run: fetch what else the chapter will need, so that it works offline. */
async function keepForLater(chapter) {
  if (navigator.connection?.saveData) return;
  for (const name of withDependencies(manifest.chapters[chapter] ?? [])) {
    const path = fileOf(name);
    if (arrived.get(path) === manifest.files[path].bytes) continue;
    await files.keep(path).catch(() => {}); // asked for again when it is needed
  }
}
