// A menu behind a button: a click opens it; a second click, Escape, a choice or leaving
// it closes it.

for (const button of document.querySelectorAll('[data-bs-toggle="dropdown"]')) {
  const place = button.parentElement;
  const menu = place.querySelector(".dropdown-menu");
  const show = (open) => {
    button.setAttribute("aria-expanded", String(open));
    menu.classList.toggle("show", open);
  };
  button.addEventListener("click", () => show(!menu.classList.contains("show")));
  menu.addEventListener("click", () => show(false));
  document.addEventListener("click", ({ target }) => place.contains(target) || show(false));
  place.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !place.contains(relatedTarget)) show(false);
  });
  place.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !menu.classList.contains("show")) return;
    show(false);
    button.focus();
  });
}
