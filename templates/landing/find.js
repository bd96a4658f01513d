// Finds a municipality by typing and by keys on the map. Without this script the page is a list,
// and a map for pointers, of the same links. The script asks for nothing and keeps nothing.

// Says how well a folded word is found among folded names: 3 is the name itself, 2 the beginning of
// a word of it, 1 somewhere inside it, 0 nowhere.
function fit(names, word) {
  if (names.includes(word)) return 3;
  if (names.some((name) => ` ${name}`.includes(` ${word}`))) return 2;
  return names.some((name) => name.includes(word)) ? 1 : 0;
}

function start() {
  const main = document.querySelector("main");
  const form = document.getElementById("soegning");
  const field = document.getElementById("kommune");
  const answer = document.getElementById("svar");
  const sign = document.getElementById("navneskilt");
  const map = document.querySelector("svg.kort");
  const entries = [...document.querySelectorAll("[data-navne]")];
  const groups = [...document.querySelectorAll(".region")];
  const links = new Map([...map.querySelectorAll("a")].map((a) => [a.dataset.kode, a]));
  const hint = sign.textContent;
  let stop = links.get(map.dataset.start); // the map's one stop of the Tab key

  const linkOf = (entry) => entry.querySelector("a");
  const namesOf = (entry) => entry.dataset.navne.split("|");
  const shown = () => entries.filter((entry) => !entry.hidden);

  function find() {
    const word = folded(field.value);
    const fits = entries.map((entry) => (word ? fit(namesOf(entry), word) : 2));
    // What is only inside names counts where no name begins so.
    const least = Math.min(2, Math.max(1, ...fits));
    entries.forEach((entry, index) => {
      entry.hidden = fits[index] < least;
      entry.querySelector(".by").textContent = word ? townOf(entry, word) : "";
      const link = links.get(entry.dataset.kode);
      if (link) link.classList.toggle("fundet", Boolean(word) && !entry.hidden);
    });
    for (const group of groups) group.hidden = !group.querySelector("[data-navne]:not([hidden])");
    const found = shown();
    main.classList.toggle("soeger", Boolean(word) && found.length > 0);
    answer.textContent = told(word, found);
    const first = word && found.length ? links.get(found[0].dataset.kode) : undefined;
    if (first) makeStop(first);
  }

  // The town by which a municipality was found that is not called so itself.
  function townOf(entry, word) {
    const isFound = (name) => fit([folded(name)], word) > 1;
    if (isFound(linkOf(entry).textContent)) return "";
    return entry.dataset.byer.split("|").find(isFound) ?? "";
  }

  function told(word, found) {
    if (!word) return field.value.trim() ? "Skriv mindst ét bogstav eller ciffer." : "";
    if (found.length > 1) {
      return `${found.length} kommuner passer. Skriv mere, eller vælg på listen.`;
    }
    if (found.length === 1) {
      return `1 kommune passer: ${linkOf(found[0]).textContent}. Tryk på Enter for at åbne arket.`;
    }
    return (
      `Ingen kommune passer til ”${field.value.trim()}”. ` +
      "Prøv med færre bogstaver, eller slet dem, og vælg på kortet eller listen."
    );
  }

  // Enter goes to the municipality that has the very name, or the only one left; else to the list.
  function go() {
    const word = folded(field.value);
    const found = shown();
    if (!word || !found.length) return;
    const named = found.filter((entry) => fit(namesOf(entry), word) === 3);
    const only = named.length === 1 ? named : found;
    if (only.length === 1) linkOf(only[0]).click();
    else linkOf(found[0]).focus();
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    go();
  });
  field.addEventListener("input", () => {
    find();
    // On a small screen what is found would stand below its edge, or below its keyboard.
    const edge = window.visualViewport?.height ?? window.innerHeight;
    const [first] = shown();
    if (first && linkOf(first).getBoundingClientRect().bottom > edge) form.scrollIntoView();
  });
  field.addEventListener("keydown", (event) => {
    const found = shown();
    if (event.key !== "ArrowDown" || !found.length) return;
    event.preventDefault();
    linkOf(found[0]).focus();
  });

  // --- The map: one stop of the Tab key, then the arrows ------------------------------------------

  function makeStop(link) {
    stop.setAttribute("tabindex", "-1");
    link.setAttribute("tabindex", "0");
    stop = link;
  }

  const ordered = entries.map((entry) => links.get(entry.dataset.kode)).filter(Boolean);
  const nameOf = (link) => link.getAttribute("aria-label");

  function beginning(letter) {
    const here = ordered.indexOf(stop);
    const round = [...ordered.slice(here + 1), ...ordered.slice(0, here + 1)];
    return letter && round.find((link) => folded(nameOf(link)).startsWith(letter));
  }

  function target(event) {
    const way = ["ArrowUp", "ArrowRight", "ArrowDown", "ArrowLeft"].indexOf(event.key);
    if (way >= 0) return links.get(stop.dataset.naboer.split(" ")[way]) ?? stop;
    if (event.key === "Home") return ordered[0];
    if (event.key === "End") return ordered.at(-1);
    return event.key.length === 1 ? beginning(folded(event.key)) : undefined;
  }

  map.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = target(event);
    if (!next) return;
    event.preventDefault();
    next.focus();
  });

  // The name stands above the map: of what is pointed at, else of what has the focus.
  const linkAt = (event) => event.target.closest("a");
  function name(link) {
    sign.textContent = link ? nameOf(link) : hint;
    sign.classList.toggle("navn", Boolean(link));
  }
  const focused = () => (map.contains(document.activeElement) ? document.activeElement : null);

  // A border drawn last of all, since neighbours' land would cover that of the link itself.
  const border = document.createElementNS(map.namespaceURI, "g");
  border.setAttribute("class", "ramme");
  map.append(border);

  // Not listened for on the map itself: Chromium puts what listens for focus in the tab order.
  map.parentElement.addEventListener("focusin", (event) => {
    makeStop(linkAt(event));
    name(stop);
    border.replaceChildren(...[...stop.querySelectorAll("path")].map((path) => path.cloneNode()));
  });
  map.parentElement.addEventListener("focusout", () => {
    name(null);
    border.replaceChildren();
  });
  map.addEventListener("pointerover", (event) => name(linkAt(event) ?? focused()));
  map.addEventListener("pointerleave", () => name(focused()));

  map.removeAttribute("aria-hidden");
  map.setAttribute("role", "application");
  map.setAttribute("aria-label", "Kort over kommunerne");
  map.setAttribute("aria-describedby", "taster");
  for (const title of map.querySelectorAll("title")) title.remove(); // the sign above says it
  if (stop) makeStop(stop);

  for (const entry of entries) {
    const town = document.createElement("span");
    town.className = "by";
    linkOf(entry).after(" ", town);
  }
  form.hidden = false;
  document.getElementById("taster").hidden = false;
  window.addEventListener("pageshow", find); // a browser that goes back brings the typed word back
}

start();
