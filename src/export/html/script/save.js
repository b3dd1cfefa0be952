// What leaves the page: a row as text or as a link, and the rows that are shown as CSV or as a workbook.

/** A row with the line that tells where it is from. */
function cited(row) {
  const { article } = row;
  const speaker = [namesOf(row), row.role].filter(Boolean).join(", ") + (row.type === "indirect" ? " (paraphrased)" : "");
  const source = [article.title, article.outlet, article.date, article.url || article.doc].filter(Boolean).join(" · ");
  // A row without content says that somebody spoke, or would not: its cue tells it.
  const words = joined(row, row.content.length > 0 ? row.content : row.cue).replace(/\s+/g, " ");
  return `${words}\n— ${speaker}\n${source}`;
}
async function copy(text, what) {
  let done = true;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Without leave to write there, the old way.
    const field = make("textarea", { class: "unseen", "aria-hidden": "true", tabindex: "-1" });
    const back = document.activeElement;
    field.value = text;
    document.body.append(field);
    field.select();
    done = document.execCommand("copy");
    field.remove();
    back?.focus({ preventScroll: true });
  }
  tell(done ? `${what} copied.` : `The browser did not let ${what.toLowerCase()} be copied.`);
}
let telling = 0;
function tell(words) {
  id("told").textContent = words;
  clearTimeout(telling);
  telling = setTimeout(() => { id("told").textContent = ""; }, 4000);
}
/** The buttons of a row. */
const actions = (row) => [
  press({ class: "copy", title: "Copy the words, who said them and where they are from" }, "Copy", () => copy(cited(row), "Row")),
  press({ class: "link", title: "Copy a link to this row" }, "Link", () => copy(linkOf(row), "Link")),
];

// ---- files

const ADDED = ["title", "outlet", "date", "url", "doc"];
/** The columns of the table, and where each row is from. */
function sheet() {
  const added = ADDED.filter((name) => !run.columns.includes(name) && articles.some((article) => article[name] !== ""));
  return [[...run.columns, ...added], ...ordered().map((row) => [...row.cells, ...added.map((name) => row.article[name])])];
}
/** A cell that no spreadsheet runs as a formula, by the same rule as in the program's own CSV. */
function safe(cell, name) {
  if (!/^[=+\-@\t\r]/.test(cell) || cell === "-") return cell;
  return (name === "doc" || name === "id") && /^[\p{L}\p{N} \-_./:@#+=,~]*$/u.test(cell) ? cell : `'${cell}`;
}
function csv() {
  const [head, ...lines] = sheet();
  const quoted = (cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  // The mark in front tells a spreadsheet that it is UTF-8.
  return `\ufeff${[head, ...lines.map((line) => line.map((cell, at) => safe(cell, head[at])))].map((line) => `${line.map(quoted).join(",")}\r\n`).join("")}`;
}
function workbook() {
  const [head, ...lines] = sheet();
  const text = (cell) => cell.replace(/[^\t\n\r -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "").slice(0, 32767).replace(/[\ud800-\udbff]$/, "")
    .replace(/_x[0-9A-Fa-f]{4}_/g, (code) => `_x005F${code.slice(0, -1)}_`).replace(/[&<>]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[sign]).replaceAll("\r", "&#13;");
  const cell = (value, name) => (NUMBERS.has(name) && value !== "" && Number.isFinite(Number(value)) ? `<c><v>${Number(value)}</v></c>`
    : `<c t="inlineStr"><is><t xml:space="preserve">${text(value)}</t></is></c>`);
  const wide = new Set(["content", "quoted", "context", "title"]);
  const begin = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>', main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships", kind = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const packed = "http://schemas.openxmlformats.org/package/2006";
  const relation = (type, target) => `${begin}<Relationships xmlns="${packed}/relationships"><Relationship Id="rId1" Type="${office}/${type}" Target="${target}"/></Relationships>`;
  const cols = head.map((name, at) => `<col min="${at + 1}" max="${at + 1}" width="${wide.has(name) ? 70 : NUMBERS.has(name) ? 11 : 22}" customWidth="1"/>`).join("");
  const data = [head.map((name) => cell(name, "")), ...lines.map((line) => line.map((value, at) => cell(value, head[at])))].map((cells) => `<row>${cells.join("")}</row>`);
  return zip([
    ["[Content_Types].xml", `${begin}<Types xmlns="${packed}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${kind}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${kind}.worksheet+xml"/></Types>`],
    ["_rels/.rels", relation("officeDocument", "xl/workbook.xml")],
    ["xl/workbook.xml", `${begin}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="rows" sheetId="1" r:id="rId1"/></sheets></workbook>`],
    ["xl/_rels/workbook.xml.rels", relation("worksheet", "worksheets/sheet1.xml")],
    ["xl/worksheets/sheet1.xml", `${begin}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${cols}</cols><sheetData>${data.join("")}</sheetData></worksheet>`],
  ]);
}
/** An archive of files that are stored as they are. */
function zip(files) {
  const table = Uint32Array.from({ length: 256 }, (_, at) => {
    for (let bit = 0; bit < 8; bit += 1) at = at & 1 ? (at >>> 1) ^ 0xedb88320 : at >>> 1;
    return at;
  });
  const sum = (bytes) => {
    let crc = ~0;
    for (const byte of bytes) crc = table[(crc ^ byte) & 255] ^ (crc >>> 8);
    return ~crc >>> 0;
  };
  const record = (...fields) => {
    const view = new DataView(new ArrayBuffer(fields.reduce((length, [, size]) => length + size, 0)));
    let at = 0;
    for (const [value, size] of fields) {
      if (size === 2) view.setUint16(at, value, true); else view.setUint32(at, value, true);
      at += size;
    }
    return new Uint8Array(view.buffer);
  };
  const [out, directory] = [[], []];
  let at = 0, length = 0;
  for (const [name, text] of files) {
    const [title, bytes] = [name, text].map((one) => new TextEncoder().encode(one));
    // Version, flags (names are UTF-8), no compression, no time, the first day there is, sum, sizes, length of the name.
    const common = [[20, 2], [0x800, 2], [0, 2], [0, 2], [0x21, 2], [sum(bytes), 4], [bytes.length, 4], [bytes.length, 4], [title.length, 2], [0, 2]];
    const entry = record([0x02014b50, 4], [20, 2], ...common, [0, 2], [0, 2], [0, 2], [0, 4], [at, 4]);
    const head = record([0x04034b50, 4], ...common);
    out.push(head, title, bytes);
    directory.push(entry, title);
    at += head.length + title.length + bytes.length;
    length += entry.length + title.length;
  }
  return [...out, ...directory, record([0x06054b50, 4], [0, 2], [0, 2], [files.length, 2], [files.length, 2], [length, 4], [at, 4], [0, 2])];
}
function save(parts, type, name) {
  const url = URL.createObjectURL(new Blob(parts, { type }));
  make("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  tell(`${many(tabled.length, "row")} saved as ${name}.`);
}
id("save-csv").addEventListener("click", () => save([csv()], "text/csv;charset=utf-8", "rows.csv"));
id("save-xlsx").addEventListener("click", () => save(workbook(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "rows.xlsx"));
