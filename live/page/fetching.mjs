// Files of the live part: from this browser's own store, else from the site. Each is
// compared with its checksum, and every piece that arrives is reported.

import { CannotLoad } from "./words.mjs";

const PREFIX = "softmax-live-";
const TYPES = { wasm: "application/wasm", json: "application/json" };

/**
 * Take over `fetch` for the files that are listed, so that Pyodide too goes through it.
 * `files` is {path: {bytes, sha256}}, paths below `base`; `report` gets (path, bytes).
 */
export async function openFiles({ base, files, version, report }) {
  const store = await openStore(version);
  const underway = new Map(); // for whoever asks next
  const arriving = new Map();
  const fetchFromSite = self.fetch.bind(self);

  const load = (path) => {
    if (!arriving.has(path)) {
      arriving.set(path, find(path).finally(() => arriving.delete(path)));
    }
    return arriving.get(path);
  };

  const find = async (path) => {
    const url = new URL(path, base);
    url.search = files[path].sha256.slice(0, 12); // the checksum is part of the address
    const kept = await store?.match(url);
    if (kept) {
      const bytes = await kept.arrayBuffer();
      if (await isSound(bytes, files[path])) {
        report(path, bytes.byteLength);
        return bytes;
      }
    }
    const bytes = await download(fetchFromSite, url, path, files[path], report);
    // not awaited; if the store is full or forbidden, the next visit downloads again
    store?.put(url, new Response(bytes)).catch(() => {});
    return bytes;
  };

  /** Begin to load a file; whoever asks for it next gets it. */
  const prepare = (path) => {
    if (!underway.has(path)) {
      underway.set(path, load(path));
      underway.get(path).catch(() => underway.delete(path)); // the next one tries again
    }
    return underway.get(path);
  };

  /** Keep a file in the browser's store for later. */
  const keep = async (path) => {
    if (store) await load(path);
  };

  const take = (path) => {
    const bytes = prepare(path);
    underway.delete(path);
    return bytes;
  };

  self.fetch = async (input, options) => {
    const url = new URL(input instanceof Request ? input.url : input, base);
    const path = url.href.startsWith(base) ? url.href.slice(base.length).split("?")[0] : "";
    if (!Object.hasOwn(files, path)) return fetchFromSite(input, options);
    const type = TYPES[path.split(".").pop()] ?? "application/octet-stream";
    return new Response(await take(path), { headers: { "Content-Type": type } });
  };

  return { prepare, keep };
}

/** This version's store, after forgetting those of older ones; null where there is none. */
async function openStore(version) {
  try {
    const mine = PREFIX + version;
    for (const name of await caches.keys()) {
      if (name.startsWith(PREFIX) && name !== mine) await caches.delete(name);
    }
    return await caches.open(mine);
  } catch {
    return null; // no store without https, or if the reader forbids it
  }
}

async function download(fetchFromSite, url, path, file, report) {
  for (const cache of ["default", "reload"]) {
    const bytes = await attempt(fetchFromSite, url, path, cache, report);
    if (await isSound(bytes, file)) return bytes;
    report(path, 0);
  }
  throw new CannotLoad(`The file ${path} has arrived damaged, twice: its checksum is wrong.`);
}

async function attempt(fetchFromSite, url, path, cache, report) {
  const pieces = [];
  let size = 0;
  let response;
  try {
    response = await fetchFromSite(url, { cache });
    if (response.ok) {
      for (const reader = response.body.getReader(); ; ) {
        const { done, value } = await reader.read();
        if (done) break;
        pieces.push(value);
        size += value.length;
        report(path, size);
      }
    }
  } catch {
    throw new CannotLoad(`The file ${path} could not be fetched: is there a connection?`);
  }
  if (!response.ok) {
    throw new CannotLoad(`The file ${path} is missing on this site (${response.status}).`);
  }
  return new Blob(pieces).arrayBuffer();
}

async function isSound(bytes, file) {
  if (bytes.byteLength !== file.bytes) return false;
  if (!self.crypto?.subtle) return true; // browsers compute checksums on https only
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("") === file.sha256;
}
