// Runs chapters on WebAssembly, in node: `node chapter.mjs LIVE 02_softmax …` writes one
// line of JSON for each cell. LIVE is the assembled `live` folder of the built site.

import { readFileSync } from "node:fs";
import { boot, openNotebook } from "./boot.mjs";

const [live, ...chapters] = process.argv.slice(2);
const { pyodide, manifest } = await boot(live);

for (const chapter of chapters) {
  const outputs = [];
  const notebook = openNotebook(pyodide, manifest, (output) => outputs.push(output));
  for (const cell of JSON.parse(readFileSync(`${live}/chapters/${chapter}.json`, "utf8"))) {
    const began = performance.now();
    await pyodide.loadPackage(notebook.packages(cell.source, true).toJs(), { messageCallback() {} });
    const fine = notebook.run(cell.source, cell.name, true);
    const seconds = (performance.now() - began) / 1000;
    console.log(JSON.stringify({ chapter, id: cell.id, name: cell.name, fine, seconds, outputs: outputs.splice(0) }));
  }
}
