// The card: the row that is looked at, and what can be done about it.

const ACTS = [
  ["Accept", "a", () => accept()], ["Reject", "x", () => reject()], ["Speaker", "s", () => fixSpeaker()], ["Same as", "=", () => sameAs()],
  ["Content", "c", () => pick("content")], ["Cue", "q", () => pick("cue")], ["Source", "o", () => pick("source")], ["Type", "t", () => turnType()],
  ["New row", "m", () => pick("add")], ["Undo", "u", () => undo()], ["Next", "n", () => nextDoubtful()],
];
function drawCard() {
  const card = id("card");
  const one = row();
  card.hidden = !state.article;
  card.replaceChildren(make("div", { class: `box ${state.picking ? "pick" : ""}` }, ...(state.picking ? pickBox() : one ? rowBox(one) : emptyBox())));
}
function rowBox(one) {
  const was = (part) => (one.found && !equal(one.found[part], one.row[part]) ? make("span", { class: "was" }, part === "speaker" ? namesOf(one.found) : part === "type" ? one.found.type : words(one.found[part]) || "none") : null);
  const line = (label, part, shown, kind = "") => [make("dt", {}, label), make("dd", { class: kind }, was(part), shown || "none")];
  const shade = Math.round(one.confidence * 100);
  const meter = make("span", { class: "meter" }, make("i"));
  meter.firstChild.style.width = `${shade}%`;
  return [
    make("span", { class: `state ${one.status}` }, one.status),
    make("p", { class: `who ${colour(one)}` }, `${one.number} · ${namesOf(one.row)}`),
    make("dl", { class: colour(one) },
      ...(was("speaker") ? [make("dt", {}, "speaker"), make("dd", {}, was("speaker"), namesOf(one.row))] : []),
      ...line("content", "content", words(one.row.content), "words"), ...line("cue", "cue", words(one.row.cue)), ...line("source", "source", words(one.row.source)), ...line("type", "type", one.row.type),
      ...(one.found ? [make("dt", { class: "less" }, "sure"), make("dd", { class: "less" }, `${shade}%`, meter)] : [])),
    acts(),
    make("p", { class: "hint" }, "Select words, then press c, q, o or m: they become content, cue, source, or a new row. ↑ ↓ lead from row to row."),
  ];
}
function acts() {
  return make("div", { class: "acts" }, ...ACTS.map(([label, name, act]) => button([label, key(name)], act, { class: name === "a" ? "main" : "" })));
}
function emptyBox() {
  return [make("p", { class: "hint" }, rows().length > 0 ? "Press n for the row that is least sure, or ↓ for the first." : "Nobody is found to say anything here. Select what somebody said and press m."), acts()];
}
function pickBox() {
  const { part, spans } = state.picking;
  const what = part === "add" ? "Content of the new row" : `New ${part}`;
  return [
    make("p", { class: "who" }, what),
    make("dl", {}, make("dt", {}, "words"), make("dd", { class: "words" }, words(spans) || "none")),
    make("div", { class: "acts pickers" }, button(["Save", key("↵")], () => savePicked(), { class: "main" }), button(["Cancel", key("esc")], () => stopPicking())),
    make("p", { class: "hint" }, "Select with the mouse, or: → ← move the end by a word, with Shift the start; ↓ ↑ go to the next sentence; + adds another piece; Delete takes all away."),
  ];
}

async function accept() {
  const one = row();
  if (one && (await decide(one, "accept", {}))) onward(one);
}
async function reject() {
  const one = row();
  if (one && (await decide(one, "reject", {}, "rejected"))) onward(one);
}
async function turnType() {
  const one = row();
  const types = ["direct", "mixed", "indirect"];
  if (one && (await decide(one, "type", { type: types[(types.indexOf(one.row.type) + 1) % 3] }))) draw();
}
/** To the next open row in the text; at the end, back to those that were passed over. */
function onward(one) {
  const at = rows().indexOf(one);
  const next = rows().slice(at + 1).find(isOpen) ?? rows().find(isOpen);
  if (!next) {
    draw();
    tell("Every row here is decided. Press n for the next article.");
    return;
  }
  goTo(next);
}
async function nextDoubtful() {
  const open = rows().filter((one) => isOpen(one)).sort((a, b) => a.confidence - b.confidence);
  const next = open.find((one) => one.key !== state.current) ?? open[0];
  if (next) return goTo(next);
  await loadQueue();
  const waiting = state.queue.find((one) => one.least !== undefined && one.least !== null && one.id !== state.article?.id);
  if (!waiting) return tell("Nothing is left to decide in these articles.");
  await openArticle(waiting.id);
}
async function undo() {
  if (!state.article?.id || !state.reviewer) return tell("There is nothing to undo.");
  const undone = await attempt(() => ask("v1/project/undo", { method: "POST", body: { reviewer: state.reviewer, document: state.article.id } }));
  if (!undone) return;
  await openArticle(state.article.id, undone.key);
  tell(`Taken back: ${undone.action}.`);
}
function step(turn) {
  const all = rows();
  if (all.length === 0) return;
  const at = all.indexOf(row());
  goTo(all[at < 0 ? (turn > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + turn, 0), all.length - 1)]);
}
async function stepArticle(turn) {
  const at = state.queue.findIndex((one) => one.id === state.article?.id);
  const next = state.queue[at + turn];
  if (next) await openArticle(next.id);
}
