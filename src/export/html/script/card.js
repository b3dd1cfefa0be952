// The card: what is behind a row, while one points at it; with copy and link, once it is clicked.

const card = id("card");
let lit = [], anchored = null;
/** Whether the card stays, with its buttons, until it is closed. */
let pinned = false;
function light(keys) {
  lit.forEach((element) => element.classList.remove("on"));
  const wanted = keys[0];
  const view = rows[wanted].article.view.text;
  lit = [...view.querySelectorAll("[data-role]")].filter((element) => element.dataset.rows.split(" ").includes(wanted));
  lit.forEach((element) => element.classList.add("on"));
}
function showCard(anchor, stays = false) {
  const keys = anchor.dataset.rows.split(" ");
  light(keys);
  pinned = stays;
  card.setAttribute("role", stays ? "dialog" : "tooltip");
  if (stays) card.setAttribute("aria-label", "What is behind it"); else card.removeAttribute("aria-label");
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
  pinned = false;
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
  return make("section", { class: colour(row.keys[0]) }, make("strong", {}, namesOf(row)), make("p", {}, known),
    make("dl", {}, ...facts.flatMap(([name, value]) => [make("dt", {}, name), make("dd", {}, value)])), pinned ? make("p", { class: "actions" }, ...actions(row), press({}, "Close", closeCard)) : null);
}
/** Closes the card that stays, and goes back to what it belongs to. */
function closeCard() {
  const anchor = anchored;
  hideCard();
  anchor?.focus?.({ preventScroll: true });
  hideCard();
}
const anchorOf = (event) => event.target.closest?.("[data-rows]");
list.addEventListener("mouseover", (event) => !pinned && anchorOf(event) && showCard(anchorOf(event)));
list.addEventListener("mouseout", (event) => !pinned && anchorOf(event) && hideCard());
list.addEventListener("focusin", (event) => !pinned && anchorOf(event) && showCard(anchorOf(event)));
list.addEventListener("focusout", () => !pinned && hideCard());
addEventListener("click", (event) => {
  const anchor = list.contains(event.target) && anchorOf(event);
  if (anchor) {
    showCard(anchor, true);
    // Pressed on the keyboard: the buttons of the card come next.
    if (event.detail === 0) card.querySelector(".actions button").focus({ preventScroll: true });
  } else if (pinned && !card.contains(event.target)) hideCard();
});
addEventListener("beforeprint", hideCard);
addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  if (pinned) closeCard(); else hideCard();
});
addEventListener("scroll", () => {
  if (anchored && (pinned || anchored.matches(":focus, :hover"))) placeCard(); else if (anchored) hideCard();
}, { passive: true });
