// On the museum's page: a button below each exhibit's code, and what is mended already.
// Nothing else of the live part loads before a reader presses one.

const KEY = "softmax-book:progress"; // as exercises.js keeps it

for (const place of document.querySelectorAll(".sl-mend")) {
  const button = place.querySelector("button");
  const says = place.querySelector(".sl-mend-says");
  const { slug } = place.dataset;
  mark();
  button.disabled = false;
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      const { open } = await import("./mending.mjs");
      await open(slug, place, { mended, closed: () => close("") });
      button.hidden = true;
    } catch (error) {
      close(`${error.message} The page is as it was.`);
    }
  });

  function mark() {
    says.textContent = isMended(slug) ? "✓ Mended." : "";
  }

  function mended() {
    keep(slug);
    mark();
  }

  function close(message) {
    button.disabled = false;
    button.hidden = false;
    mark();
    if (message) says.textContent = message;
    button.focus();
  }
}

function progress() {
  try {
    const stored = JSON.parse(localStorage.getItem(KEY));
    return stored !== null && typeof stored === "object" ? stored : {};
  } catch {
    return {}; // not ours
  }
}

function isMended(slug) {
  return `mended.${slug}` in progress();
}

/** Keep it where exercises.js keeps what is done, and let it count. */
function keep(slug) {
  localStorage.setItem(KEY, JSON.stringify({ ...progress(), [`mended.${slug}`]: "done" }));
  window.dispatchEvent(new StorageEvent("storage", { key: KEY }));
}
