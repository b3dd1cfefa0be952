// What the page shows: articles, rows and speakers, from the JSON that stands in it, and the means to draw them.
// Text goes into text nodes only, never through an HTML parser.

const read = (name) => [...document.querySelectorAll(`script.${name}`)].map((block) => JSON.parse(block.textContent));
const articles = read("article");
const [run] = read("run");
const single = articles.length < 2;
const id = (name) => document.getElementById(name);
const COLOURS = 10, NOBODY = -1, FEW = 3;

/** An element with attributes and children; strings become text. */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== undefined && value !== "") element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== ""));
  return element;
}
/** A button, and what it does. */
function press(attributes, words, action) {
  const button = make("button", { type: "button", ...attributes }, words);
  button.addEventListener("click", action);
  return button;
}
const number = (value) => value.toLocaleString("en");
const many = (count, one, more = `${one}s`) => `${number(count)} ${count === 1 ? one : more}`;
const percent = (share) => `${Math.round(share * 100)} %`;
const collator = new Intl.Collator("en");
const aboutOf = (article) => [article.outlet, article.date, article.title ? article.doc : ""].filter(Boolean).join(" · ");
const titleOf = (article) => article.title || article.doc || "Untitled";

// ---- rows

const rows = [];
articles.forEach((article, index) => {
  article.index = index;
  article.day = dayOf(article.date);
  for (const row of article.rows) {
    row.article = article;
    row.key = rows.length;
    row.keys = row.who.length > 0 ? row.who : [NOBODY];
    row.words = null;
    rows.push(row);
  }
});
/** The first day of a date, which may be a month or a year only; nothing, where it is no date. */
function dayOf(date) {
  const [found] = /^\d{4}(-\d\d(-\d\d)?)?/.exec(date) ?? [""];
  return found && found + "-01-01".slice(found.length - 4);
}
/** Where a code point stands in the script's own string: the same place, unless the text has some outside the first plane. */
function placeIn(article, point) {
  if (article.places === undefined) {
    article.places = null;
    if (/[\ud800-\udfff]/.test(article.text)) {
      let at = 0;
      article.places = [0, ...Array.from(article.text, (one) => (at += one.length))];
    }
  }
  return article.places ? article.places[point] : point;
}
const slice = (article, [start, end]) => article.text.slice(placeIn(article, start), placeIn(article, end));
const joined = (row, spans) => spans.map((span) => slice(row.article, span)).join(" … ");
const namesOf = (row) => row.keys.map(nameOf).join(" and ");

// ---- speakers: a colour each, different from those who speak in the same articles

const total = new Map();
for (const row of rows) for (const key of new Set(row.keys)) total.set(key, (total.get(key) ?? 0) + 1);
const ranked = [...total.keys()].filter((key) => key !== NOBODY)
  .sort((a, b) => total.get(b) - total.get(a) || collator.compare(nameOf(a), nameOf(b)));
const colours = new Map();
{
  const heard = articles.map((article) => [...new Set(article.rows.flatMap((row) => row.who))]);
  const where = new Map();
  for (const key of ranked) where.set(key, []);
  heard.forEach((keys, index) => keys.forEach((key) => where.get(key).push(index)));
  const used = Array(COLOURS).fill(0);
  for (const key of ranked) {
    const near = Array(COLOURS).fill(0);
    for (const index of where.get(key)) for (const other of heard[index]) if (colours.has(other)) near[colours.get(other)] += 1;
    let best = 0;
    for (let at = 1; at < COLOURS; at += 1) if (near[at] < near[best] || (near[at] === near[best] && used[at] < used[best])) best = at;
    colours.set(key, best);
    used[best] += 1;
  }
}
const colour = (key) => (colours.has(key) ? `k${colours.get(key)}` : "nobody");
function nameOf(key) {
  return key === NOBODY ? "nobody named" : run.speakers[key].name;
}
const kindOf = (key) => (key === NOBODY ? "" : run.speakers[key].kind);
/** The name with the document, where others have the same one. */
const names = new Map();
for (const speaker of run.speakers) names.set(speaker.name, (names.get(speaker.name) ?? 0) + 1);
const placeOf = (key) => (key !== NOBODY && names.get(nameOf(key)) > 1 && run.speakers[key].doc) || "";
const labelOf = (key) => nameOf(key) + (placeOf(key) && ` (${placeOf(key)})`);
