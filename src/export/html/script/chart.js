// The chart of speakers: how often each is quoted and told of.

const PAGE_OF_SPEAKERS = 25;
let moreSpeakers = false;
function drawChart(fitting) {
  const counts = new Map();
  for (const row of fitting) {
    for (const key of new Set(row.keys)) {
      const count = counts.get(key) ?? { quoted: 0, told: 0 };
      count[row.type === "indirect" ? "told" : "quoted"] += 1;
      counts.set(key, count);
    }
  }
  const sum = (key) => counts.get(key).quoted + counts.get(key).told;
  const order = [...ranked, NOBODY].filter((key) => counts.has(key));
  order.sort((a, b) => (a === NOBODY) - (b === NOBODY) || sum(b) - sum(a));
  const most = Math.max(1, ...order.map(sum));
  const visible = order.filter((key, at) => moreSpeakers || at < PAGE_OF_SPEAKERS || String(key) === state.speaker);
  id("chart").replaceChildren(...visible.map((key) => {
    const { quoted, told } = counts.get(key);
    const track = make("span", { class: "track", "aria-hidden": "true" });
    for (const part of [quoted, told]) {
      const bar = make("i");
      bar.style.setProperty("--part", part / most);
      track.append(bar);
    }
    const place = placeOf(key);
    const button = make("button", {
      type: "button", class: colour(key), "aria-pressed": String(state.speaker === String(key)),
      title: [place, `${many(quoted, "row")} in quotation marks, ${told.toLocaleString("en")} paraphrased`].filter(Boolean).join(": "),
    }, make("span", { class: "name" }, nameOf(key), place && make("small", {}, ` ${place}`)), make("span", { class: "count" }, String(quoted + told)), track);
    button.addEventListener("click", () => {
      id("speaker").value = state.speaker === String(key) ? "" : String(key);
      update();
      [...id("chart").querySelectorAll("button")].find((other) => other.dataset.key === String(key))?.focus();
    });
    button.dataset.key = key;
    return make("li", {}, button);
  }));
  const left = order.length - visible.length;
  id("chart-more").hidden = left === 0;
  id("chart-more").textContent = `${many(left, "more speaker")}`;
}
id("chart-more").addEventListener("click", () => { moreSpeakers = true; update(); });
