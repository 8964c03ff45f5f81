// One Python for one page: starts the worker, hands it one cell at a time, stops it.

const INTERRUPT = 2; // SIGINT
const PATIENCE = 3000; // ms that an interrupted cell has before Python is ended

/**
 * A worker has the policy of what it is loaded from: a file's is the host's, which may
 * have none; text that the page has made has the page's.
 */
function underThePolicy(script) {
  const text = new Blob([`import ${JSON.stringify(script)};`], { type: "text/javascript" });
  return new Worker(URL.createObjectURL(text), { type: "module" });
}

/**
 * Events that `on` hears: progress {what, loaded, total}; ready; running {id};
 * output {id, output}; step {id, what, share}; done {id, fine, seconds}; failed
 * {message}; lost {id}: Python was ended, and its state with it. After `failed` it is
 * `over` until it is started again.
 */
export class Session {
  constructor(on, chapter) {
    this.on = on;
    this.chapter = chapter;
    this.start();
  }

  start() {
    this.queue = [];
    this.current = null;
    this.ready = false;
    this.over = false;
    this.signal = globalThis.crossOriginIsolated ? new Uint8Array(new SharedArrayBuffer(1)) : null;
    this.worker = underThePolicy(new URL("./worker.mjs", import.meta.url));
    this.worker.onmessage = ({ data }) => this.hear(data);
    this.worker.onerror = (event) => {
      event.preventDefault();
      this.fail(event.message ? `Python has stopped: ${event.message}` : "Python could not be started.");
    };
    this.worker.postMessage({ type: "start", interrupt: this.signal, chapter: this.chapter });
  }

  hear(message) {
    if (message.type === "failed") return this.fail(message.message);
    if (message.type === "ready") this.ready = true;
    if (message.type === "done") {
      this.current = null;
      clearTimeout(this.timer);
      if (!message.fine) this.drop();
    }
    this.on[message.type]?.(message);
    this.next();
  }

  /**
   * Run a cell {id, source, name, pristine} after those that already wait. `files`,
   * [{name, blob}], are written first; a cell `alone` knows nothing of what ran before,
   * and tells how far it has come.
   */
  run(cell) {
    this.queue.push(cell);
    this.next();
  }

  next() {
    if (!this.ready || this.current || this.queue.length === 0) return;
    this.current = this.queue.shift();
    if (this.signal) this.signal[0] = 0;
    const narrow = matchMedia("(max-width: 600px)").matches; // as book/site/phone_figures.py
    this.worker.postMessage({ type: "run", narrow, ...this.current });
  }

  /** After an error the cells that wait do not run: they build on it. */
  drop() {
    for (const cell of this.queue.splice(0)) this.on.dropped?.(cell);
  }

  /** Interrupt the cell that runs: its state is kept where the browser allows it. */
  interrupt() {
    this.drop();
    if (!this.current) return;
    if (!this.signal) {
      this.restart("lost");
      return;
    }
    this.signal[0] = INTERRUPT;
    this.timer = setTimeout(() => this.restart("lost"), PATIENCE);
  }

  /** A fresh Python, with none of the state. */
  restart(event = "restarted") {
    const id = this.current?.id;
    this.drop();
    this.end();
    this.on[event]?.({ id });
    this.start();
  }

  fail(message) {
    const id = this.current?.id;
    this.drop();
    this.end();
    this.over = true;
    this.on.failed?.({ message, id });
  }

  end() {
    clearTimeout(this.timer);
    this.worker.terminate();
    this.current = null;
    this.ready = false;
  }
}
