// Reads a style sheet from the standard input and writes the part of it that the files
// named as arguments use. Called by styles.py.

import { readFileSync } from "node:fs";
import { PurgeCSS } from "purgecss";

const WORD = /[\w-]+/g;

// Only words in a page's tags and a script's strings count: prose and variable names
// style nothing.
const inTags = (html) => html.replace(/>[^<]*</g, "><").match(WORD) ?? [];
const inStrings = (script) =>
  (script.match(/"[^"\n]*"|'[^'\n]*'|`[^`]*`/g) ?? []).flatMap((s) => s.match(WORD) ?? []);

const content = process.argv.slice(2).map((path) => ({
  raw: readFileSync(path, "utf8"),
  extension: path.split(".").pop(),
}));
const [{ css }] = await new PurgeCSS().purge({
  content,
  css: [{ raw: readFileSync(0, "utf8") }],
  defaultExtractor: inStrings,
  extractors: [{ extractor: inTags, extensions: ["html"] }],
  keyframes: true,
  dynamicAttributes: ["data-theme", "data-mode", "open", "hidden", "aria-expanded"],
});
process.stdout.write(css);
