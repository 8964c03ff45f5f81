// Pyodide in node, with the packages, the lock and the Python of the assembled live part.

import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

// Node would print the whole line of the error: megabytes of Pyodide's own code.
process.on("uncaughtException", (error) => {
  console.error(error.message);
  process.exit(1);
});

/** Pyodide with numpy and softmax_lib; `live` is the folder `live` of the built site. */
export async function boot(live, packages = ["numpy", "softmax-lib"]) {
  const folder = resolve(live, "pyodide");
  const { loadPyodide } = await import(pathToFileURL(join(folder, "pyodide.mjs")));
  const pyodide = await loadPyodide({ indexURL: `${folder}/`, packages, stdout: () => {} });
  const manifest = JSON.parse(readFileSync(join(live, "manifest.json"), "utf8"));
  for (const path of [...manifest.python, ...manifest.data]) {
    const place = `/live/${path}`;
    pyodide.FS.mkdirTree(place.slice(0, place.lastIndexOf("/")));
    pyodide.FS.writeFile(place, readFileSync(join(live, path)));
  }
  pyodide.FS.mkdirTree("/live/data/book");
  pyodide.FS.chdir("/live/data/book");
  const sys = pyodide.pyimport("sys");
  for (const place of ["stand_ins", ""]) sys.path.insert(0, `/live/python/${place}`);
  return { pyodide, manifest };
}

/** A chapter's shared state, as the page opens it. */
export function openNotebook(pyodide, manifest, emit) {
  const { Notebook } = pyodide.pyimport("softmax_live");
  return Notebook(
    (output) => emit(output.toJs({ dict_converter: Object.fromEntries })),
    pyodide.toPy(manifest.needs),
    pyodide.toPy(manifest.provides),
    pyodide.toPy(manifest.start),
  );
}
