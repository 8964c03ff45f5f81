// The filter of the appendix "Claims, checked": by verdict, by the chapter that
// explains. What is chosen stands in the address, ?verdict=false&chapter=4, so that it
// survives a reload and can be passed on; a link to a hidden claim shows all again.

const form = document.querySelector(".sl-claim-filter");
if (form) start(form);

function start(form) {
  const claims = Object.entries(JSON.parse(form.dataset.claims)).map(
    ([anchor, [verdict, chapter]]) => ({
      section: document.getElementById(anchor),
      entries: entriesOf(anchor),
      verdict,
      chapter: String(chapter),
    }),
  );
  const status = form.querySelector("[role=status]");

  function show() {
    const { verdict, chapter } = chosen(form);
    let count = 0;
    for (const claim of claims) {
      const fits =
        (!verdict || claim.verdict === verdict) && (!chapter || claim.chapter === chapter);
      for (const part of [claim.section, ...claim.entries]) part.hidden = !fits;
      count += fits;
    }
    status.textContent = `${count} of ${claims.length} claims shown`;
    form.elements.reset.disabled = count === claims.length;
    remember({ verdict, chapter });
  }

  function uncover() {
    const target = document.getElementById(location.hash.slice(1));
    if (!target?.closest("[hidden]")) return;
    form.reset();
    target.scrollIntoView();
  }

  choose(form, new URLSearchParams(location.search));
  form.hidden = false;
  form.addEventListener("change", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  // the fields hold their first values only after the event
  form.addEventListener("reset", () => queueMicrotask(show));
  window.addEventListener("hashchange", uncover);
  show();
  uncover();
}

/** Where the list of contents names a claim. */
function entriesOf(anchor) {
  const links = document.querySelectorAll(`.bd-sidebar-secondary a[href="#${anchor}"]`);
  return [...links].map((link) => link.closest("li"));
}

function chosen(form) {
  return Object.fromEntries(new FormData(form));
}

/** Set the fields by an address; what it does not know is left as it is. */
function choose(form, address) {
  for (const name of ["verdict", "chapter"]) {
    const known = [...form.elements[name].options ?? form.elements[name]];
    const wanted = address.get(name);
    if (known.some(({ value }) => value === wanted)) form.elements[name].value = wanted;
  }
}

function remember(choice) {
  const address = new URL(location);
  for (const [name, value] of Object.entries(choice)) {
    if (value) address.searchParams.set(name, value);
    else address.searchParams.delete(name);
  }
  history.replaceState(history.state, "", address);
}
