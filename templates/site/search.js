// Finds words in the publication. Without this script the field is not shown, and a browser's own
// search finds the same on the page that holds all of it. The script asks for nothing and keeps
// nothing.

// Says where a folded word first begins one of these folded words, or stands within it; -1 if not.
function place(words, word, within) {
  return words.findIndex((each) => (within ? each : ` ${each}`).includes(within ? word : ` ${word}`));
}

function start() {
  const form = document.getElementById("soegning");
  const field = document.getElementById("ord");
  const answer = document.getElementById("svar");
  const list = document.getElementById("fund");
  const before = 8; // words of a snippet before the first found, and after it
  const after = 22;
  let sections;

  // Read when it is first asked for: the page itself should not wait for it.
  function register() {
    const known = new Map(); // most words stand there many times
    const once = (word) => known.get(word) ?? known.set(word, folded(word)).get(word);
    sections ??= JSON.parse(document.getElementById("register").textContent).map((section) => {
      const words = section.text.split(" ");
      return { ...section, words, folded: words.map(once), heading: [folded(section.title)] };
    });
    return sections;
  }

  // Those sections that have every word, first those that have them all in their titles.
  function hits(asked, within) {
    const has = (words) => (word) => place(words, word, within) >= 0;
    const found = register().filter(({ heading, folded }) =>
      asked.every((word) => has(heading)(word) || has(folded)(word)),
    );
    const titled = found.filter(({ heading }) => asked.every(has(heading)));
    return [...titled, ...found.filter((section) => !titled.includes(section))];
  }

  function find() {
    const asked = folded(field.value).split(" ").filter(Boolean);
    const long = asked.join("").length > 1;
    const begun = long ? hits(asked, false) : [];
    // What is only inside words counts where no word begins so.
    const within = long && !begun.length;
    const found = within ? hits(asked, true) : begun;
    answer.textContent = told(long, found.length);
    list.replaceChildren(...found.map((section) => item(section, asked, within)));
    list.hidden = !found.length;
  }

  function told(long, count) {
    if (!field.value.trim()) return "";
    if (!long) return "Skriv mindst to bogstaver.";
    if (count) return count === 1 ? "Fundet ét sted." : `Fundet ${count} steder.`;
    return `Intet sted passer til ”${field.value.trim()}”. Prøv med færre eller kortere ord.`;
  }

  function element(name, text, kind) {
    const made = document.createElement(name);
    made.textContent = text;
    if (kind) made.className = kind;
    return made;
  }

  function item(section, asked, within) {
    const made = document.createElement("li");
    const link = element("a", section.title);
    link.href = section.address;
    made.append(link);
    if (section.within) made.append(" ", element("span", section.within, "hvor"));
    if (section.text) made.append(snippet(section, asked, within));
    return made;
  }

  function snippet({ words, folded }, asked, within) {
    const made = element("p", "");
    const places = asked.map((word) => place(folded, word, within)).filter((n) => n >= 0);
    const first = Math.max(0, Math.min(...places, words.length) - before);
    const from = places.length ? first : 0;
    const to = Math.min(words.length, from + before + after);
    if (from) made.append("… ");
    for (let n = from; n < to; n += 1) {
      const marked = asked.some((word) => place([folded[n]], word, within) >= 0);
      made.append(marked ? element("mark", words[n]) : words[n], n + 1 < to ? " " : "");
    }
    if (to < words.length) made.append(" …");
    return made;
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    list.querySelector("a")?.focus();
  });
  field.addEventListener("input", find);
  field.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" || list.hidden) return;
    event.preventDefault();
    list.querySelector("a").focus();
  });

  form.hidden = false;
  window.addEventListener("pageshow", () => {
    find(); // a browser that goes back brings the typed word back
    if (location.hash === "#soeg") field.focus();
  });
}

start();
