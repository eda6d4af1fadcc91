// Steps through the days of a page, searches its tree, and opens and closes it. What is shown is the same as without it.
"use strict";
(() => {
  const { chosen, things, days } = JSON.parse(document.getElementById("data").textContent);
  const [form, search, day, earlier, later, changed, said, answer] =
    ["controls", "search", "day", "earlier", "later", "changed", "said", "answer"].map((id) => document.getElementById(id));

  // Text is only ever set as text: nothing that a record says is read as anything else.
  const make = (tag, attributes, ...inside) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...inside);
    return made;
  };

  const line = (thing, there) => {
    const parts = [];
    if (thing.lead) parts.push(`${thing.lead} `);
    const name = make("bdi", { class: `name ${thing.tone}` }, thing.name);
    parts.push(thing.points && there.has(thing.at) ? make("a", { href: `#${thing.at}` }, name) : name);
    if (thing.says.length) parts.push(",");
    thing.says.forEach(([text, tone], number) => {
      parts.push(" ", make("span", { class: tone }, text + (number < thing.says.length - 1 ? ";" : "")));
    });
    return parts;
  };

  const entry = ([label, lines]) => {
    const value = make("dd", {});
    lines.forEach((text, number) => value.append(...(number ? [make("br", {}), text] : [text])));
    return [make("dt", {}, label), value];
  };

  const shown = (thing, there) => {
    const own = thing.points ? {} : { id: thing.at };
    const first = thing.card.length
      ? make("details", { class: "card", ...own },
          make("summary", {}, ...line(thing, there)), make("dl", {}, ...thing.card.flatMap(entry)))
      : make("p", { class: "line", ...own }, ...line(thing, there));
    return [first, ...thing.under.map((text) => make("p", { class: "under" }, text))];
  };

  const below = (lines, number) => {
    let end = number + 1;
    while (end < lines.length && lines[end][0] > lines[number][0]) end += 1;
    return end - number - 1;
  };

  const tree = (lines, there) => {
    const top = make("ul", { class: "tree" });
    const lists = [top];
    lines.forEach(([level, place], number) => {
      if (level >= lists.length) {
        const above = lists[lists.length - 1].lastElementChild;
        const list = make("ul", {});
        const title = make("summary", {}, `${below(lines, number - 1)} below`,
          make("span", { class: "unseen" }, ` ${things[lines[number - 1][1]].name}`));
        above.append(make("details", { class: "below", open: "" }, title, list));
        lists.push(list);
      }
      lists.length = level + 1;
      lists[level].append(make("li", {}, ...shown(things[place], there)));
    });
    return top;
  };

  const block = ([kind, ...rest], there) => {
    if (kind === "h") return make(`h${rest[0]}`, {}, rest[1]);
    if (kind === "ul") return make("ul", {}, ...rest[0].map((text) => make("li", {}, text)));
    if (kind === "tree") return tree(rest[0], there);
    return make("p", kind === "alarm" ? { class: "alarm", role: "note" } : {}, rest[0]);
  };

  const build = (number) => {
    const places = days[number].blocks.filter(([kind]) => kind === "tree").flatMap(([, lines]) => lines);
    const there = new Set(places.map(([, place]) => things[place]).filter((thing) => !thing.points).map((thing) => thing.at));
    answer.replaceChildren(...days[number].blocks.map((one) => block(one, there)));
  };

  const counted = () => answer.querySelectorAll(".tree li").length;

  const find = () => {
    const wanted = search.value.trim().toLocaleLowerCase();
    let found = 0;
    for (const item of [...answer.querySelectorAll(".tree li")].reverse()) {
      const own = [...item.children].filter((one) => !one.classList.contains("below")).map((one) => one.textContent).join(" ");
      const fits = wanted !== "" && own.toLocaleLowerCase().includes(wanted);
      found += fits ? 1 : 0;
      item.classList.toggle("found", fits);
      item.hidden = wanted !== "" && !fits && !item.querySelector(".found");
      if (wanted !== "" && !item.hidden) item.querySelectorAll(":scope > .below").forEach((one) => { one.open = true; });
    }
    return wanted === "" ? "" : `${found} of ${counted()} lines have “${search.value.trim()}”.`;
  };

  const ends = (number) => {
    earlier.setAttribute("aria-disabled", String(number === 0));
    later.setAttribute("aria-disabled", String(number === days.length - 1));
    changed.textContent = days[number].changed;
  };

  const step = (number) => {
    if (!days[number]) return;
    day.value = String(number);
    build(number);
    ends(number);
    said.textContent = `As of ${days[number].shown}. ${find()}`;
  };

  // A board that is pointed to is opened where it stands, whatever was closed or searched for.
  const reach = () => {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    if (!target) return;
    search.value = "";
    said.textContent = find();
    for (let one = target.parentElement; one; one = one.parentElement) if (one.tagName === "DETAILS") one.open = true;
    const place = target.querySelector("summary") || target;
    if (place === target) place.tabIndex = -1;
    place.focus();
    place.scrollIntoView({ block: "center" });
  };

  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  search.addEventListener("input", () => { said.textContent = find(); });
  day.addEventListener("change", () => step(Number(day.value)));
  earlier.addEventListener("click", () => step(Number(day.value) - 1));
  later.addEventListener("click", () => step(Number(day.value) + 1));
  for (const [id, open] of [["open", true], ["close", false]]) {
    document.getElementById(id).addEventListener("click", () => {
      answer.querySelectorAll(".below").forEach((one) => { one.open = open; });
    });
  }
  window.addEventListener("hashchange", reach);
  day.value = String(chosen);
  ends(chosen);
  reach();
})();
