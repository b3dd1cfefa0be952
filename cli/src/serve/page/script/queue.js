// The articles that wait, least sure first, and one of them opened.

async function loadQueue() {
  if (!state.project) return;
  const asked = new URLSearchParams({ reviewer: state.reviewer, state: id("state").value, outlet: id("outlet").value, speaker: id("speaker").value.trim(), q: id("words").value.trim() });
  const queue = await attempt(() => ask(`v1/project/queue?${asked}`));
  if (queue) state.queue = queue;
  drawList();
}
function drawList() {
  const { queue, article } = state;
  const open = queue.filter((one) => one.least !== undefined && one.least !== null).length;
  id("waiting").textContent = `${many(queue.length, "article")}, ${open} open, least sure first`;
  id("list").replaceChildren(...queue.map((one) => {
    const least = one.least ?? null;
    const kind = least === null ? "done" : least < 0.5 ? "low" : least < 0.8 ? "middle" : "";
    const bar = make("div", { class: "track" }, make("i"));
    bar.firstChild.style.width = `${one.rows > 0 ? (100 * one.done) / one.rows : 100}%`;
    const snippet = one.snippet ? make("span", { class: "snippet" }, ...one.snippet.split(/\u0002|\u0003/u).map((part, at) => (at % 2 === 1 ? make("mark", {}, part) : part))) : null;
    const meta = [one.outlet, one.date, `${one.done} of ${many(one.rows, "row")}`].filter(Boolean).join(" · ");
    return make("li", {}, button([
      make("b", {}, one.title || one.doc), make("span", { class: `sure ${kind}` }, least === null ? "✓" : `${Math.round(least * 100)}%`),
      make("span", { class: "meta" }, meta), snippet, bar,
    ], () => openArticle(one.id), { "aria-current": article?.id === one.id ? "true" : false, title: one.doc }));
  }));
}
async function openArticle(number, current = null) {
  const article = await attempt(() => ask(`v1/project/documents/${number}?reviewer=${encodeURIComponent(state.reviewer)}`));
  if (!article) return;
  present(article, current);
  history.replaceState(null, "", `#${number}`);
  await loadQueue();
  id("list").querySelector('[aria-current="true"]')?.scrollIntoView({ block: "nearest" });
}
function present(article, current = null) {
  state.article = prepare(article);
  state.picking = null;
  const first = rows().find((one) => one.key === current) ?? rows().find(isOpen) ?? null;
  state.current = first?.key ?? null;
  id("queue").classList.remove("shown");
  document.body.classList.remove("choosing");
  id("open-queue").setAttribute("aria-expanded", "false");
  draw();
  scrollTo(0, 0);
  if (first) goTo(first);
}
let typing = 0;
id("filters").addEventListener("input", () => { clearTimeout(typing); typing = setTimeout(loadQueue, 150); });
id("filters").addEventListener("submit", (event) => { event.preventDefault(); loadQueue(); });
id("speaker").addEventListener("input", async () => {
  const names = await ask(`v1/project/speakers?q=${encodeURIComponent(id("speaker").value)}`).catch(() => []);
  id("names").replaceChildren(...names.slice(0, 20).map(({ name }) => make("option", { value: name })));
});
id("open-queue").addEventListener("click", () => {
  const shown = id("queue").classList.toggle("shown");
  id("open-queue").setAttribute("aria-expanded", String(shown));
  document.body.classList.toggle("choosing", shown);
  if (shown) scrollTo(0, 0);
});

/** Reads a text or a file, and shows it: in the project where there is one. */
async function take(body, name, type) {
  const where = state.project ? "v1/project/documents" : "v1/article";
  const answer = await attempt(() => ask(`${where}?name=${encodeURIComponent(name)}`, { method: "POST", body, type }));
  if (!answer) return;
  if (!state.project) return present(answer);
  tell(answer.failures.length > 0 ? answer.failures[0] : `${many(answer.new, "new article")}.`, answer.failures.length > 0);
  await loadProject();
  await openArticle(answer.documents[0]);
}
async function addArticle() {
  const text = await show("Add an article", (body, done) => {
    const field = make("textarea", { "aria-label": "Text", placeholder: "Paste the text of an article" });
    const file = make("input", { type: "file", "aria-label": "File", multiple: true });
    file.addEventListener("change", () => done([...file.files]));
    field.addEventListener("keydown", (event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); done(field.value); } });
    body.append(field, make("div", { class: "row" }, make("label", {}, "or a file:", file), button(["Read it ", key("Ctrl ↵")], () => done(field.value), { class: "main" })));
  });
  if (Array.isArray(text)) for (const file of text) await take(file, file.name, "application/octet-stream");
  else if (text?.trim()) await take(text, `pasted ${new Date().toISOString().slice(0, 19)}`, "text/plain; charset=utf-8");
}
addEventListener("dragover", (event) => { event.preventDefault(); document.body.classList.add("over"); });
addEventListener("dragleave", (event) => { if (!event.relatedTarget) document.body.classList.remove("over"); });
addEventListener("drop", async (event) => {
  event.preventDefault();
  document.body.classList.remove("over");
  const files = [...event.dataTransfer.files];
  const text = event.dataTransfer.getData("text/plain");
  for (const file of files) await take(file, file.name, "application/octet-stream");
  if (files.length === 0 && text.trim()) await take(text, "dropped", "text/plain; charset=utf-8");
});
