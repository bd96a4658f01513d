// Reads a job as JSON from standard input, follows a preview in a browser while files are saved, and
// tells what each step saw: {chromium (null: the one from npm), axe, address, width, steps: [[verb,
// …]]} -> {seen: [what a step tells, or null], errors}
//
// Steps that do: ["save", file, text], ["scroll", y] in the edition, ["open", view] another view.
// Steps that wait and tell: ["shows", text] until the edition shows a text: milliseconds since the
// last save; ["faults"] until a fault is shown: its lines; ["calm"] until none is. Steps that tell:
// ["heading"] the edition's, ["scrolled"] where in it the reader is, ["status"], ["last"] the word on
// the last good version, ["width"] how much wider than the window the page is, ["axe"] what axe finds.

import { readFileSync, writeFileSync } from "node:fs";
import { chromium } from "playwright-core";

const QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"];
const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const PATIENCE = { timeout: 30_000, polling: 10 };

let saved = 0;
const edition = () => page.frameLocator("#udgave");
const inside = (name) => document.getElementById("udgave").contentWindow[name];

const steps = {
  save: (file, text) => {
    writeFileSync(file, text);
    saved = performance.now();
  },
  scroll: (y) => page.evaluate((y) => document.getElementById("udgave").contentWindow.scrollTo(0, y), y),
  open: (view) => page.goto(new URL(view, job.address).href, { waitUntil: "load" }).then(() => null),
  shows: async (text) => {
    await page.waitForFunction(
      (text) => document.getElementById("udgave").contentDocument?.body?.textContent.includes(text),
      text,
      PATIENCE,
    );
    return Math.round(performance.now() - saved);
  },
  faults: async () => {
    await page.locator("#fejl").waitFor({ state: "visible" });
    return page.locator("#fejl li").allInnerTexts();
  },
  calm: () => page.locator("#fejl").waitFor({ state: "hidden" }),
  heading: () => edition().locator("h1").innerText(),
  scrolled: () => page.evaluate(inside, "scrollY"),
  status: () => page.locator("#status").innerText(),
  last: () => page.locator("#sidste").innerText(),
  width: () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
  leave: async (address) => {
    await context.route(address, (route) => route.fulfill({ body: "ude" }));
    const opened = context.waitForEvent("page", { timeout: 10_000 });
    await edition().locator(`a[href="${address}"]`).first().click();
    const beside = await opened;
    await beside.waitForURL(address);
    return beside.url();
  },
  axe: async () => {
    await page.evaluate(readFileSync(job.axe, "utf8"));
    const { violations } = await page.evaluate((tags) => axe.run({ runOnly: tags }), WCAG);
    return violations.map((rule) => `${rule.id}: ${rule.nodes.map((node) => node.target)}`);
  },
};

const job = JSON.parse(readFileSync(0, "utf8"));
const executablePath = job.chromium ?? (await npmChromium());
const browser = await chromium.launch({ executablePath, args: QUIET });
const errors = [];
const context = await browser.newContext({
  viewport: { width: job.width, height: 800 },
  // The page's own policy holds; only axe, which is put into the page, needs it set aside.
  bypassCSP: job.steps.some(([verb]) => verb === "axe"),
});
const page = await context.newPage();
try {
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) errors.push(message.text());
  });
  await page.goto(job.address, { waitUntil: "load" });
  const seen = [];
  for (const [verb, ...rest] of job.steps) seen.push((await steps[verb](...rest)) ?? null);
  process.stdout.write(JSON.stringify({ seen, errors }));
} finally {
  await browser.close();
}

async function npmChromium() {
  const { default: packed } = await import("@sparticuz/chromium");
  return packed.executablePath();
}
