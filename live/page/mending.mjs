// The museum as a workshop: one Python for the page, and a bench for each exhibit that
// a reader opens.

import { MendBench } from "./mend_bench.mjs";
import { element, megabytes, styleSheet } from "./dom.mjs";
import { Session } from "./session.mjs";

const LONGEST = 60_000; // ms that a function may run; the first time Python imports the museum in it
const benches = new Map(); // by slug

let exhibits; // what may be mended, by slug
let session;
let timer;
let reason; // why Python was stopped, if it was not the reader

/** Open the bench of an exhibit below `place`. `on` hears mended and closed. */
export async function open(slug, place, on) {
  if (typeof WebAssembly !== "object") {
    throw new Error("Live Python needs WebAssembly, which this browser lacks or forbids.");
  }
  exhibits ??= await fetched();
  const exhibit = exhibits[slug];
  if (exhibit?.source !== shownBeside(place)) {
    throw new Error("The site has changed. Reload the page to mend its exhibits.");
  }
  if (!benches.has(slug)) {
    benches.set(slug, new MendBench(exhibit, { ...on, tried: (code) => judge(slug, code), stopped: stop }));
  }
  session ??= begun();
  const bench = benches.get(slug);
  place.after(bench.box);
  bench.say(session.over ? "" : session.ready ? "Python is ready." : "Loading Python …");
  bench.focus();
}

/** Start Python, and say once on the page which keys an editor knows. */
function begun() {
  const keys = "Ctrl+Enter tries it. While you type, Tab indents; after Escape it moves on.";
  document.querySelector("article").append(element("p", { id: "sl-live-keys", hidden: true }, keys));
  return new Session(hearing, "museum");
}

async function fetched() {
  const [answer] = await Promise.all([
    fetch(new URL("museum.json", import.meta.url), { cache: "no-cache" }).catch(() => ({
      ok: false,
      status: "no connection",
    })),
    styleSheet(new URL("live.css", import.meta.url).href),
  ]);
  if (!answer.ok) throw new Error(`The exhibits' code could not be fetched (${answer.status}).`);
  return answer.json();
}

function shownBeside(place) {
  return place.closest(".sl-exhibit").querySelector(".sl-plate code").textContent;
}

/** Ask Python whether an exhibit is mended. The code is text to it, and cannot end it. */
function judge(slug, code) {
  if (session.over) session.start();
  const source = [
    "from softmax_lib.teaching.museum.repair import judge",
    `judge(${JSON.stringify(slug)}, ${JSON.stringify(code)})`,
  ].join("\n");
  session.run({ id: slug, source, name: `check of ${slug}`, pristine: false });
}

function stop() {
  session.interrupt();
}

const all = (words) => benches.forEach((bench) => bench.waits(words));

const hearing = {
  progress: ({ what, loaded, total }) => all(loading(what, loaded, total)),
  ready: () => all("Python is ready."),
  running: ({ id }) => {
    benches.get(id).begin();
    reason = "";
    timer = setTimeout(() => {
      reason = `It ran for ${LONGEST / 1000} seconds, and was stopped: is there a loop that does not end?`;
      stop();
    }, LONGEST);
  },
  output: ({ id, output }) => benches.get(id).show(output, reason),
  done: ({ id, fine }) => {
    clearTimeout(timer);
    benches.get(id).end(fine);
  },
  dropped: ({ id }) => benches.get(id).end(false, "Not tried: try it again."),
  lost: ({ id }) => {
    clearTimeout(timer);
    benches.get(id)?.end(false, `✗ ${reason || "Stopped."} Python is starting again.`);
  },
  failed: ({ message }) => {
    clearTimeout(timer);
    for (const bench of benches.values()) bench.fails(`✗ ${message} Try it again to start Python again.`);
  },
};

function loading(what, loaded, total) {
  return loaded < total ? `Loading ${what}: ${megabytes(loaded)} of ${megabytes(total)}` : `Starting ${what} …`;
}
