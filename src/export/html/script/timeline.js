// The timeline: how many rows each speaker has in each day, month or year; a cell leads to its rows.

const MOST_SPEAKERS = 15, UNITS = [{ length: 10, most: 31 }, { length: 7, most: 24 }, { length: 4, most: Infinity }];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
let timed = [], mostTimed = MOST_SPEAKERS;
const lastDay = (month) => `${month}-${String(new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate()).padStart(2, "0")}`;
/** First and last day of a part of time. */
const daysOf = (part) => (part.length === 10 ? [part, part] : part.length === 7 ? [`${part}-01`, lastDay(part)] : [`${part}-01-01`, `${part}-12-31`]);
/** A part of time in two lines: the finer one, and what it stands in. */
function told(part) {
  const [year, month, day] = part.split("-");
  return day ? [String(Number(day)), `${MONTHS[month - 1]} ${year}`] : month ? [MONTHS[month - 1], year] : [year, ""];
}
/** The parts of time from the first to the last, with those in which nobody speaks, if they are not too many. */
function partsOf(days) {
  const [first, last] = [days[0], days.at(-1)];
  for (const { length, most: allowed } of UNITS) {
    const parts = [];
    let [part, end] = [first.slice(0, length), last.slice(0, length)];
    while (part < end && parts.length < Math.min(allowed, 60)) {
      parts.push(part);
      const next = new Date(`${daysOf(part)[1]}T00:00:00Z`);
      next.setUTCDate(next.getUTCDate() + 1);
      part = next.toISOString().slice(0, length);
    }
    if (part >= end && parts.length < allowed) return [...parts, end];
  }
  return [...new Set(days.map((day) => day.slice(0, 4)))];
}
function drawTimeline(wanted) {
  timed = wanted;
  fillTimeline();
}
function fillTimeline() {
  if (id("timeline").hidden) return;
  const dated = timed.filter((row) => row.article.day !== "");
  const days = [...new Set(dated.map((row) => row.article.day))].sort();
  const parts = days.length > 0 ? partsOf(days) : [];
  const length = parts[0]?.length ?? 0;
  const counts = new Map(), sums = new Map();
  for (const row of dated) {
    for (const key of new Set(row.keys)) {
      const at = `${key} ${row.article.day.slice(0, length)}`;
      counts.set(at, (counts.get(at) ?? 0) + 1);
      sums.set(key, (sums.get(key) ?? 0) + 1);
    }
  }
  const order = [...sums.keys()].sort((a, b) => (a === NOBODY) - (b === NOBODY) || sums.get(b) - sums.get(a) || collator.compare(nameOf(a), nameOf(b)));
  const visible = order.slice(0, mostTimed);
  const greatest = Math.max(1, ...visible.flatMap((key) => parts.map((part) => counts.get(`${key} ${part}`) ?? 0)));
  let stretch = null;
  const heads = parts.map((part) => {
    const [fine, coarse] = told(part);
    const again = coarse === stretch;
    stretch = coarse;
    return make("th", { scope: "col" }, fine, coarse && make("small", { class: again && "unseen" }, coarse));
  });
  const cell = (key, part) => {
    const count = counts.get(`${key} ${part}`);
    if (!count) return make("td");
    const button = press({ "aria-label": `${nameOf(key)}, ${part}: ${many(count, "row")}` }, String(count), () => {
      id("speaker").value = key;
      [id("from").value, id("to").value] = daysOf(part);
      choose("table");
      update();
      id("tab-table").focus();
    });
    button.style.setProperty("--part", Math.sqrt(count / greatest));
    return make("td", {}, button);
  };
  const table = id("timeline").querySelector("table");
  table.querySelector("thead").replaceChildren(make("tr", {}, make("th", { scope: "col" }, "speaker"), ...heads));
  table.querySelector("tbody").replaceChildren(...visible.map((key) => make("tr", { class: colour(key) }, make("th", { scope: "row" }, labelOf(key)), ...parts.map((part) => cell(key, part)))));
  id("timeline-more").hidden = order.length <= mostTimed;
  id("timeline-more").textContent = `${many(order.length - mostTimed, "more speaker")}`;
  const left = timed.length - dated.length;
  id("undated").textContent = [parts.length > 0 ? "Rows by the date of their article. A number leads to its rows." : "None of these rows has a date.",
    left > 0 && parts.length > 0 && `${many(left, "row")} without a date ${left === 1 ? "is" : "are"} left out.`].filter(Boolean).join(" ");
}
id("timeline-more").addEventListener("click", () => { mostTimed += 50; fillTimeline(); });
