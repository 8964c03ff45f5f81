// Elements in one expression, and style sheets that come when they are needed.

/** element("button", {type: "button", onclick}, "Run", …children) */
export function element(name, settings = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(settings)) {
    if (key in made && !key.startsWith("aria")) made[key] = value;
    else made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

/** A button of the live part. `says` is its full name where its text is short. */
export function button(text, onclick, says = text) {
  const settings = { type: "button", className: "sl-button", onclick };
  if (says !== text) settings["aria-label"] = says;
  return element("button", settings, text);
}

/** 16800000 → "16.8 MB" */
export const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;

/** Add a style sheet to the page, once, and wait for it. */
export function styleSheet(href) {
  if (document.querySelector(`link[href="${href}"]`)) return null;
  return new Promise((done, fail) => {
    const onerror = (event) => {
      event.target.remove();
      fail(new Error("The file live.css could not be fetched."));
    };
    document.head.append(element("link", { rel: "stylesheet", href, onload: done, onerror }));
  });
}
