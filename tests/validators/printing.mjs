// Reads a job as JSON from standard input, {chromium (null: the one from npm), pages: [path]}, and
// prints each page to a PDF beside it, in one browser, the fonts and pictures of the page loaded.

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const job = JSON.parse(readFileSync(0, "utf8"));
const executablePath = job.chromium ?? (await (await import("@sparticuz/chromium")).default.executablePath());
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
try {
  const page = await browser.newPage();
  for (const path of job.pages) {
    await page.goto(pathToFileURL(path).href);
    await page.pdf({ path: `${path}.pdf`, preferCSSPageSize: true, printBackground: true });
  }
} finally {
  await browser.close();
}
