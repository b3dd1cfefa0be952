// The state of the page: the project, the person, the article and its rows. Places are code points.

const state = {
  project: null,
  reviewer: localStorage.getItem("reviewer") ?? "",
  queue: [],
  article: null,
  current: null,
  /** The part that is being picked: { part, spans, row }. */
  picking: null,
};
const rows = () => state.article?.rows ?? [];
const row = () => rows().find((one) => one.key === state.current) ?? null;
const isOpen = (one) => one.status === "open";

/** Makes an article ready: the place of each code point in the script's own units, its words. */
function prepare(article) {
  const places = new Uint32Array(article.text.length + 1);
  let [points, unit] = [0, 0];
  for (const c of article.text) {
    places[points] = unit;
    points += 1;
    unit += c.length;
  }
  places[points] = unit;
  article.places = places.subarray(0, points + 1);
  article.length = points;
  article.words = [];
  const pointAt = new Map();
  article.places.forEach((place, point) => pointAt.set(place, point));
  for (const word of article.text.matchAll(/\S+/gu)) {
    article.words.push([pointAt.get(word.index), pointAt.get(word.index + word[0].length)]);
  }
  const names = [];
  for (const one of article.rows) for (const name of one.row.speaker) if (!names.includes(name)) names.push(name);
  article.colours = names;
  number(article);
  return article;
}
function number(article) {
  const place = (one) => one.row.content[0] ?? one.row.cue[0] ?? [0, 0];
  article.rows.sort((a, b) => place(a)[0] - place(b)[0] || place(a)[1] - place(b)[1]);
  article.rows.forEach((one, at) => { one.number = at + 1; });
}
const slice = (article, [start, end]) => article.text.slice(article.places[start], article.places[end]);
const words = (spans, article = state.article) => spans.map((span) => slice(article, span)).join(" … ");
function colour(one) {
  const [first] = one.row.speaker;
  if (!first) return "nobody";
  const { colours } = state.article;
  if (!colours.includes(first)) colours.push(first);
  return `k${colours.indexOf(first) % 10}`;
}
const namesOf = (one) => (one.speaker.length > 0 ? one.speaker.join(" | ") : "nobody named");
const equal = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/** direct where all of it stands in quotation marks, mixed where some does. */
function typeOf(spans) {
  const { quotations } = state.article;
  const inside = spans.reduce((sum, [start, end]) => sum + quotations.reduce((part, [from, to]) => part + Math.max(0, Math.min(end, to) - Math.max(start, from)), 0), 0);
  const all = spans.reduce((sum, [start, end]) => sum + end - start, 0);
  return inside === 0 ? "indirect" : inside >= all - spans.length ? "direct" : "mixed";
}

/** Keeps a decision about a row, and shows it once it is kept. */
async function decide(one, action, change, verdict = "accepted") {
  if (!state.project || !state.article.id) {
    tell("Nothing is kept here: start the service with a project, `whosaid serve desk.whosaid`.", true);
    return false;
  }
  if (!state.reviewer && !(await askReviewer())) return false;
  const left = { ...one.row, ...change };
  const sent = { reviewer: state.reviewer, document: state.article.id, action, verdict, row: left };
  if (one.key) sent.key = one.key;
  const kept = await attempt(() => ask("v1/project/decisions", { method: "POST", body: sent }));
  if (!kept) return false;
  one.key = kept.key;
  one.row = left;
  one.status = verdict === "rejected" ? "rejected" : !one.found ? "added" : equal(sorted(one.found), sorted(left)) ? "accepted" : "corrected";
  if (!rows().includes(one)) rows().push(one);
  number(state.article);
  const waiting = state.queue.find((other) => other.id === state.article.id);
  if (waiting) {
    const found = rows().filter((other) => other.found);
    waiting.done = found.filter((other) => !isOpen(other)).length;
    const open = found.filter(isOpen).map((other) => other.confidence);
    waiting.least = open.length > 0 ? Math.min(...open) : null;
  }
  return true;
}
const sorted = (left) => [left.content, left.cue, left.source, left.speaker, left.type];
