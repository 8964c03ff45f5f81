// What a cell shows: text, tables and widgets, figures, errors.

import { element } from "./dom.mjs";

const NARROW = 552 / 5; // pixels for each inch of a figure, as book/site/images.py has them
const WIDE = 700 / 7;
const POINTS_PER_INCH = 72;

/** The node for one output; text of the same stream is appended to `last`, and null given. */
export function render(output, last, { wide, alt, caption }) {
  if (output.kind === "stream") return stream(output, last);
  if (output.kind === "result") return output.html ? html(output.html) : text(output.text);
  if (output.kind === "figure") return figure(output, wide, alt, caption);
  return error(output);
}

/** The same output in one short sentence. */
export function inShort(output) {
  if (output.kind === "figure") return "a figure";
  if (output.kind === "error") return output.text.split("\n").at(-1);
  if (output.html?.includes("data-widget")) return "a widget";
  if (output.html?.includes("<table")) return "a table";
  const words = output.html ? html(output.html).textContent : output.text;
  const line = words.trim().replace(/\s+/g, " ");
  return line.length > 120 ? `${line.slice(0, 120)} …` : line;
}

function stream({ name, text: piece }, last) {
  if (last?.dataset.stream === name) {
    last.append(piece);
    return null;
  }
  const made = text(piece);
  made.dataset.stream = name;
  return made;
}

const text = (content) => element("pre", { className: "sl-live-text", tabIndex: 0 }, content);

function html(markup) {
  const place = element("div", { className: "output text_html" });
  place.innerHTML = markup;
  return place;
}

function figure({ svg, alt: described }, wide, alt, caption) {
  const size = (name) => Number(svg.match(new RegExp(`<svg[^>]*? ${name}="([\\d.]+)pt"`))?.[1]);
  const scale = (wide ? WIDE : NARROW) / POINTS_PER_INCH;
  const image = element("img", {
    src: `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`,
    alt: alt ?? described,
    width: Math.round(size("width") * scale),
    height: Math.round(size("height") * scale),
  });
  const made = element("figure", { className: "sl-live-figure" }, image);
  if (caption) made.append(element("figcaption", {}, caption));
  return made;
}

function error({ text: trace, hint }) {
  const lines = trace.split("\n");
  const made = element(
    "div",
    { className: "sl-live-error" },
    element("p", {}, `✗ ${lines.at(-1)}`),
    ...(lines.length > 1 ? [text(lines.slice(0, -1).join("\n"))] : []),
  );
  if (hint) made.append(element("p", {}, hint));
  return made;
}
