// The articles: a list of those that have what is looked for, each with its text as far as it is open.

const PORTION = 100;
const list = id("list");
let mostArticles = PORTION;
/** The article a row was looked up in: shown, however far down it would come. */
let visited = null;
/** An article's place in the list, made when it is first shown. */
function viewOf(article) {
  return (article.view ??= drawArticle(article));
}
function drawArticle(article) {
  const [title, about] = [make("h3"), make("span", { class: "about" })];
  const count = make("span", { class: "count" });
  const text = make("div", { class: "text" });
  const details = make("details", {}, make("summary", {}, title, count, aboutOf(article) && about), text);
  const titled = article.paragraphs.some(([, , kind]) => kind === "title");
  const element = make("article", { class: `${single ? "single" : ""} ${titled ? "titled" : ""}` }, details);
  details.addEventListener("toggle", () => details.open && drawText(article));
  return { element, details, title, about, count, text, drawn: null };
}
const found = () => (filtered() ? articles.filter((article) => mentioned.has(article) || article.rows.some((row) => shown.has(row))) : articles);
function drawList() {
  const wanted = found();
  const visible = wanted.slice(0, mostArticles);
  if (visited && wanted.indexOf(visited) >= mostArticles) visible.push(visited);
  if (filtered() && wanted.length <= FEW) wanted.forEach((article) => { viewOf(article).details.open = true; });
  for (const article of visible) {
    const { details, title, about, count } = viewOf(article);
    const here = article.rows.filter((row) => shown.has(row)).length;
    title.replaceChildren(...marked(titleOf(article)));
    about.replaceChildren(...marked(article.outlet), aboutOf(article).slice(article.outlet.length));
    count.textContent = filtered() ? `${number(here)} of ${many(article.rows.length, "row")}` : many(here, "row");
    article.view.drawn = null;
    if (details.open) drawText(article);
  }
  const now = visible.map((article) => article.view.element);
  if (now.length !== list.children.length || now.some((element, at) => element !== list.children[at])) list.replaceChildren(...now);
  id("list-more").hidden = wanted.length <= mostArticles;
  id("list-more").textContent = `Show more (${many(wanted.length - mostArticles, "article")} left)`;
}
/** Draws the text of an open article, unless it stands there as it should. */
function drawText(article) {
  if (article.view.drawn === shown) return;
  article.view.drawn = shown;
  hideCard();
  const visible = article.rows.filter((row) => shown.has(row));
  const lines = article.paragraphs.map(([start, end, kind]) => ({ start, end, kind, parts: [], begun: [] }));
  const lineAt = (place) => {
    let [low, high] = [0, lines.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (lines[middle].end <= place) low = middle + 1; else high = middle;
    }
    return low;
  };
  for (const row of visible) {
    // A row without content, *declined to comment*, begins with its cue.
    const [first] = [row.content, row.cue, row.source].find((spans) => spans.length > 0) ?? [];
    if (first) lines[lineAt(first[0])]?.begun.push(row);
    for (const role of ["content", "source", "cue"]) {
      for (const [start, end] of row[role]) {
        for (let at = lineAt(start); at < lines.length && lines[at].start < end; at += 1) {
          lines[at].parts.push({ row, role, start: Math.max(start, lines[at].start), end: Math.min(end, lines[at].end) });
        }
      }
    }
  }
  const origin = /^https?:\/\//.test(article.url) ? make("p", { class: "origin" }, make("a", { href: article.url, rel: "noopener noreferrer nofollow" }, article.url)) : null;
  article.view.text.replaceChildren(...[origin, ...lines.map((line) => drawLine(article, line))].filter(Boolean));
}
function drawLine(article, line) {
  const text = slice(article, [line.start, line.end]);
  const hits = state.hits ? [...text.matchAll(state.hits)].map((hit) => [hit.index, hit.index + hit[0].length]) : [];
  const from = placeIn(article, line.start);
  const parts = line.parts.map((part) => ({ ...part, start: placeIn(article, part.start) - from, end: placeIn(article, part.end) - from }));
  const cuts = [...new Set([0, text.length, ...[...hits, ...parts.map(({ start, end }) => [start, end])].flat()])].sort((a, b) => a - b);
  const paragraph = make("p");
  for (let at = 0; at + 1 < cuts.length; at += 1) {
    const [start, end] = [cuts[at], cuts[at + 1]];
    const isHit = hits.some((hit) => hit[0] <= start && hit[1] >= end);
    paragraph.append(drawPiece(text.slice(start, end), isHit, parts.filter((part) => part.start <= start && part.end >= end)));
  }
  return make("div", { class: `line ${line.kind}` }, paragraph, drawMargin(line.begun));
}
const length = (row) => row.content.reduce((sum, [start, end]) => sum + end - start, 0);
/** Words with what they are: outermost the shortest content they stand in, within it cue or source. */
function drawPiece(text, isHit, parts) {
  let node = isHit ? make("mark", { class: "hit" }, text) : document.createTextNode(text);
  const contents = parts.filter((part) => part.role === "content").sort((a, b) => length(a.row) - length(b.row));
  const wrap = (tag, kind, of) => {
    const element = make(tag, { class: `${kind} ${colour(of[0].row.keys[0])}` }, node);
    element.dataset.rows = [...new Set(of.map((part) => part.row.key))].join(" ");
    element.dataset.role = of[0].role;
    node = element;
  };
  for (const role of ["source", "cue"]) {
    const of = parts.filter((part) => part.role === role);
    if (of.length > 0) wrap("span", role, of);
  }
  if (contents.length > 0) wrap("mark", contents[0].row.type, contents);
  return node;
}
/** Who speaks here, with a button for each row. */
function drawMargin(begun) {
  const margin = make("div", { class: "margin" });
  let voice = null, last = null;
  for (const row of begun) {
    const key = row.keys.join();
    if (key !== last) {
      voice = make("div", { class: `voice ${colour(row.keys[0])}` }, make("b", {}, namesOf(row)));
      margin.append(voice);
      last = key;
    }
    const button = make("button", { type: "button", class: row.type, "aria-label": `Row ${row.id}, ${row.type}, ${namesOf(row)}`, "aria-describedby": "card" }, String(row.id));
    button.dataset.rows = row.key;
    voice.append(button);
  }
  return margin;
}
/** Goes to a row in its article. Where the filter leaves it out, the filter gives way. */
function visit(row) {
  if (!shown.has(row)) {
    clearTimeout(waiting);
    id("filters").reset();
  }
  visited = row.article;
  viewOf(row.article).details.open = true;
  choose("articles");
  update();
  const { details, text } = row.article.view;
  drawText(row.article);
  const button = [...text.querySelectorAll(".margin button")].find((other) => other.dataset.rows === String(row.key));
  (button ?? details).scrollIntoView({ block: "center" });
  button?.focus({ preventScroll: true });
  linked = row;
  remember();
}
id("open-all").addEventListener("click", () => {
  const views = [...list.children].map((element) => element.firstChild);
  const open = views.some((details) => !details.open);
  views.forEach((details) => { details.open = open; });
  id("open-all").textContent = open ? "Close all" : "Open all";
});
id("list-more").addEventListener("click", () => { mostArticles += PORTION; drawList(); });
/** Up and down lead from a row's number to the next one. */
function step(event, numbers) {
  const turn = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!turn || !event.target.matches(numbers)) return;
  const all = [...event.currentTarget.querySelectorAll(numbers)];
  const next = all[all.indexOf(event.target) + turn];
  if (!next) return;
  event.preventDefault();
  next.scrollIntoView({ block: "nearest" });
  next.focus();
}
list.addEventListener("keydown", (event) => step(event, ".margin button"));
