// The way back to the top, offered to who scrolls up in a long page.

const button = document.getElementById("pst-back-to-top");
let before = scrollY;

addEventListener(
  "scroll",
  () => {
    if (button) button.style.display = scrollY < before && scrollY > 600 ? "block" : "none";
    before = scrollY;
  },
  { passive: true },
);
button?.addEventListener("click", () => scrollTo({ top: 0 }));
