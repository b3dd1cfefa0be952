// The table of rows.

const columns = run.columns.map((name, at) => ({ name, at })).filter(({ name }) => run.chosen || !single || name !== "doc");
const NUMBERS = new Set(["id", "paragraph", "start", "end", "confidence", "row_confidence", "speaker_confidence"]);
const PAGE_OF_ROWS = 200;
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
    const compare = NUMBERS.has(name) ? (a, b) => a.cells[at] - b.cells[at] : (a, b) => collator.compare(a.cells[at], b.cells[at]);
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
  head.replaceChildren(make("tr", { role: "row" }, ...columns.map((column) => {
    const sorted = sorting?.name === column.name && (sorting.turn > 0 ? "ascending" : "descending");
    // Up, down, and the third time as it was.
    const button = press({ title: "Sort" }, column.name, () => {
      sorting = sorted === "descending" ? null : { ...column, turn: sorted ? -1 : 1 };
      fillTable();
      remember();
      head.querySelectorAll("button")[columns.indexOf(column)].focus();
    });
    return make("th", { scope: "col", role: "columnheader", "aria-sort": sorted || "none" }, button);
  }), make("th", { scope: "col", role: "columnheader", class: "actions" }, make("span", { class: "unseen" }, "Copy or link"))));
  const order = ordered();
  const counts = new Map();
  for (const row of order) counts.set(row.keys[0], (counts.get(row.keys[0]) ?? 0) + 1);
  let last = null;
  body.replaceChildren(...order.slice(0, most).flatMap((row) => {
    const lines = [];
    if (id("grouped").checked && row.keys[0] !== last) {
      last = row.keys[0];
      lines.push(make("tr", { role: "row", class: `group ${colour(last)}` }, make("th", { colspan: columns.length + 1, role: "rowheader", scope: "rowgroup" }, nameOf(last), make("small", {}, many(counts.get(last), "row")))));
    }
    lines.push(make("tr", { role: "row" }, ...columns.map((column) => drawCell(row, column)), make("td", { role: "cell", class: "actions" }, ...actions(row))));
    return lines;
  }));
  id("table-more").hidden = order.length <= most;
  id("table-more").textContent = `Show more (${(order.length - most).toLocaleString("en")} left)`;
}
function drawCell(row, { name, at }) {
  const cell = make("td", { role: "cell", class: NUMBERS.has(name) ? "number" : name, "data-name": name });
  if (name === "id") {
    cell.append(press({ title: "Show it in its article", class: "row-number" }, row.cells[at], () => visit(row)));
  } else {
    if (name === "speaker") cell.append(make("span", { class: `dot ${colour(row.keys[0])}`, "aria-hidden": "true" }));
    cell.append(...(NUMBERS.has(name) ? [row.cells[at]] : marked(row.cells[at])));
  }
  return cell;
}
id("grouped").addEventListener("change", () => { fillTable(); remember(); });
id("table-more").addEventListener("click", () => { most += 5 * PAGE_OF_ROWS; fillTable(); });
id("table").addEventListener("keydown", (event) => step(event, ".row-number"));

// ---- on paper: all rows, as far as it makes sense

const MOST_ON_PAPER = 2000;
let before = 0;
addEventListener("beforeprint", () => {
  before = most;
  most = Math.max(most, MOST_ON_PAPER);
  fillTable();
  id("paper").textContent = tabled.length > most && view === "table" ? `The first ${number(most)} of ${number(tabled.length)} rows.` : "";
});
addEventListener("afterprint", () => {
  most = before;
  fillTable();
});
