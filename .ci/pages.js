// Opens each page in headless Chromium: no request, no error, nothing that WCAG 2.2 AA forbids, light, dark and narrow.
const { chromium } = require("playwright-core");
const { readFileSync } = require("fs");

const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const views = [
  { colorScheme: "light", viewport: { width: 1280, height: 900 } },
  { colorScheme: "dark", viewport: { width: 1280, height: 900 } },
  { colorScheme: "light", viewport: { width: 360, height: 700 } },
];

(async () => {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
  let faults = 0;
  for (const file of process.argv.slice(2)) {
    for (const view of views) {
      const page = await (await browser.newContext({ ...view, bypassCSP: true })).newPage();
      page.on("request", (request) => { if (!request.url().startsWith("file:")) { faults++; console.log(`${file}: asks for ${request.url()}`); } });
      page.on("pageerror", (error) => { faults++; console.log(`${file}: ${error}`); });
      await page.goto(`file://${file}`);
      await page.evaluate(axe);
      const result = await page.evaluate(() => axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
      for (const violation of result.violations) {
        faults++;
        console.log(`${file} (${view.colorScheme}, ${view.viewport.width}): ${violation.id}: ${violation.help}: ${violation.nodes[0].html.slice(0, 200)}`);
      }
      const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
      if (wide) { faults++; console.log(`${file}: the page itself scrolls sideways at ${view.viewport.width}`); }
      await page.context().close();
    }
  }
  await browser.close();
  console.log(`${process.argv.length - 2} pages seen, ${faults} faults`);
  process.exit(faults ? 1 : 0);
})();
