// On every chapter page: the button that starts Python. Nothing else of the live part
// loads before a reader presses it.

const offer = document.querySelector(".sl-live-offer");
const button = offer.querySelector("button");
const says = offer.querySelector(".sl-live-says");

button.disabled = false;
button.addEventListener("click", async () => {
  button.disabled = true;
  try {
    const { open } = await import("./notebook.mjs");
    await open(offer, (message) => close(message));
  } catch (error) {
    close(`${error.message} The page is as it was.`);
  }
});

/** Make the page static again; a message says why, unless the reader asked for it. */
function close(message) {
  button.disabled = false;
  says.textContent = message;
  button.focus();
}
