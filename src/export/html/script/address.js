// What is shown stands in the page's address, so that a link opens it again; a row has an address of its own.

const FIELDS = ["words", "act", "outlet", "from", "to", "kind"];

/** The address of a row. */
const addressOf = (row) => `#${new URLSearchParams({ doc: row.article.doc, row: row.id })}`;
const linkOf = (row) => location.href.split("#")[0] + addressOf(row);

/** The row that was looked up last, while nothing else is asked for. */
let linked = null;
function address() {
  const asked = new URLSearchParams();
  for (const name of FIELDS) if (id(name).value.trim() !== "") asked.set(name, id(name).value.trim());
  if (state.speaker !== "") asked.set("speaker", labelOf(Number(state.speaker)));
  if (state.types.size < types.length) asked.set("type", [...state.types].join());
  if (state.least > 0) asked.set("least", state.least);
  if (view !== (run.by_speaker ? "table" : "articles")) asked.set("view", view);
  if (sorting) asked.set("sort", (sorting.turn < 0 ? "-" : "") + sorting.name);
  if (id("grouped").checked !== run.by_speaker) asked.set("grouped", Number(id("grouped").checked));
  if (linked) for (const [name, value] of [["doc", linked.article.doc], ["row", linked.id]]) asked.set(name, value);
  return String(asked);
}
let remembering = 0;
/** Puts what is shown into the address, once nothing more has changed for a moment. Browsers refuse more of it. */
function remember() {
  clearTimeout(remembering);
  remembering = setTimeout(() => {
    const wanted = address();
    if (wanted !== location.hash.slice(1)) write(wanted);
  }, 250);
}
function write(wanted) {
  try {
    history.replaceState(null, "", wanted ? `#${wanted}` : location.pathname + location.search);
  } catch {
    // A page without an address of its own, shown within another: there is nothing to write to.
  }
}
/** Shows what an address asks for. What it does not name is as in the beginning; what there is not, is passed over. */
function follow() {
  const asked = new URLSearchParams(location.hash.slice(1));
  for (const name of FIELDS) {
    id(name).value = asked.get(name) ?? "";
    if (id(name).selectedIndex < 0) id(name).value = "";
  }
  const label = asked.get("speaker");
  const option = [...id("speaker").options].find((one) => one.value !== "" && one.textContent === label);
  id("speaker").value = option?.value ?? "";
  const kinds = asked.get("type")?.split(",") ?? types;
  for (const box of id("types").querySelectorAll("input")) box.checked = kinds.includes(box.value);
  id("least").value = asked.get("least") ?? 0;
  id("grouped").checked = asked.has("grouped") ? asked.get("grouped") === "1" : run.by_speaker;
  const [, sign, name] = /^(-?)(.*)$/s.exec(asked.get("sort") ?? "");
  const column = columns.find((one) => one.name === name);
  sorting = column ? { ...column, turn: sign ? -1 : 1 } : null;
  const row = asked.has("row") && rows.find((one) => one.article.doc === asked.get("doc") && String(one.id) === asked.get("row"));
  choose(asked.get("view") ?? (run.by_speaker ? "table" : "articles"));
  update();
  if (row) visit(row);
}
addEventListener("hashchange", follow);
