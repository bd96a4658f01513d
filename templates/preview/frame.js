// Follows the preview: tells how it goes and what is wrong, and opens each new version in the frame.

const { visning: view, status: first, vist: shownFirst } = document.body.dataset;
const frame = document.getElementById("udgave");
const status = document.getElementById("status");
const faultBox = document.getElementById("fejl");
const lastGood = document.getElementById("sidste");
const clock = new Intl.DateTimeFormat("da-DK", { timeStyle: "medium" });
let shown = Number(shownFirst);

function take(notice) {
  const version = notice[view];
  if (version > shown) open();
  shown = version;
  const faults = [notice.error, view === "pdf" ? notice.pdf_error : ""].filter(Boolean).join("\n");
  tell(faults, version);
  status.textContent = told(notice, faults);
}

function told(notice, faults) {
  if (notice.busy) return "Bygger …";
  if (view === "pdf" && notice.typesetting) return "Laver PDF …";
  if (faults) return "Fejl";
  if (view === "pdf" && notice.pdf < notice.html) return "PDF’en venter på sin tur";
  return notice.built ? `Bygget kl. ${clock.format(notice.built)}` : "";
}

function tell(faults, version) {
  const lines = faults ? faults.split("\n") : [];
  const item = (line) => Object.assign(document.createElement("li"), { textContent: line });
  faultBox.querySelector("ul").replaceChildren(...lines.map(item));
  faultBox.hidden = !faults;
  lastGood.hidden = !version;
}

// Opens the new version on the page, and at the place, where the reader was.
function open() {
  const place = shown && view === "html" ? whereabouts() : null;
  if (!place) {
    frame.src = frame.getAttribute("src");
    return;
  }
  const back = () => frame.contentWindow.scrollTo({ ...place, behavior: "instant" });
  frame.addEventListener("load", back, { once: true });
  frame.contentWindow.location.reload();
}

function whereabouts() {
  try {
    const { scrollX: left, scrollY: top } = frame.contentWindow;
    return { left, top };
  } catch {
    return null; // the reader has followed a link out of the edition
  }
}

// A link out of the edition opens beside the preview, which frames nothing but the edition.
function leave(event) {
  const link = event.target.closest("a[href]");
  if (!/^https?:$/.test(link?.protocol) || link.origin === location.origin) return;
  Object.assign(link, { target: "_blank", rel: "noopener noreferrer" });
}

const follow = () => frame.contentDocument?.addEventListener("click", leave);
frame.addEventListener("load", follow);
follow();

take(JSON.parse(first));
const events = new EventSource(`haendelser/${view}`);
events.onmessage = (message) => take(JSON.parse(message.data));
events.onerror = () => {
  status.textContent = "Forhåndsvisningen er standset. Start den igen i terminalen.";
};
