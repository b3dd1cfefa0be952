// Keys, and the beginning.

const KEYS = [
  ["a", "accept the row as it stands"], ["x", "reject it"], ["s", "who speaks: search, or a new name"], ["=", "this speaker is the same as …"],
  ["c q o", "content, cue, source: words that are selected, or pick them with the arrow keys"], ["t", "turn the type: direct, mixed, indirect"], ["m", "a row that is missing: of what is selected, or pick a sentence"],
  ["n", "the row that is least sure; then the next article"], ["u", "undo your last decision here"], ["↓ ↑", "next and previous row (also j, k)"], ["] [", "next and previous article"], ["/", "search all articles"], ["+", "add an article"], ["?", "these keys"],
];
function help() {
  return show("Keys", (body, done) => {
    body.append(make("dl", { class: "keys" }, ...KEYS.flatMap(([name, about]) => [make("dt", {}, ...name.split(" ").flatMap((one) => [key(one), " "])), make("dd", {}, about)])), make("div", { class: "row" }, button("Close", () => done(null), { class: "main" })));
  });
}
const ON_KEY = {
  ...Object.fromEntries(ACTS.map(([, name, act]) => [name, act])),
  ArrowDown: () => step(1), ArrowUp: () => step(-1), j: () => step(1), k: () => step(-1), "]": () => stepArticle(1), "[": () => stepArticle(-1),
  "/": () => { id("queue").classList.add("shown"); id("words").focus(); }, "+": addArticle, "?": help,
};
addEventListener("keydown", (event) => {
  if (dialog.open || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.matches("input, select, textarea")) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  if (state.picking) {
    movePicked(event);
    return;
  }
  const act = ON_KEY[event.key];
  if (!act || event.repeat && !event.key.startsWith("Arrow") && event.key !== "j" && event.key !== "k") return;
  event.preventDefault();
  act();
});

function drawHeader() {
  const { project, reviewer } = state;
  id("project").textContent = project ? `${project.name} · ${many(project.documents, "article")}, ${many(project.rows, "row")}` : "nothing is kept: started without a project";
  id("reviewer").textContent = reviewer || "Your name?";
  ["compare", "export", "learn", "reviewer", "open-queue"].forEach((name) => { id(name).hidden = !project; });
  id("queue").hidden = !project;
  document.body.classList.toggle("demo", !project);
  const chosen = id("outlet").value;
  id("outlet").replaceChildren(make("option", { value: "" }, "all outlets"), ...(project?.outlets ?? []).map((name) => make("option", { selected: name === chosen }, name)));
}
async function loadProject() {
  try {
    state.project = await ask("v1/project");
  } catch (error) {
    if (error.status !== 404) tell(error.message, true);
    state.project = null;
  }
  drawHeader();
}
function welcome() {
  const field = make("textarea", { "aria-label": "Text of an article", placeholder: "Paste an article, or drop a file anywhere on this page" });
  const read = () => field.value.trim() && take(field.value, `pasted ${new Date().toISOString().slice(0, 19)}`, "text/plain; charset=utf-8");
  field.addEventListener("keydown", (event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) read(); });
  id("welcome").replaceChildren(
    make("h2", {}, "See who said what"), make("p", {}, "Every quotation and paraphrase of an article, with who said it and the words that prove it. Nothing leaves this machine."),
    field, make("p", {}, button(["Read it ", key("Ctrl ↵")], read, { class: "main" })));
}
id("add").addEventListener("click", addArticle);
id("help").addEventListener("click", help);
id("compare").addEventListener("click", compareTwo);
id("export").addEventListener("click", exportRows);
id("learn").addEventListener("click", learnFrom);
id("reviewer").addEventListener("click", async () => { if ((await askReviewer()) && state.article?.id) openArticle(state.article.id); });
(async () => {
  welcome();
  draw();
  await loadProject();
  await loadQueue();
  const wanted = Number(location.hash.slice(1));
  if (state.project && wanted) await openArticle(wanted);
  else if (state.queue.length > 0) await openArticle(state.queue[0].id);
})();
