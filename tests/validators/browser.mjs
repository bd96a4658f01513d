// Reads a job as JSON from standard input and answers, for each page, what axe and the browser saw:
// {chromium (null: the one from npm), axe, pages: [path], width} -> [{violations, practices, incomplete, requests, …}]

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"];
const LOCAL = new Set(["file:", "data:", "blob:", "about:"]);
const QUIET = [
  "--no-sandbox", // root, as in a container, has no sandbox; every page is our own
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const job = JSON.parse(readFileSync(0, "utf8"));
const axeSource = readFileSync(job.axe, "utf8");
const executablePath = job.chromium ?? (await npmChromium());
const browser = await chromium.launch({ executablePath, args: QUIET });
try {
  const answers = [];
  for (const path of job.pages) answers.push(await examine(pathToFileURL(path).href));
  process.stdout.write(JSON.stringify(answers));
} finally {
  await browser.close();
}

async function npmChromium() {
  const { default: packed } = await import("@sparticuz/chromium");
  return packed.executablePath();
}

async function examine(address) {
  const shown = await open(address, true);
  const lines = await visibleLines(shown.page);
  const { scrollWidth, clientWidth } = await shown.page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return { scrollWidth, clientWidth };
  });
  await shown.page.evaluate(axeSource);
  const results = await shown.page.evaluate(
    (tags) => axe.run({ runOnly: tags, resultTypes: ["violations", "incomplete"] }),
    [...WCAG, "best-practice"],
  );
  await shown.context.close();

  const bare = await open(address, false);
  const bareLines = new Set(await visibleLines(bare.page));
  await bare.context.close();

  const isPractice = (rule) => rule.tags.includes("best-practice");
  return {
    violations: results.violations.filter((rule) => !isPractice(rule)).map(brief),
    practices: results.violations.filter(isPractice).map(brief),
    incomplete: results.incomplete.map(brief),
    requests: [...new Set([...shown.requests, ...bare.requests])],
    errors: shown.errors,
    scripted: lines.filter((line) => !bareLines.has(line)),
    scrollWidth,
    clientWidth,
  };
}

async function open(address, javaScriptEnabled) {
  const context = await browser.newContext({
    javaScriptEnabled,
    bypassCSP: true, // axe is put into the page as a script
    viewport: { width: job.width, height: 900 },
  });
  const page = await context.newPage();
  const requests = []; // those that leave the page's own files, or find nothing there
  const errors = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("requestfailed", (request) => requests.push(request.url()));
  await context.route("**/*", (route) => {
    const url = route.request().url();
    // What is aborted is told as a failed request.
    return LOCAL.has(new URL(url).protocol) ? route.continue() : route.abort();
  });
  await page.goto(address, { waitUntil: "load" });
  return { context, page, requests, errors };
}

async function visibleLines(page) {
  const text = await page.evaluate(() => document.body.innerText);
  return text.split("\n").map((line) => line.trim()).filter(Boolean);
}

function brief({ id, help, nodes }) {
  return { id, help, targets: nodes.slice(0, 5).map((node) => node.target.join(" ")) };
}
