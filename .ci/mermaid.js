// Draws a diagram with Mermaid in headless Chromium and asserts that every text in it is the one that was meant.
// mermaid.js DIAGRAM TEXTS: TEXTS is JSON, {title, boxes, arrows}, what is to be read in the drawing.
const { chromium } = require("playwright-core");
const { readFileSync } = require("fs");

const [file, texts] = process.argv.slice(2);
const one = (text) => text.split(/\s+/).filter(Boolean).join(" ");

(async () => {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
  const page = await browser.newPage();
  await page.setContent("<!doctype html><div id=drawing></div>");
  await page.addScriptTag({ path: require.resolve("mermaid/dist/mermaid.min.js") });
  const found = await page.evaluate(async (text) => {
    window.mermaid.initialize({ startOnLoad: false, securityLevel: "strict" });
    const { svg } = await window.mermaid.render("drawn", text);
    document.getElementById("drawing").innerHTML = svg;
    const read = (selector) => [...document.querySelectorAll(selector)].map((each) => each.innerText);
    return { boxes: read(".nodeLabel"), arrows: read(".edgeLabel .edgeLabel"), live: document.querySelectorAll("svg :is(script, img, a, iframe)").length };
  }, readFileSync(file, "utf8"));
  await browser.close();
  const meant = JSON.parse(readFileSync(texts, "utf8"));
  const missing = ["boxes", "arrows"].flatMap((kind) => {
    const read = new Set(found[kind].map(one));
    return meant[kind].map(one).filter((text) => !read.has(text));
  });
  for (const text of missing) console.log(`not in the drawing: ${text.slice(0, 200)}`);
  if (found.live) console.log(`${found.live} elements of the drawing are live`);
  console.log(`${meant.boxes.length} boxes and ${meant.arrows.length} arrows drawn, ${missing.length} texts missing`);
  process.exit(missing.length || found.live ? 1 : 0);
})();
