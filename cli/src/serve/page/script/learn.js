// What the engine learns from the decisions: begun, told of, used or given back.

const points = (score) => (100 * score).toFixed(1);
const signed = (gain) => (Math.abs(gain) < 0.05 ? "±0.0" : `${gain < 0 ? "−" : "+"}${Math.abs(gain).toFixed(1)}`);
const gainOf = (side) => 100 * (side.learned.F1 - side.shipped.F1);
const day = (time) => new Date(time).toLocaleString("en-GB", { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" });
const wait = (time) => new Promise((done) => { setTimeout(done, time); });

async function learnFrom() {
  let shown = true;
  await show("Learn", (body) => {
    const place = make("div", { id: "learn-panel" });
    body.append(place);
    followLearning(place, () => shown);
  }, true);
  shown = false;
}
/** Draws how things are, and as long as something is being done, draws it again. */
async function followLearning(place, isShown) {
  const again = () => followLearning(place, isShown);
  for (;;) {
    const told = await attempt(() => ask("v1/project/learn"));
    if (!told || !isShown()) return;
    place.replaceChildren(...(told.job ? working(told) : learningTold(told, again)));
    if (!told.job) return;
    await wait(400);
  }
}
function working({ job, done, of }) {
  const bar = make("div", { class: "track" }, make("i"));
  bar.firstChild.style.width = `${of > 0 ? (100 * done) / of : 0}%`;
  const what = job === "learning" ? `Learning: step ${Math.min(done + 1, of || 1)} of ${of || "…"}` : `Reading all articles anew: ${done} of ${of || "…"}`;
  return [make("p", { role: "status" }, what), bar, make("p", {}, "You may close this and go on with your work.")];
}
function learningTold(told, again) {
  const { decided, documents, needed, learned, failed } = told;
  const begin = async () => { if (await attempt(() => ask("v1/project/learn", { method: "POST", body: {} }))) await again(); };
  const use = async (wish) => {
    const asked = attempt(() => ask("v1/project/weights", { method: "POST", body: { use: wish } }));
    await wait(150);
    const [read] = await Promise.all([asked, again()]);
    if (!read) return;
    await again();
    tell(wish ? "All articles are read with what was learned." : "All articles are read with the built-in weights again.", true);
    await loadProject();
    if (state.article?.id) await openArticle(state.article.id, state.current);
  };
  const enough = decided >= needed;
  const count = make("p", { class: "decided" }, `${decided} of ${many(documents, "article")} ${decided === 1 ? "is" : "are"} decided whole. `, enough ? "Weights are learned from these, on top of the built-in ones." : `At least ${needed} are needed: decide about every row that is open.`);
  const parts = [count];
  if (failed) parts.push(make("p", { class: "bad" }, `The last attempt ended: ${failed}`));
  if (learned) parts.push(...drawReport(learned));
  const { used } = learned ?? {};
  parts.push(make("div", { class: "row" },
    button(learned ? "Learn again" : "Learn", begin, { disabled: !enough, class: learned ? false : "main" }),
    told.in_use ? button("Give them back", () => use(false), { class: used ? "main" : false }) : null,
    learned && !used ? button("Use these weights", () => use(true), { class: learned.report.use_them ? "main" : false }) : null));
  return parts;
}
function drawReport({ since, articles, used, outdated, report }) {
  const line = (side, name = side.name) => make("tr", {},
    make("th", { scope: "row" }, name), make("td", {}, String(side.gold)),
    ...[side.shipped, side.learned].flatMap(({ P, R, F1 }) => [make("td", { class: "pr" }, points(P)), make("td", { class: "pr" }, points(R)), make("td", { class: "f" }, points(F1))]),
    make("td", { class: gainOf(side) > 0.05 ? "good" : gainOf(side) < -0.05 ? "bad" : "" }, signed(gainOf(side))));
  const head = make("thead", {},
    make("tr", {}, make("th"), make("th"), make("th", { colspan: 3, class: "wide" }, "built-in weights"), make("th", { colspan: 3, class: "wide" }, "learned"), make("th", { class: "wide" })),
    make("tr", {}, ...["", "rows", "P", "R", "built-in F1", "P", "R", "learned F1", "change"].map((name) => {
      // Where the line above is left out, the columns tell for themselves whose they are.
      const [whose, score] = name.endsWith(" F1") ? [name.slice(0, -2), "F1"] : ["", name];
      return make("th", { scope: "col", class: /^[PR]$/u.test(name) ? "pr" : false }, make("span", { class: "whose" }, whose), score);
    })));
  const sides = [report.all, ...report.kinds, report.names].filter((side) => side && side.gold + side.found[0] + side.found[1] > 0);
  const cues = report.cues.length === 0 ? null : make("details", {}, make("summary", {}, `Cues that moved (${report.cues.length})`), make("table", { class: "scores" }, head.cloneNode(true), make("tbody", {}, ...report.cues.map((side) => line(side)))));
  const state = used ? "They are in use." : "They are not in use.";
  return [
    make("p", { class: `verdict ${report.use_them ? "good" : "plain"}` }, report.verdict),
    make("p", {}, `Learned from ${many(articles, "article")} on ${day(since)}. `, make("b", {}, state), outdated ? " That was for another version of the program: learn again." : ""),
    make("table", { class: "scores" }, head, make("tbody", {}, ...sides.map((side) => line(side)))),
    make("ul", { class: "parts", "aria-label": "By part" }, ...report.parts.map((part, at) => make("li", {}, `part ${at + 1} `, make("b", {}, signed(100 * (part.learned - part.shipped))), make("small", {}, ` ${points(part.shipped)} to ${points(part.learned)}`)))),
    cues, ...drawMoved(report),
    make("p", { class: "caution" }, report.caution),
  ];
}
const MOVED = [["gained", "right rows gained", "good"], ["lost", "right rows lost", "bad"], ["spared", "wrong rows gone", "good"], ["added", "wrong rows new", "bad"]];
function drawMoved({ moved, counts }) {
  return MOVED.filter(([change]) => counts[change]).map(([change, words, kind]) => make("details", { open: change === "lost" },
    make("summary", {}, make("b", { class: kind }, String(counts[change])), ` ${words}`),
    make("ul", { class: "moved" }, ...moved.filter((one) => one.change === change).slice(0, 20).map((one) => {
      const at = one.content ? one.sentence.indexOf(one.content) : -1;
      const lit = at < 0 ? [one.sentence] : [one.sentence.slice(0, at), make("mark", { class: "hit" }, one.content), one.sentence.slice(at + one.content.length)];
      return make("li", {}, make("q", {}, ...lit), make("small", {}, ` ${one.cue} · ${one.article}`));
    }))));
}
