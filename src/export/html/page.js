
"use strict";
// Draws the articles that stand in the page as JSON. Text goes into text nodes only, never through an HTML parser.
(() => {
  const read = (name) => [...document.querySelectorAll(`script.${name}`)].map((block) => JSON.parse(block.textContent));
  const articles = read("article");
  const [run] = read("run");
  const single = articles.length < 2;
  const id = (name) => document.getElementById(name);
  const COLOURS = 10, NOBODY = -1, PAGE_OF_ROWS = 200, PAGE_OF_SPEAKERS = 25, FEW = 3;

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
  const many = (number, one, more = `${one}s`) => `${number.toLocaleString("en")} ${number === 1 ? one : more}`;
  const percent = (share) => `${Math.round(share * 100)} %`;
  const aboutOf = (article) => [article.outlet, article.date, article.title ? article.doc : ""].filter(Boolean).join(" · ");
  const titleOf = (article) => article.title || article.doc || "Untitled";

  // ---- rows

  const rows = [];
  articles.forEach((article, index) => {
    article.index = index;
    for (const row of article.rows) {
      row.article = article;
      row.key = rows.length;
      row.keys = row.who.length > 0 ? row.who : [NOBODY];
      row.words = null;
      rows.push(row);
    }
  });
  const characters = (article) => (article.characters ??= Array.from(article.text));
  const slice = (article, [start, end]) => characters(article).slice(start, end).join("");
  const joined = (row, spans) => spans.map((span) => slice(row.article, span)).join(" … ");
  /** What the search box looks in. */
  const words = (row) => (row.words ??= [joined(row, row.content), row.speaker, row.role, joined(row, row.source),
    joined(row, row.cue), row.to, ...row.keys.map(nameOf)].join("\n").toLowerCase());

  // ---- speakers: a colour each, different from those who speak in the same articles

  const total = new Map();
  for (const row of rows) for (const key of new Set(row.keys)) total.set(key, (total.get(key) ?? 0) + 1);
  const ranked = [...total.keys()].filter((key) => key !== NOBODY)
    .sort((a, b) => total.get(b) - total.get(a) || nameOf(a).localeCompare(nameOf(b), "en"));
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
  /** The name with the document, where others have the same one. */
  const names = new Map();
  for (const speaker of run.speakers) names.set(speaker.name, (names.get(speaker.name) ?? 0) + 1);
  const placeOf = (key) => (key !== NOBODY && names.get(nameOf(key)) > 1 && run.speakers[key].doc) || "";

  // ---- filter

  const state = { words: "", speaker: "", act: "", least: 0, types: new Set() };
  const types = ["direct", "mixed", "indirect"];
  const fits = (row) => (state.types.size === types.length || state.types.has(row.type))
    && (state.act === "" || row.act === state.act) && row.confidence >= state.least
    && (state.words === "" || state.words.split(/\s+/).every((word) => words(row).includes(word)));
  const isBy = (row) => state.speaker === "" || row.keys.includes(Number(state.speaker));
  const filtered = () => state.words !== "" || state.speaker !== "" || state.act !== "" || state.least > 0 || state.types.size < types.length;
  let shown = new Set(rows);

  function readFilter() {
    state.words = id("words").value.trim().toLowerCase();
    state.speaker = id("speaker").value;
    state.act = id("act").value;
    state.least = Number(id("least").value);
    state.types = new Set([...id("types").querySelectorAll("input:checked")].map((box) => box.value));
    id("least-shown").textContent = percent(state.least);
  }
  function update() {
    readFilter();
    const fitting = rows.filter(fits);
    const wanted = fitting.filter(isBy);
    shown = new Set(wanted);
    drawChart(fitting);
    drawList();
    drawTable(wanted);
    const some = filtered() ? ` of ${rows.length.toLocaleString("en")}` : "";
    id("shown").textContent = rows.length === 0 ? "Nobody is found to say anything." : `${wanted.length.toLocaleString("en")}${some} rows`;
  }

  // ---- chart

  let moreSpeakers = false;
  function drawChart(fitting) {
    const counts = new Map();
    for (const row of fitting) {
      for (const key of new Set(row.keys)) {
        const count = counts.get(key) ?? { quoted: 0, told: 0 };
        count[row.type === "indirect" ? "told" : "quoted"] += 1;
        counts.set(key, count);
      }
    }
    const sum = (key) => counts.get(key).quoted + counts.get(key).told;
    const order = [...ranked, NOBODY].filter((key) => counts.has(key));
    order.sort((a, b) => (a === NOBODY) - (b === NOBODY) || sum(b) - sum(a));
    const most = Math.max(1, ...order.map(sum));
    const visible = order.filter((key, at) => moreSpeakers || at < PAGE_OF_SPEAKERS || String(key) === state.speaker);
    id("chart").replaceChildren(...visible.map((key) => {
      const { quoted, told } = counts.get(key);
      const track = make("span", { class: "track", "aria-hidden": "true" });
      for (const part of [quoted, told]) {
        const bar = make("i");
        bar.style.setProperty("--part", part / most);
        track.append(bar);
      }
      const place = placeOf(key);
      const button = make("button", {
        type: "button", class: colour(key), "aria-pressed": String(state.speaker === String(key)),
        title: [place, `${many(quoted, "row")} in quotation marks, ${told.toLocaleString("en")} paraphrased`].filter(Boolean).join(": "),
      }, make("span", { class: "name" }, nameOf(key), place && make("small", {}, ` ${place}`)), make("span", { class: "count" }, String(quoted + told)), track);
      button.addEventListener("click", () => {
        id("speaker").value = state.speaker === String(key) ? "" : String(key);
        update();
        [...id("chart").querySelectorAll("button")].find((other) => other.dataset.key === String(key))?.focus();
      });
      button.dataset.key = key;
      return make("li", {}, button);
    }));
    const left = order.length - visible.length;
    id("chart-more").hidden = left === 0;
    id("chart-more").textContent = `${many(left, "more speaker")}`;
  }

  // ---- articles

  const list = id("list");
  function drawArticle(article) {
    const about = aboutOf(article);
    const count = make("span", { class: "count" });
    const text = make("div", { class: "text" });
    const details = make("details", {}, make("summary", {}, make("h3", {}, titleOf(article)), count, about && make("span", { class: "about" }, about)), text);
    const titled = article.paragraphs.some(([, , kind]) => kind === "title");
    const element = make("article", { class: `${single ? "single" : ""} ${titled ? "titled" : ""}` }, details);
    details.addEventListener("toggle", () => details.open && drawText(article));
    article.view = { element, details, count, text, drawn: null };
    return element;
  }
  function drawList() {
    const found = articles.filter((article) => article.rows.some((row) => shown.has(row)));
    if (filtered() && found.length <= FEW) found.forEach((article) => { article.view.details.open = true; });
    for (const article of articles) {
      const { element, details, count } = article.view;
      const here = article.rows.filter((row) => shown.has(row)).length;
      element.hidden = filtered() && here === 0;
      count.textContent = filtered() ? `${here} of ${many(article.rows.length, "row")}` : many(here, "row");
      article.view.drawn = null;
      if (details.open) drawText(article);
    }
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
      if (row.content.length > 0) lines[lineAt(row.content[0][0])]?.begun.push(row);
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
    const cuts = [...new Set([line.start, line.end, ...line.parts.flatMap((part) => [part.start, part.end])])].sort((a, b) => a - b);
    const paragraph = make("p");
    for (let at = 0; at + 1 < cuts.length; at += 1) {
      const [start, end] = [cuts[at], cuts[at + 1]];
      paragraph.append(drawPiece(slice(article, [start, end]), line.parts.filter((part) => part.start <= start && part.end >= end)));
    }
    return make("div", { class: `line ${line.kind}` }, paragraph, drawMargin(line.begun));
  }
  const length = (row) => row.content.reduce((sum, [start, end]) => sum + end - start, 0);
  /** Words with what they are: outermost the shortest content they stand in, within it cue or source. */
  function drawPiece(text, parts) {
    let node = document.createTextNode(text);
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
        voice = make("div", { class: `voice ${colour(row.keys[0])}` }, make("b", {}, row.keys.map(nameOf).join(" and ")));
        margin.append(voice);
        last = key;
      }
      const button = make("button", { type: "button", class: row.type, "aria-label": `Row ${row.id}, ${row.type}, ${row.keys.map(nameOf).join(" and ")}`, "aria-describedby": "card" }, String(row.id));
      button.dataset.rows = row.key;
      voice.append(button);
    }
    return margin;
  }

  // ---- the card: what is behind a row

  const card = id("card");
  let lit = [], anchored = null;
  function light(keys) {
    lit.forEach((element) => element.classList.remove("on"));
    const wanted = keys[0];
    const view = rows[wanted].article.view.text;
    lit = [...view.querySelectorAll("[data-role]")].filter((element) => element.dataset.rows.split(" ").includes(wanted));
    lit.forEach((element) => element.classList.add("on"));
  }
  function showCard(anchor) {
    const keys = anchor.dataset.rows.split(" ");
    light(keys);
    card.replaceChildren(...keys.slice(0, FEW).map((key) => evidence(rows[key])));
    card.hidden = false;
    anchored = anchor;
    placeCard();
  }
  function placeCard() {
    const box = anchored.getClientRects()[0] ?? anchored.getBoundingClientRect();
    const left = Math.min(Math.max(box.left, 12), innerWidth - card.offsetWidth - 12);
    const below = box.bottom + 8, above = box.top - card.offsetHeight - 8;
    card.style.left = `${left}px`;
    card.style.top = `${below + card.offsetHeight <= innerHeight - 8 || above < 8 ? below : above}px`;
  }
  function hideCard() {
    card.hidden = true;
    anchored = null;
    lit.forEach((element) => element.classList.remove("on"));
    lit = [];
  }
  function listed(grounds) {
    return grounds.length > 0 && make("ul", {}, ...grounds.map((one) => make("li", {}, one.words)));
  }
  function evidence(row) {
    const meter = make("span", { class: "meter", "aria-hidden": "true" }, make("i"));
    meter.firstChild.style.setProperty("--part", row.confidence);
    const kinds = [...new Set(row.who.map((key) => run.speakers[key].kind))].join(", ");
    const known = [row.role, kinds].filter(Boolean).join(" · ");
    const facts = [
      ["row", `${row.id}, ${row.type}`], ["act", `${row.act}, ${row.polarity}`],
      ["cue", row.cue.length > 0 && `${joined(row, row.cue)}${row.entry ? `  (${row.entry.entry}, ${row.entry.file}:${row.entry.line})` : ""}`],
      ["source", row.source.length > 0 && joined(row, row.source)], ["found by", row.why], ["to", row.to], ["goes on from", row.continues && `row ${row.continues}`], ["rule", row.rule],
      ["confidence", make("span", {}, percent(row.confidence), meter)],
      ["of which", `row ${percent(row.row_confidence)}, speaker ${percent(row.speaker_confidence)}`],
      ["for", listed(row.grounds.filter((one) => one.weight > 0))], ["against", listed(row.grounds.filter((one) => one.weight < 0))],
      ["lost", row.losers.length > 0 && make("ul", {}, ...row.losers.map((one) => make("li", {}, `${one.rule}: ${one.source?.text ?? "nobody"} → ${one.content.text}`)))],
    ].filter(([, value]) => value);
    return make("section", { class: colour(row.keys[0]) }, make("strong", {}, row.keys.map(nameOf).join(" and ")), make("p", {}, known),
      make("dl", {}, ...facts.flatMap(([name, value]) => [make("dt", {}, name), make("dd", {}, value)])));
  }
  const anchorOf = (event) => event.target.closest?.("[data-rows]");
  list.addEventListener("mouseover", (event) => anchorOf(event) && showCard(anchorOf(event)));
  list.addEventListener("mouseout", (event) => anchorOf(event) && hideCard());
  list.addEventListener("focusin", (event) => anchorOf(event) && showCard(anchorOf(event)));
  list.addEventListener("focusout", hideCard);
  list.addEventListener("click", (event) => anchorOf(event) && showCard(anchorOf(event)));
  addEventListener("beforeprint", hideCard);
  addEventListener("keydown", (event) => event.key === "Escape" && hideCard());
  addEventListener("scroll", () => {
    if (anchored?.matches(":focus, :hover")) placeCard(); else if (anchored) hideCard();
  }, { passive: true });

  // ---- table

  const columns = run.columns.map((name, at) => ({ name, at })).filter(({ name }) => run.chosen || !single || name !== "doc");
  const NUMBERS = new Set(["id", "paragraph", "start", "end", "confidence", "row_confidence", "speaker_confidence"]);
  let sorting = null, most = PAGE_OF_ROWS, tabled = [];
  function drawTable(wanted) {
    tabled = wanted;
    most = PAGE_OF_ROWS;
    fillTable();
  }
  function ordered() {
    const order = [...tabled];
    if (sorting) {
      const { at, name, turn } = sorting;
      const compare = NUMBERS.has(name) ? (a, b) => a.cells[at] - b.cells[at] : (a, b) => a.cells[at].localeCompare(b.cells[at], "en");
      order.sort((a, b) => turn * compare(a, b));
    }
    if (id("grouped").checked) {
      const place = new Map([...ranked, NOBODY].map((key, index) => [key, index]));
      order.sort((a, b) => place.get(a.keys[0]) - place.get(b.keys[0]));
    }
    return order;
  }
  function fillTable() {
    if (id("table").hidden) return;
    const [head, body] = [id("table").querySelector("thead"), id("table").querySelector("tbody")];
    head.replaceChildren(make("tr", {}, ...columns.map((column) => {
      const sorted = sorting?.name === column.name && (sorting.turn > 0 ? "ascending" : "descending");
      const button = make("button", { type: "button" }, column.name);
      button.addEventListener("click", () => {
        sorting = { ...column, turn: sorted === "ascending" ? -1 : 1 };
        fillTable();
        head.querySelectorAll("button")[columns.indexOf(column)].focus();
      });
      return make("th", { scope: "col", "aria-sort": sorted || false }, button);
    })));
    const order = ordered();
    const counts = new Map();
    for (const row of order) counts.set(row.keys[0], (counts.get(row.keys[0]) ?? 0) + 1);
    let last = null;
    body.replaceChildren(...order.slice(0, most).flatMap((row) => {
      const lines = [];
      if (id("grouped").checked && row.keys[0] !== last) {
        last = row.keys[0];
        lines.push(make("tr", { class: `group ${colour(last)}` }, make("th", { colspan: columns.length, scope: "rowgroup" }, nameOf(last), make("small", {}, many(counts.get(last), "row")))));
      }
      lines.push(make("tr", {}, ...columns.map((column) => drawCell(row, column))));
      return lines;
    }));
    id("table-more").hidden = order.length <= most;
    id("table-more").textContent = `Show more (${(order.length - most).toLocaleString("en")} left)`;
  }
  function drawCell(row, { name, at }) {
    const cell = make("td", { class: NUMBERS.has(name) ? "number" : name });
    if (name === "id") {
      const button = make("button", { type: "button", title: "Show it in its article" }, row.cells[at]);
      button.addEventListener("click", () => visit(row));
      cell.append(button);
    } else {
      if (name === "speaker") cell.append(make("span", { class: `dot ${colour(row.keys[0])}`, "aria-hidden": "true" }));
      cell.append(row.cells[at]);
    }
    return cell;
  }
  /** Goes to a row in its article. */
  function visit(row) {
    choose("articles");
    const { details, text } = row.article.view;
    details.open = true;
    drawText(row.article);
    const button = [...text.querySelectorAll(".margin button")].find((other) => other.dataset.rows === String(row.key));
    (button ?? details).scrollIntoView({ block: "center" });
    button?.focus({ preventScroll: true });
  }

  // ---- views

  const tabs = [id("tab-articles"), id("tab-table")];
  function choose(view) {
    for (const tab of tabs) {
      const chosen = tab.id === `tab-${view}`;
      tab.setAttribute("aria-selected", String(chosen));
      tab.tabIndex = chosen ? 0 : -1;
      id(tab.getAttribute("aria-controls")).hidden = !chosen;
    }
    id("open-all").hidden = view !== "articles" || single;
    id("grouping").hidden = view !== "table";
    fillTable();
    hideCard();
    if (id("main").getBoundingClientRect().top < 0) id("main").scrollIntoView();
  }
  for (const tab of tabs) {
    tab.addEventListener("click", () => choose(tab.id.slice("tab-".length)));
    tab.addEventListener("keydown", (event) => {
      if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
      const other = tabs[1 - tabs.indexOf(tab)];
      other.click();
      other.focus();
    });
  }
  id("open-all").addEventListener("click", () => {
    const open = articles.some(({ view }) => !view.element.hidden && !view.details.open);
    articles.forEach(({ view }) => { view.details.open = open; });
    id("open-all").textContent = open ? "Close all" : "Open all";
  });
  id("grouped").addEventListener("change", fillTable);
  id("table-more").addEventListener("click", () => { most += 5 * PAGE_OF_ROWS; fillTable(); });
  id("chart-more").addEventListener("click", () => { moreSpeakers = true; update(); });
  id("filters").addEventListener("input", update);
  id("filters").addEventListener("reset", () => setTimeout(update));
  id("filters").addEventListener("submit", (event) => event.preventDefault());

  // ---- the first view

  const dates = articles.map((article) => article.date).filter(Boolean).sort();
  const span = dates.length < articles.length ? "" : dates[0] === dates.at(-1) ? `, ${dates[0]}` : `, ${dates[0]} to ${dates.at(-1)}`;
  const subject = single ? articles.map((article) => [titleOf(article), aboutOf(article)].filter(Boolean).join(" · ")).join() : many(articles.length, "article") + span;
  id("summary").textContent = `${subject}: ${many(rows.length, "row")} by ${many(ranked.length, "speaker")}`;
  document.title = single && articles.length > 0 ? `Who said what: ${titleOf(articles[0])}` : `Who said what: ${many(articles.length, "article")}`;
  for (const type of types) id("types").append(make("label", {}, make("input", { type: "checkbox", value: type, checked: true }), type));
  for (const act of [...new Set(rows.map((row) => row.act))].filter(Boolean).sort()) id("act").append(make("option", { value: act }, act));
  for (const key of [...ranked].sort((a, b) => nameOf(a).localeCompare(nameOf(b), "en"))) {
    id("speaker").append(make("option", { value: key }, nameOf(key) + (placeOf(key) && ` (${placeOf(key)})`)));
  }
  if (total.has(NOBODY)) id("speaker").append(make("option", { value: NOBODY }, nameOf(NOBODY)));
  list.append(...articles.map(drawArticle));
  id("failures").hidden = run.failures.length === 0;
  id("failures").querySelector("ul").append(...run.failures.map(([name, reason]) => make("li", {}, `${name}: ${reason}`)));
  if (matchMedia("(max-width: 60rem)").matches) id("people").open = false;
  id("grouped").checked = run.by_speaker;
  update();
  articles.slice(0, articles.length <= FEW ? FEW : 1).forEach((article) => { article.view.details.open = true; drawText(article); });
  choose(run.by_speaker ? "table" : "articles");
})();
