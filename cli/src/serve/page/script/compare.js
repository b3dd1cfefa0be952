// What two people decided otherwise, side by side; and what leaves the project.

async function compareTwo() {
  const people = state.project?.reviewers ?? [];
  await loadProject();
  const reviewers = state.project?.reviewers ?? people;
  if (reviewers.length < 2) return tell("Only one person has decided anything yet.", true);
  const choice = (chosen) => make("select", {}, ...reviewers.map((name) => make("option", { selected: name === chosen }, name)));
  const [first, second] = [choice(reviewers.includes(state.reviewer) ? state.reviewer : reviewers[0]), choice(reviewers.find((name) => name !== state.reviewer))];
  first.setAttribute("aria-label", "One reviewer");
  second.setAttribute("aria-label", "The other reviewer");
  let keys = null;
  await show("Where two people differ", (body) => {
    const result = make("div");
    const fill = async () => {
      const asked = new URLSearchParams({ one: first.value, other: second.value });
      const told = await attempt(() => ask(`v1/project/agreement?${asked}`));
      if (told) keys = await drawDifferences(result, told);
    };
    [first, second].forEach((field) => field.addEventListener("change", fill));
    dialog.onkeydown = (event) => { if (!event.target.matches("select") || /\d/.test(event.key)) keys?.(event); };
    body.append(make("div", { class: "figures" }, first, second), result);
    fill();
  }, true);
  dialog.onkeydown = null;
  if (state.article?.id) await openArticle(state.article.id, state.current);
}
async function drawDifferences(place, told) {
  const { agreement, differences } = told;
  const share = (value) => (value === null ? "–" : value.toFixed(2));
  const figure = (value, words) => make("div", {}, make("b", {}, value), make("small", {}, words));
  const texts = new Map();
  for (const { document } of differences.slice(0, 200)) {
    if (!texts.has(document)) texts.set(document, await attempt(async () => prepare(await ask(`v1/project/documents/${document}`))));
  }
  const list = make("ol", { class: "differences" });
  const items = differences.slice(0, 200).filter(({ document }) => texts.get(document)).map((one) => {
    const article = texts.get(one.document);
    const side = (who, name, which, other) => make("div", { class: `side ${which.verdict}` },
      make("small", {}, `${name}: ${which.verdict}`),
      changed(namesOf(which.row), namesOf(other.row), "b"),
      changed(words(which.row.content, article), words(other.row.content, article), "q"),
      make("small", {}, changed(`${which.row.type} · cue ${words(which.row.cue, article) || "none"} · source ${words(which.row.source, article) || "none"}`, `${other.row.type} · cue ${words(other.row.cue, article) || "none"} · source ${words(other.row.source, article) || "none"}`, "span")),
      button([`Take this of ${name} `, key(who)], () => takeSide(one, which, item)));
    const item = make("li", {}, make("h3", {}, article.title || article.doc), make("div", { class: "sides" }, side("1", told.one, one.one, one.other), side("2", told.other, one.other, one.one)));
    list.append(item);
    return { one, item };
  });
  place.replaceChildren(
    make("div", { class: "figures" },
      figure(String(agreement.rows), "rows that both decided"), figure(String(agreement.same), "decided the same"),
      figure(share(agreement.verdict_alpha), "alpha: does it stand?"), figure(share(agreement.speaker_alpha), "alpha: who speaks?"), figure(`${agreement.same_content} of ${agreement.standing}`, "same content")),
    differences.length === 0 ? make("p", {}, "They agree about every row that both decided.") : list);
  let at = 0;
  const mark = () => items.forEach(({ item }, place) => item.setAttribute("aria-current", String(place === at)));
  mark();
  return (event) => {
    const turn = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
    if (turn) { at = Math.min(Math.max(at + turn, 0), items.length - 1); items[at]?.item.scrollIntoView({ block: "nearest" }); event.preventDefault(); }
    const { one, item } = items[at] ?? {};
    if (item && event.key === "1") takeSide(one, one.one, item);
    if (item && event.key === "2") takeSide(one, one.other, item);
    if (item && (event.key === "1" || event.key === "2")) at = Math.min(at + 1, items.length - 1);
    mark();
  };
}
/** Words, lit where the other has others. */
const changed = (mine, other, tag) => make(tag, {}, mine === other ? mine : make("ins", {}, mine));
async function takeSide(one, which, item) {
  if (!state.reviewer && !(await askReviewer())) return;
  const sent = { reviewer: state.reviewer, document: one.document, key: one.key, action: "take", verdict: which.verdict, row: which.row };
  if (await attempt(() => ask("v1/project/decisions", { method: "POST", body: sent }))) {
    item.style.opacity = "0.5";
    tell("Kept as your decision.");
  }
}

const FORMS = [
  ["csv", "CSV", "a table of all rows"], ["xlsx", "XLSX", "a spreadsheet"], ["json", "JSON", "documents with their rows"], ["jsonl", "JSON Lines", "a document a line"],
  ["html", "HTML", "a page to read and send on"], ["fixtures", "Fixtures", "finished articles, for whosaid check"], ["brat", "brat", "finished articles, for eval and whosaid-train"],
  ["labelstudio", "Label Studio", "tasks with annotations"], ["roster", "Roster", "names that are one speaker"],
];
async function exportRows() {
  const whose = make("select", { "aria-label": "Whose decisions" }, make("option", { value: "" }, "the decisions of all; the last one counts"), ...(state.project?.reviewers ?? []).map((name) => make("option", { value: name }, `only those of ${name}`)));
  const form = await show("Export", (body, done) => {
    body.append(whose, make("p", {}, "Rows that were rejected are left out; the column reviewed tells what became of the others."), make("div", { class: "grid" }, ...FORMS.map(([name, label, about]) => button([label, make("small", {}, about)], () => done(name)))));
  });
  if (!form) return;
  const asked = new URLSearchParams({ format: form });
  if (whose.value) asked.set("reviewer", whose.value);
  await attempt(async () => {
    const answer = await ask(`v1/project/export?${asked}`, { raw: true });
    const name = /filename="([^"]+)"/.exec(answer.headers.get("content-disposition") ?? "")?.[1] ?? form;
    const link = make("a", { href: URL.createObjectURL(await answer.blob()), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    tell(`${name} is saved.`);
  });
}
