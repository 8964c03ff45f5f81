// If the files of its Python cannot be loaded, JupyterLite waits without a word. This
// script of the lab's pages requests them, and reports a failure.

const NEEDED = ["pyodide.js", "pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json"];
const folder = new URL("../live/pyodide/", import.meta.url);

const reasons = await Promise.all(
  NEEDED.map(async (name) => {
    const answer = await fetch(new URL(name, folder), { method: "HEAD" }).catch(() => null);
    return answer?.ok ? null : `${name} (${answer ? answer.status : "no connection"})`;
  }),
);
const missing = reasons.filter(Boolean);
if (typeof WebAssembly !== "object") missing.push("WebAssembly in this browser");

if (missing.length) {
  const note = document.createElement("p");
  note.setAttribute("role", "alert");
  note.textContent = `Python cannot start here: there is no ${missing.join(", ")}. You can read and edit the notebooks, but not run them.`;
  note.style.cssText =
    "position: fixed; z-index: 10000; inset: auto 0 0 0; margin: 0; padding: 0.75rem 1rem; background: #8a0007; color: #fff; font: 1rem sans-serif";
  document.body.append(note);
}
