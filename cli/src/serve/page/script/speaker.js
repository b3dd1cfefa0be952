// Who speaks: chosen among those of the article, the project and the roster, or a new name.

/** Asks for speakers; gives their names, none for nobody, null where it is left. */
function chooseSpeaker(title, now, also = true) {
  return show(title, (body, done) => {
    const field = make("input", { type: "search", role: "combobox", "aria-expanded": "true", "aria-controls": "choices", "aria-label": "Name", placeholder: "A name; several parted by |", autocomplete: "off", spellcheck: "false" });
    const list = make("ul", { class: "choices", id: "choices", role: "listbox" });
    let [choices, at, round] = [[], 0, 0];
    const mark = () => {
      [...list.children].forEach((item, place) => item.setAttribute("aria-selected", String(place === at)));
      list.children[at]?.scrollIntoView({ block: "nearest" });
      field.setAttribute("aria-activedescendant", `choice-${at}`);
    };
    const fill = async () => {
      const typed = field.value.trim();
      const mine = (round += 1);
      const fits = (name) => typed.toLowerCase().split(/\s+/).every((word) => name.toLowerCase().includes(word));
      const here = [...new Set([...rows().flatMap((one) => one.row.speaker), ...state.article?.people ?? []])].filter(fits).map((name) => ({ names: [name], label: name, about: "in this article" }));
      const known = state.project ? await ask(`v1/project/speakers?q=${encodeURIComponent(typed)}`).catch(() => []) : [];
      if (mine !== round) return;
      const there = known.filter(({ name }) => !here.some((one) => one.label === name)).map(({ name, rows: count, listed }) => ({ names: [name], label: name, about: listed ? "on the roster" : many(count, "row") }));
      const typedNames = typed.split("|").map((name) => name.trim()).filter(Boolean);
      const exact = [...here, ...there].some((one) => one.label === typed);
      const fresh = typedNames.length > 0 && !exact ? [{ names: typedNames, label: typedNames.join(" | "), about: typedNames.length > 1 ? "together" : "a new name" }] : [];
      const nobody = also && typed === "" ? [{ names: [], label: "Nobody can be named", about: "" }] : [];
      choices = [...here, ...there].slice(0, 60);
      choices = typedNames.length > 1 ? [...fresh, ...choices] : [...choices, ...fresh];
      choices = [...choices, ...nobody];
      at = Math.max(0, choices.findIndex((one) => equal(one.names, now) && typed === ""));
      list.replaceChildren(...choices.map((one, place) => {
        const item = make("li", { role: "option", id: `choice-${place}` }, make("span", {}, one.label), make("small", {}, one.about));
        item.addEventListener("click", () => done(one.names));
        return item;
      }));
      mark();
    };
    field.addEventListener("input", fill);
    field.addEventListener("keydown", (event) => {
      const turn = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (turn) { event.preventDefault(); at = Math.min(Math.max(at + turn, 0), choices.length - 1); mark(); }
      if (event.key === "Enter") { event.preventDefault(); if (choices[at]) done(choices[at].names); }
    });
    body.append(field, list);
    fill();
  });
}
async function fixSpeaker() {
  const one = row();
  if (!one) return;
  const speaker = await chooseSpeaker(`Who speaks in row ${one.number}?`, one.row.speaker);
  if (speaker && (await decide(one, "speaker", { speaker }))) onward(one);
}
/** Two names of one speaker: in every article the one stands for the other. */
async function sameAs() {
  const [from] = row()?.row.speaker ?? [];
  if (!from) return tell("This row names nobody.");
  const to = await chooseSpeaker(`${from} is the same as …`, [], false);
  if (!to || to.length !== 1 || to[0] === from) return;
  if (!state.reviewer && !(await askReviewer())) return;
  const kept = await attempt(() => ask("v1/project/same", { method: "POST", body: { reviewer: state.reviewer, from, to: to[0] } }));
  if (kept) tell(`Kept: ${from} is ${to[0]} in every article that is exported.`, true);
}
async function askReviewer() {
  const name = await show("Your name", (body, done) => {
    const field = make("input", { type: "text", "aria-label": "Your name", value: state.reviewer, autocomplete: "off", maxlength: "60" });
    field.addEventListener("keydown", (event) => { if (event.key === "Enter") { event.preventDefault(); done(field.value.trim()); } });
    body.append(field, make("p", {}, "Your decisions are kept under it, apart from those of others."), make("div", { class: "row" }, button("Go on", () => done(field.value.trim()), { class: "main" })));
  });
  if (!name) return false;
  state.reviewer = name;
  localStorage.setItem("reviewer", name);
  drawHeader();
  await loadQueue();
  return true;
}
