// Picking words of the article: with the mouse, or with the keys alone.

/** The code points that are selected in the article; none where nothing is. */
function selected() {
  const selection = getSelection();
  if (selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const text = id("text");
  if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return null;
  let [start, end] = [null, null];
  for (const piece of text.querySelectorAll("[data-at]")) {
    if (!range.intersectsNode(piece)) continue;
    const node = piece.firstChild;
    const from = range.startContainer === node ? range.startOffset : 0;
    const to = range.endContainer === node ? range.endOffset : node.length;
    if (to <= from) continue;
    const at = Number(piece.dataset.at);
    start ??= at + [...node.data.slice(0, from)].length;
    end = at + [...node.data.slice(0, to)].length;
  }
  if (start === null) return null;
  // White space at the ends was never meant.
  const characters = [...slice(state.article, [start, end])];
  while (characters.length > 0 && /\s/u.test(characters[0])) { characters.shift(); start += 1; }
  while (characters.length > 0 && /\s/u.test(characters.at(-1))) { characters.pop(); end -= 1; }
  return end > start ? [start, end] : null;
}
/** Begins to pick a part of the row; what is selected already is taken at once. */
function pick(part) {
  const one = row();
  if (!state.article || (!one && part !== "add")) return;
  const span = selected();
  state.picking = { part, one, spans: span ? [span] : part === "add" ? [sentenceNear(one)] : one.row[part].length > 0 ? one.row[part].map((each) => [...each]) : [wordNear(one)] };
  getSelection().removeAllRanges();
  if (span) savePicked();
  else showPicked();
}
function showPicked() {
  drawText();
  drawCard();
  id("text").querySelector(".picked")?.scrollIntoView({ block: "nearest" });
}
function stopPicking() {
  state.picking = null;
  draw();
}
const startOf = (one) => (one?.row.content[0] ?? one?.row.cue[0] ?? [0, 0])[0];
/** The first sentence behind a row that stands in none. */
function sentenceNear(one) {
  const from = startOf(one);
  const free = ([start, end]) => !rows().some(({ row: { content } }) => content.some(([a, b]) => a < end && b > start));
  const { sentences, length } = state.article;
  return [...(sentences.find((span) => span[0] >= from && free(span)) ?? sentences.find(free) ?? sentences[0] ?? [0, length])];
}
function wordNear(one) {
  const end = one.row.content.at(-1)?.[1] ?? 0;
  return [...(state.article.words.find(([start]) => start >= end) ?? state.article.words.at(-1) ?? [0, 1])];
}
function movePicked(event) {
  const { spans } = state.picking;
  const { words: all, sentences } = state.article;
  const last = spans.at(-1);
  const { key: name, shiftKey } = event;
  const edge = shiftKey ? 0 : 1;
  if (name === "ArrowRight" && last) {
    const next = all.find((word) => word[edge] > last[edge]);
    if (next && (edge === 1 || next[0] < last[1])) last[edge] = next[edge];
  } else if (name === "ArrowLeft" && last) {
    const next = all.findLast((word) => word[edge] < last[edge]);
    if (next && (edge === 0 || next[1] > last[0])) last[edge] = next[edge];
  } else if (name === "ArrowDown" || name === "ArrowUp") {
    const at = last?.[0] ?? 0;
    const next = name === "ArrowDown" ? sentences.find(([start]) => start > at) : sentences.findLast(([start]) => start < at);
    if (next) state.picking.spans = [...spans.slice(0, -1), [...next]];
  } else if (name === "+") {
    const next = all.find(([start]) => start >= (last?.[1] ?? 0));
    if (next) spans.push([...next]);
  } else if (name === "Delete" || name === "Backspace") {
    state.picking.spans = [];
  } else if (name === "Enter") {
    event.preventDefault();
    savePicked();
    return true;
  } else if (name === "Escape") {
    stopPicking();
    return true;
  } else {
    return false;
  }
  event.preventDefault();
  showPicked();
  return true;
}
async function savePicked() {
  const { part, one } = state.picking;
  const spans = state.picking.spans.filter(([start, end]) => end > start).sort((a, b) => a[0] - b[0]);
  if (part === "add" || part === "content") {
    if (spans.length === 0) return tell("A row needs a content.");
  }
  if (part === "add") {
    state.picking = null;
    draw();
    const speaker = await chooseSpeaker("Who says it?", one?.row.speaker ?? []);
    if (!speaker) return;
    const added = { key: null, found: null, row: { content: spans, cue: [], source: [], speaker, type: typeOf(spans) }, status: "open", rule: "", act: "", confidence: 1 };
    if (await decide(added, "add", {})) {
      goTo(added);
      tell("Added. Press q for its cue and o for its source, if it has them.");
    }
    return;
  }
  const change = { [part]: spans };
  if (part === "content") change.type = typeOf(spans);
  state.picking = null;
  if (await decide(one, part, change)) tell(`The ${part} is kept.`);
  draw();
}
id("text").addEventListener("mouseup", () => {
  if (!state.picking) return;
  const span = selected();
  if (!span) return;
  state.picking.spans = [span];
  getSelection().removeAllRanges();
  showPicked();
});
