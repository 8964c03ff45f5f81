// The filter of the appendix "Claims, checked": by verdict, by the chapter that
// explains. The choice is kept in the address, ?verdict=false&chapter=4, so it survives
// a reload and can be shared; a link to a hidden claim shows all again.

const FIELDS = ["verdict", "chapter"];

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
    form.elements.all.disabled = count === claims.length;
    remember({ verdict, chapter });
  }

  function uncover(hash) {
    const target = document.getElementById(hash.slice(1));
    if (!target?.closest("[hidden]")) return;
    showAll();
    target.scrollIntoView();
  }

  function showAll() {
    for (const name of FIELDS) set(form.elements[name], "");
    show();
  }

  choose(form, new URLSearchParams(location.search));
  form.hidden = false;
  form.addEventListener("change", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.elements.all.addEventListener("click", showAll);
  // a second click on the same link fires no hashchange
  document.addEventListener("click", ({ target }) => {
    uncover(target.closest('a[href^="#"]')?.hash ?? "");
  });
  window.addEventListener("hashchange", () => uncover(location.hash));
  show();
  uncover(location.hash);
}

/** The claim's entry in the list of contents. */
function entriesOf(anchor) {
  const links = document.querySelectorAll(`.bd-sidebar-secondary a[href="#${anchor}"]`);
  return [...links].map((link) => link.closest("li"));
}

function chosen(form) {
  return Object.fromEntries(new FormData(form));
}

/** Set the fields from an address; unknown values leave them unchanged. */
function choose(form, address) {
  for (const name of FIELDS) {
    const field = form.elements[name];
    const wanted = address.get(name);
    if (choicesOf(field).some(({ value }) => value === wanted)) set(field, wanted);
  }
}

/** The options of a list, or the buttons of a group. */
function choicesOf(field) {
  return [...(field.options ?? field)];
}

/** Choose a value; a group's own `value` would not accept the empty one. */
function set(field, value) {
  const choice = choicesOf(field).find((each) => each.value === value);
  choice[field.options ? "selected" : "checked"] = true;
}

function remember(choice) {
  const address = new URL(location);
  for (const [name, value] of Object.entries(choice)) {
    if (value) address.searchParams.set(name, value);
    else address.searchParams.delete(name);
  }
  history.replaceState(history.state, "", address);
}
