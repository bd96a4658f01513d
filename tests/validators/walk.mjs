// Reads a job as JSON from standard input, walks through a page as a reader would, and tells what
// each step saw: {chromium (null: the one from npm), axe, page, width, javascript, steps: [[verb,
// …]]} -> {seen: [what a step tells, or null], requests, errors}
//
// Steps that do: ["again"] opens the page anew, ["reach", name] presses Tab until what is called so
// has the focus, ["back"], ["press", key], ["letter", letter] a key that
// Playwright's keyboard lacks, ["type", text], ["click", selector], ["hover", selector], ["media",
// "print"]. Steps that tell: ["focus"] what has the focus, ["text", selector], ["visible", selector]
// the texts of all that can be seen, ["style", selector, property], ["arrive", address] the file of
// the sheet, or of the page whose address is such, that is being gone to, ["width"] how much wider than the window the page is, ["axe"] what axe
// finds, which it cannot where scripts do not run.

import { readFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const LOCAL = new Set(["file:", "data:", "about:"]);
const QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"];
const MOST_STOPS = 100;
const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const steps = {
  again: (page) => page.goto(start, { waitUntil: "load" }).then(() => null),
  back: (page) => page.goBack().then(() => null),
  press: (page, key) => page.keyboard.press(key),
  letter: (page, key) =>
    page.evaluate((key) => {
      const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
      document.activeElement.dispatchEvent(event);
    }, key),
  type: (page, text) => page.keyboard.insertText(text),
  click: (page, selector) => page.locator(selector).first().click(),
  hover: (page, selector) => page.locator(selector).first().hover(),
  media: (page, media) => page.emulateMedia({ media }),
  focus: (page) => page.evaluate(focused),
  text: (page, selector) => page.locator(selector).first().innerText(),
  visible: (page, selector) => page.evaluate(visible, selector),
  style: (page, selector, property) =>
    page.locator(selector).first().evaluate((e, name) => getComputedStyle(e)[name], property),
  arrive: async (page, address = "**/ark/*") => {
    await page.waitForURL(address, { timeout: 10_000 });
    const { pathname, hash } = new URL(page.url());
    return basename(pathname) + hash;
  },
  reach: async (page, name) => {
    for (let n = 0; n < MOST_STOPS; n += 1) {
      await page.keyboard.press("Tab");
      if ((await page.evaluate(focused)) === name) return null;
    }
    throw new Error(`${name} is not reached`);
  },
  width: (page) =>
    page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
  axe: async (page) => {
    await page.evaluate(readFileSync(job.axe, "utf8"));
    const { violations } = await page.evaluate((tags) => axe.run({ runOnly: tags }), WCAG);
    return violations.map((rule) => `${rule.id}: ${rule.nodes.map((node) => node.target)}`);
  },
};

const job = JSON.parse(readFileSync(0, "utf8"));
const start = pathToFileURL(job.page).href;
const home = pathToFileURL(dirname(job.page)).href;
const executablePath = job.chromium ?? (await npmChromium());
const browser = await chromium.launch({ executablePath, args: QUIET });
const requests = []; // all but the page itself and what it links to beside it
const errors = [];
try {
  const seen = [];
  const page = await open();
  for (const [verb, ...rest] of job.steps) seen.push((await steps[verb](page, ...rest)) ?? null);
  process.stdout.write(JSON.stringify({ seen, requests, errors }));
} finally {
  await browser.close();
}

async function npmChromium() {
  const { default: packed } = await import("@sparticuz/chromium");
  return packed.executablePath();
}

async function open() {
  const context = await browser.newContext({
    javaScriptEnabled: job.javascript,
    viewport: { width: job.width, height: 900 },
    // The page's own policy holds, or its script would run whatever digest the policy names; only
    // axe, which is put into the page as a script, needs it set aside.
    bypassCSP: job.steps.some(([verb]) => verb === "axe"),
  });
  const page = await context.newPage();
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) errors.push(message.text());
  });
  page.on("request", (request) => {
    const url = request.url();
    if (request.isNavigationRequest() && url.startsWith(`${home}/`)) return;
    if (!url.startsWith("data:")) requests.push(url);
  });
  await context.route("**/*", (route) =>
    LOCAL.has(new URL(route.request().url()).protocol) ? route.continue() : route.abort(),
  );
  await page.goto(start, { waitUntil: "load" });
  return page;
}

function focused() {
  const element = document.activeElement;
  return element.id || element.getAttribute("aria-label") || element.textContent.trim();
}

function visible(selector) {
  const all = [...document.querySelectorAll(selector)];
  return all.filter((e) => e.checkVisibility()).map((e) => e.textContent.trim());
}
