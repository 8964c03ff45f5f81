// "On this page": marks the section being read in the list.

const links = new Map();
for (const link of document.querySelectorAll("#pst-page-toc-nav a[href^='#']")) {
  const section = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (section) links.set(section, link);
}
const entries = document.querySelectorAll("#pst-page-toc-nav .toc-entry");
const read = new Set(); // the sections that cross a strip near the top of the screen
let chosen = -Infinity; // when a link was followed; sections scrolled past are not being read

function mark(current) {
  for (const link of links.values()) {
    link.classList.toggle("active", link === current);
    if (link === current) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  for (const entry of entries) entry.classList.toggle("active", entry.contains(current));
}

function follow() {
  const link = [...links.values()].find(({ hash }) => hash && hash === location.hash);
  if (!link) return;
  chosen = performance.now();
  mark(link);
}

const watcher = new IntersectionObserver(
  (changes) => {
    for (const { target, isIntersecting } of changes) {
      if (isIntersecting) read.add(target);
      else read.delete(target);
    }
    const inside = [...links.keys()].filter((section) => read.has(section)).pop();
    if (inside && performance.now() - chosen > 1000) mark(links.get(inside));
  },
  { rootMargin: "-15% 0px -80% 0px" },
);
for (const section of links.keys()) watcher.observe(section);
addEventListener("hashchange", follow);
follow();
