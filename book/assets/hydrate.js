// Brings the widgets of a page to life without a kernel. Each <div data-widget="x"
// data-state="{…}"> holds its answer as HTML; x.mjs beside this file replaces it, in
// anywidget's format. If anything fails, the stored answer stays. Numbers in the prose
// hear of each widget that is awake, and may move it (scrub.js).

/** The part of anywidget's model that needs no kernel. */
function modelOf(state) {
  const listeners = new Map();
  const of = (event) => listeners.get(event) ?? listeners.set(event, new Set()).get(event);
  return {
    get: (name) => state[name],
    set(name, value) {
      if (Object.is(state[name], value)) return;
      state[name] = value;
      for (const listener of of(`change:${name}`)) listener();
    },
    on: (event, listener) => of(event).add(listener),
    off: (event, listener) => of(event).delete(listener),
    save_changes() {},
  };
}

async function hydrate(el) {
  const answer = [...el.childNodes];
  try {
    const module = await import(new URL(`${el.dataset.widget}.mjs`, import.meta.url));
    const state = JSON.parse(el.dataset.state);
    const detail = { model: modelOf(state), says: module.says ?? {}, traits: Object.keys(state) };
    await module.default.render({ model: detail.model, el });
    el.dispatchEvent(new CustomEvent("softmax:awake", { bubbles: true, detail }));
  } catch (error) {
    el.replaceChildren(...answer);
    console.error(`The widget ${el.dataset.widget} did not start:`, error);
  }
}

// Widgets near the screen start at once, the rest when the browser is idle, so that a
// reader who jumps to one by keyboard finds it working.
const SOON = { timeout: 1000 };
const idle = window.requestIdleCallback ?? ((task) => setTimeout(task, 200));
const near = new IntersectionObserver(
  (entries) => entries.filter((entry) => entry.isIntersecting).forEach(({ target }) => start(target)),
  { rootMargin: "800px" },
);

function start(el) {
  if (waiting.delete(el)) hydrate(el);
  near.unobserve(el);
}

const waiting = new Set(document.querySelectorAll("[data-widget]"));
for (const el of waiting) near.observe(el);
addEventListener("load", () => waiting.forEach((el) => idle(() => start(el), SOON)));

// Widgets that live cells add to the page later.
document.addEventListener("softmax:added", ({ target }) => {
  target.querySelectorAll("[data-widget]").forEach(hydrate);
});
