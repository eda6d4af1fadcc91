// Opens each page in headless Chromium: no request, no error, nothing that WCAG 2.2 AA forbids, light, dark and narrow;
// and a page with a script in its states, by keyboard alone: everything closed, searched, a card open, another day.
const { chromium } = require("playwright-core");
const { readFileSync } = require("fs");

const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const views = [
  { colorScheme: "light", viewport: { width: 1280, height: 900 } },
  { colorScheme: "dark", viewport: { width: 1280, height: 900 } },
  { colorScheme: "light", viewport: { width: 360, height: 700 }, reducedMotion: "reduce" },
];
let faults = 0;
const fault = (...words) => { faults++; console.log(words.join(": ")); };

const look = async (page, named) => {
  const result = await page.evaluate(() => axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
  for (const violation of result.violations) fault(named, violation.id, violation.help, violation.nodes[0].html.slice(0, 200));
  if (await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)) fault(named, "the page itself scrolls sideways");
};

const press = async (page, selector, ...keys) => {
  await page.locator(selector).first().focus();
  for (const key of keys) await page.keyboard.press(key);
};

const steps = async (page, named) => {
  const lines = () => page.locator(".tree li:visible").count();
  const expect = (holds, words) => { if (!holds) fault(named, words); };
  const all = await lines();
  const text = async () => (await page.locator("#answer").innerText()).replace(/\s+/g, " ");
  const before = await text();

  await press(page, "#close", "Enter");
  expect(await page.locator(".below[open]").count() === 0, "not everything was closed");
  await look(page, `${named}, closed`);
  await press(page, "#open", "Space");
  expect(await lines() === all, "not everything was opened again");

  await page.locator("#search").focus();
  await page.keyboard.type("partnership");
  expect((await page.locator("#said").innerText()).includes(`of ${all} lines have`), "the search does not say what it found");
  await look(page, `${named}, searched`);
  await page.emulateMedia({ media: "print" });
  expect(!(await page.locator("#controls").isVisible()), "what can only be pressed is printed");
  expect(await page.locator("#said").isVisible(), "a search is printed as if it were the whole");
  await page.emulateMedia({ media: null });
  await page.locator("#search").fill("no such board anywhere");
  expect(await lines() === 0, "the search leaves what does not fit");
  await page.locator("#search").fill("");
  expect(await lines() === all, "what was searched does not come back");

  await press(page, ".card > summary", "Enter");
  expect(await page.locator(".card[open] dt:visible").count() > 0, "no card opens");
  await look(page, `${named}, a card`);

  const chosen = await page.locator("#day").inputValue();
  const day = await page.locator("#day option:checked").innerText();
  await press(page, "#earlier", "Enter");
  expect(await page.locator("#day option:checked").innerText() !== day, "the day before does not come");
  expect((await page.locator("#said").innerText()).startsWith("As of"), "the day is not said");
  await look(page, `${named}, another day`);
  await page.locator("#day").selectOption(chosen);
  expect(await text() === before, "the script shows another page than stands without it");

  if (await page.locator(".tree a").count()) {
    await press(page, ".tree a", "Enter");
    const reached = () => location.hash !== "" && document.getElementById(location.hash.slice(1)).contains(document.activeElement);
    expect(await page.waitForFunction(reached, null, { timeout: 5000 }).then(() => true, () => false), "what is pointed to is not reached");
  }
};

(async () => {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
  for (const file of process.argv.slice(2)) {
    const open = async (settings) => {
      const page = await (await browser.newContext(settings)).newPage();
      page.on("request", (request) => { if (!request.url().startsWith("file:")) fault(file, "asks for", request.url()); });
      page.on("pageerror", (error) => fault(file, error));
      page.on("console", (message) => { if (message.type() === "error") fault(file, message.text()); });
      await page.goto(`file://${file}`);
      return page;
    };
    const plain = await open({});
    if (await plain.locator("script").count() && !(await plain.locator("#controls").isVisible())) fault(file, "the page does not let its own script run");
    await plain.context().close();
    for (const view of views) {
      const page = await open({ ...view, bypassCSP: true });
      await page.evaluate(axe);
      const named = `${file} (${view.colorScheme}, ${view.viewport.width})`;
      await look(page, named);
      if (await page.locator("#controls").count()) await steps(page, named);
      await page.context().close();
    }
  }
  await browser.close();
  console.log(`${process.argv.length - 2} pages seen, ${faults} faults`);
  process.exit(faults ? 1 : 0);
})();
