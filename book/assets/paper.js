// The page on paper: the button that prints it.

for (const button of document.querySelectorAll("[data-print]")) {
  button.addEventListener("click", () => print());
}
