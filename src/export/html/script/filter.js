// Which rows are shown: by words, speaker and what else the filters say.

const state = { terms: [], hits: null, speaker: "", act: "", least: 0, types: new Set(), outlet: "", from: "", to: "", kind: "" };
const types = ["direct", "mixed", "indirect"];
let shown = new Set(rows);
/** Articles in whose text or headline all words stand, if in none of their rows. */
let mentioned = new Set();

/** What the search box looks in. */
const words = (row) => (row.words ??= [joined(row, row.content), row.speaker, row.role, joined(row, row.source), joined(row, row.cue), row.to,
  ...row.keys.map(nameOf), row.article.title, row.article.outlet].join("\n"));
/** Patterns for words, and for phrases in quotation marks: of any case, with any apostrophe, across lines. */
const patterns = (query) => [...query.matchAll(/["“]([^"”]+)["”]?|[^\s"“”]+/gu)].map(([word, phrase]) => (phrase ?? word).trim()).filter(Boolean)
  .map((term) => term.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&").replace(/['’‘]/g, "['’‘]").replace(/\s+/g, "\\s+"));
const allIn = (text) => state.terms.every((term) => term.test(text));
const inTime = (article) => (state.outlet === "" || article.outlet === state.outlet)
  && (state.from === "" || article.day >= state.from) && (state.to === "" || (article.day !== "" && article.day <= state.to));
const fits = (row) => (state.types.size === types.length || state.types.has(row.type))
  && (state.act === "" || row.act === state.act) && row.confidence >= state.least
  && (state.kind === "" || row.keys.some((key) => kindOf(key) === state.kind)) && inTime(row.article)
  && (state.terms.length === 0 || allIn(words(row)));
const isBy = (row) => state.speaker === "" || row.keys.includes(Number(state.speaker));
const byRow = () => state.speaker !== "" || state.act !== "" || state.least > 0 || state.types.size < types.length || state.kind !== "";
const filtered = () => byRow() || state.terms.length > 0 || state.outlet !== "" || state.from !== "" || state.to !== "";

/** Text as nodes, with the words looked for marked. */
function marked(text) {
  if (!state.hits) return [text];
  const nodes = [];
  let from = 0;
  for (const hit of text.matchAll(state.hits)) {
    if (hit.index > from) nodes.push(text.slice(from, hit.index));
    nodes.push(make("mark", { class: "hit" }, hit[0]));
    from = hit.index + hit[0].length;
  }
  if (from < text.length) nodes.push(text.slice(from));
  return nodes;
}

function readFilter() {
  const terms = patterns(id("words").value);
  state.terms = terms.map((term) => new RegExp(term, "iu"));
  state.hits = terms.length > 0 ? new RegExp(terms.sort((a, b) => b.length - a.length).join("|"), "giu") : null;
  for (const name of ["speaker", "act", "outlet", "from", "to", "kind"]) state[name] = id(name).value;
  state.least = Number(id("least").value);
  state.types = new Set([...id("types").querySelectorAll("input:checked")].map((box) => box.value));
  id("least-shown").textContent = percent(state.least);
}
function update() {
  linked = null;
  readFilter();
  const fitting = rows.filter(fits);
  const wanted = fitting.filter(isBy);
  shown = new Set(wanted);
  mentioned = new Set();
  if (state.terms.length > 0 && !byRow()) {
    const having = new Set(wanted.map((row) => row.article));
    for (const article of articles) {
      if (!having.has(article) && inTime(article) && allIn(`${article.title}\n${article.outlet}\n${article.text}`)) mentioned.add(article);
    }
  }
  drawChart(fitting);
  drawList();
  drawTable(wanted);
  drawTimeline(wanted);
  const some = filtered() ? ` of ${number(rows.length)}` : "";
  const others = mentioned.size > 0 ? `, and ${many(mentioned.size, "article")} with these words elsewhere` : "";
  id("shown").textContent = rows.length === 0 ? "Nobody is found to say anything." : `${number(wanted.length)}${some} rows${others}`;
  id("asked").textContent = asked();
  remember();
}
/** The filter in words, for paper. */
function asked() {
  const kinds = state.types.size < types.length ? [...state.types].join(", ") || "no type" : "";
  return [id("words").value.trim(), state.speaker && labelOf(Number(state.speaker)), kinds, state.act, state.kind, state.outlet,
    state.from && `from ${state.from}`, state.to && `until ${state.to}`, state.least > 0 && `confidence from ${percent(state.least)}`].filter(Boolean).join(" · ");
}

function offer(name, values, label = (value) => value) {
  id(name).append(...values.map((value) => make("option", { value }, label(value))));
}
{
  for (const type of types) id("types").append(make("label", {}, make("input", { type: "checkbox", value: type, checked: true }), type));
  const different = (values) => [...new Set(values)].filter(Boolean).sort(collator.compare);
  const [outlets, days, kinds] = [different(articles.map((one) => one.outlet)), different(articles.map((one) => one.day)), different(ranked.map(kindOf))];
  offer("act", different(rows.map((row) => row.act)));
  offer("speaker", [...ranked].sort((a, b) => collator.compare(nameOf(a), nameOf(b))), labelOf);
  if (total.has(NOBODY)) offer("speaker", [NOBODY], nameOf);
  offer("outlet", outlets);
  offer("kind", kinds);
  id("outlet").closest("label").hidden = outlets.length < 2;
  id("kind").closest("label").hidden = kinds.length < 2;
  id("dates").hidden = days.length < 2;
  for (const name of ["from", "to"]) [id(name).min, id(name).max] = [days[0] ?? "", days.at(-1) ?? ""];
}

// With many rows a search waits for the end of a word.
const MANY_ROWS = 5000;
let waiting = 0;
id("filters").addEventListener("input", (event) => {
  clearTimeout(waiting);
  if (event.target.id === "words" && rows.length > MANY_ROWS) waiting = setTimeout(update, 200); else update();
});
id("clear").addEventListener("click", () => { id("filters").reset(); update(); });
id("filters").addEventListener("submit", (event) => event.preventDefault());
id("more-filters").addEventListener("click", () => {
  const open = id("filters").classList.toggle("open");
  id("more-filters").setAttribute("aria-expanded", String(open));
});
addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.("input, select, textarea")) return;
  event.preventDefault();
  id("words").focus();
});
