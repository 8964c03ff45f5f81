// node compile.mjs PYODIDE PYTHON IMPORTS < [{from, to, keep}, …]: compile archives.
//
// Pyodide compiles for Pyodide: the bytecode is that of its Python, not of this machine's.
// PYODIDE is the folder with its packages, PYTHON the live part's own; IMPORTS names the
// packages to load and the modules to import: what these bring is what is compiled.

import { readFileSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

// Node would print the whole line of the error: megabytes of Pyodide's own code.
process.on("uncaughtException", (error) => {
  console.error(error.message);
  process.exit(1);
});

const [folder, python] = process.argv.slice(2, 4).map((path) => resolve(path));
const { packages, modules } = JSON.parse(process.argv[4]);
const { loadPyodide } = await import(pathToFileURL(join(folder, "pyodide.mjs")));
const pyodide = await loadPyodide({
  indexURL: `${folder}/`,
  packages,
  env: { PYTHONHASHSEED: "0" }, // the same bytes each time
  stdout: () => {},
});
pyodide.mountNodeFS("/live", python);
const ours = readFileSync(new URL("./bytecode.py", import.meta.url), "utf8");
pyodide.runPython(ours);
const used = pyodide.globals.get("used")(pyodide.toPy(modules));
for (const { from, to, keep } of JSON.parse(readFileSync(0, "utf8"))) {
  pyodide.FS.writeFile("/before", readFileSync(from));
  const isMatplotlib = /^matplotlib-\d/.test(basename(from));
  const added = (isMatplotlib ? pyodide.globals.get("fonts") : pyodide.runPython("dict"))();
  pyodide.globals.get("compiled")("/before", "/after", used, keep, added);
  writeFileSync(to, pyodide.FS.readFile("/after"));
}
