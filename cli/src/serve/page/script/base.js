// What the other parts stand on: elements, words to the reader, requests.

const id = (name) => document.getElementById(name);
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}
const button = (label, act, attributes = {}) => {
  const element = make("button", { type: "button", ...attributes }, ...[label].flat());
  element.addEventListener("click", act);
  return element;
};
const key = (name) => make("kbd", {}, name);
const many = (count, noun) => `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;

let telling = 0;
function tell(words, long = false) {
  id("told").textContent = words;
  id("told").classList.add("shown");
  clearTimeout(telling);
  telling = setTimeout(() => id("told").classList.remove("shown"), long ? 7000 : 2600);
}

/** Asks the service; a refusal becomes an error with its words. */
async function ask(path, { method = "GET", body = null, type = "application/json", raw = false } = {}) {
  const headers = { "X-Whosaid": "1" };
  const token = sessionStorage.getItem("token");
  if (token) headers.Authorization = `Bearer ${token}`;
  if (body !== null) headers["Content-Type"] = type;
  let answer;
  try {
    answer = await fetch(path, { method, headers, body: body === null ? null : typeof body === "string" || body instanceof Blob ? body : JSON.stringify(body) });
  } catch {
    throw new Error("The service does not answer: is it still running?");
  }
  if (answer.status === 401) {
    await askToken();
    return ask(path, { method, body, type, raw });
  }
  if (!answer.ok) {
    const problem = await answer.json().catch(() => ({}));
    throw Object.assign(new Error(problem.detail ?? `The service answered ${answer.status}.`), { status: answer.status });
  }
  return raw ? answer : answer.json();
}
/** Runs what may fail, and tells if it does. */
async function attempt(work) {
  try {
    return await work();
  } catch (error) {
    tell(error.message, true);
    return null;
  }
}

const dialog = id("dialog");
/** Shows a dialog and gives what closes it with a value; none where it is left. */
function show(title, fill, wide = false) {
  return new Promise((settle) => {
    const done = (value) => { result = value; dialog.close(); };
    let result = null;
    id("dialog-title").textContent = title;
    dialog.className = wide ? "wide" : "";
    id("dialog-body").replaceChildren();
    fill(id("dialog-body"), done);
    dialog.addEventListener("close", () => settle(result), { once: true });
    dialog.showModal();
    id("dialog-body").querySelector("input, textarea, button")?.focus();
  });
}
dialog.querySelector("form").addEventListener("submit", (event) => event.preventDefault());

let asking = null;
function askToken() {
  asking ??= show("This service wants its token", (body, done) => {
    const field = make("input", { type: "password", "aria-label": "Token", autocomplete: "off" });
    field.addEventListener("keydown", (event) => { if (event.key === "Enter") { event.preventDefault(); done(field.value.trim()); } });
    body.append(field, make("p", {}, "Whoever started the service has it. It is kept until this window is closed."), make("div", { class: "row" }, button("Enter", () => done(field.value.trim()), { class: "main" })));
  }).then((token) => {
    asking = null;
    if (!token) throw new Error("Without the token there is nothing to see.");
    sessionStorage.setItem("token", token);
  });
  return asking;
}
