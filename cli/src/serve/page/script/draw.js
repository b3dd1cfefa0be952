// The article: its lines, lit as in the HTML output, with the numbers of the rows beside them.

function draw() {
  const { article } = state;
  id("welcome").hidden = Boolean(article);
  id("head").hidden = !article;
  drawList();
  if (!article) {
    id("text").replaceChildren();
    id("card").hidden = true;
    return;
  }
  const titled = article.paragraphs.some(([, , kind]) => kind === "title");
  id("head").classList.toggle("titled", titled);
  id("title").textContent = article.title || article.doc;
  id("about").textContent = [article.outlet, article.date, article.author, article.title ? article.doc : ""].filter(Boolean).join(" · ");
  const done = rows().filter((one) => !isOpen(one)).length;
  id("progress").querySelector("i").style.width = `${rows().length > 0 ? (100 * done) / rows().length : 100}%`;
  id("progress").querySelector("span").textContent = rows().length > 0 ? `${done} of ${many(rows().length, "row")} decided` : "no row found";
  drawText();
  drawCard();
}
function drawText() {
  const { article } = state;
  const lines = article.paragraphs.map(([start, end, kind]) => ({ start, end, kind, parts: [], begun: [] }));
  const lineAt = (place) => {
    let [low, high] = [0, lines.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (lines[middle].end <= place) low = middle + 1; else high = middle;
    }
    return low;
  };
  const lay = (part, [start, end]) => {
    for (let at = lineAt(start); at < lines.length && lines[at].start < end; at += 1) {
      lines[at].parts.push({ ...part, start: Math.max(start, lines[at].start), end: Math.min(end, lines[at].end) });
    }
  };
  for (const one of rows()) {
    const first = one.row.content[0] ?? one.row.cue[0];
    if (first) lines[Math.min(lineAt(first[0]), lines.length - 1)]?.begun.push(one);
    for (const role of ["content", "source", "cue"]) {
      if (one.status === "rejected" && role !== "content") continue;
      one.row[role].forEach((span) => lay({ one, role }, span));
    }
  }
  state.picking?.spans.forEach((span) => lay({ role: "picked" }, span));
  id("text").replaceChildren(...lines.map(drawLine));
}
function drawLine(line) {
  const cuts = [...new Set([line.start, line.end, ...line.parts.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
  const paragraph = make("p");
  for (let at = 0; at + 1 < cuts.length; at += 1) {
    const [start, end] = [cuts[at], cuts[at + 1]];
    paragraph.append(drawPiece(start, slice(state.article, [start, end]), line.parts.filter((part) => part.start <= start && part.end >= end)));
  }
  return make("div", { class: `line ${line.kind}` }, paragraph, drawMargin(line.begun));
}
const length = (one) => one.row.content.reduce((sum, [start, end]) => sum + end - start, 0);
/** Words with what they are: outermost the shortest content they stand in, within it cue or source. */
function drawPiece(start, text, parts) {
  let node = make("span", {}, text);
  node.dataset.at = start;
  if (parts.some((part) => part.role === "picked")) node.className = "picked";
  const wrap = (tag, kind, of) => {
    const mine = of.find((part) => part.one.key === state.current);
    const shown = mine ?? of[0];
    const element = make(tag, { class: `${kind(shown.one)} ${colour(shown.one)} ${mine && !state.picking ? "on" : ""}` }, node);
    element.dataset.row = shown.one.key;
    node = element;
  };
  for (const role of ["source", "cue"]) {
    const of = parts.filter((part) => part.role === role);
    if (of.length > 0) wrap("span", () => role, of);
  }
  const contents = parts.filter((part) => part.role === "content").sort((a, b) => length(a.one) - length(b.one));
  if (contents.length > 0) wrap("mark", (one) => (one.status === "rejected" ? "rejected" : one.row.type), contents);
  return node;
}
function drawMargin(begun) {
  const margin = make("div", { class: "margin" });
  let [voice, last] = [null, null];
  for (const one of begun) {
    const names = namesOf(one.row);
    if (names !== last) {
      voice = make("div", { class: `voice ${colour(one)}` }, make("b", {}, names));
      margin.append(voice);
      last = names;
    }
    const number = button(String(one.number), () => goTo(one), {
      class: `${one.row.type} ${one.status}`, "aria-label": `Row ${one.number}, ${one.row.type}, ${names}, ${one.status}`, "aria-current": one.key === state.current ? "true" : false,
    });
    voice.append(number);
  }
  return margin;
}
function goTo(one, scroll = true) {
  state.current = one?.key ?? null;
  state.picking = null;
  draw();
  if (one && scroll) {
    const here = id("text").querySelector(".on") ?? id("text").querySelector('.voice button[aria-current="true"]');
    here?.scrollIntoView({ block: "nearest" });
  }
}
id("text").addEventListener("click", (event) => {
  if (!getSelection().isCollapsed || state.picking) return;
  const lit = event.target.closest("[data-row]");
  const one = lit && rows().find((other) => other.key === lit.dataset.row);
  if (one) goTo(one, false);
});
