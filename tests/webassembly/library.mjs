// Runs tests of softmax_lib on WebAssembly, in node:
// `node library.mjs LIVE ENVIRONMENT WHEELS packages,… pytest's arguments`.
//
// numpy and whatever else is compiled comes from Pyodide; pytest and other pure Python
// from WHEELS, then from the environment's own packages.

import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { boot } from "./boot.mjs";

const [live, environment, wheels, packages, ...pytest] = process.argv.slice(2);
const { pyodide } = await boot(live, packages.split(","));
pyodide.setStdout({ batched: (line) => console.log(line) });
const places = { tests: "tests", bench: "bench", environment };
for (const [name, path] of Object.entries(places)) {
  pyodide.FS.mkdirTree(`/book/${name}`);
  pyodide.mountNodeFS(`/book/${name}`, resolve(path));
}
pyodide.FS.mkdirTree("/wheels");
for (const wheel of readdirSync(wheels).filter((name) => name.endsWith(".whl"))) {
  pyodide.unpackArchive(new Uint8Array(readFileSync(join(wheels, wheel))), "wheel", { extractDir: "/wheels" });
}
pyodide.globals.set("arguments", pyodide.toPy(pytest));
process.exitCode = pyodide.runPython(`
import os, sys
os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"  # those of the environment
sys.path += ["/wheels", "/book/environment", "/book"]
os.chdir("/book")
import pytest
int(pytest.main(["--capture=sys", "-p", "no:cacheprovider", *arguments]))
`);
