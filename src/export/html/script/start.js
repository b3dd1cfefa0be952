// The views, and what is shown first.

const views = ["articles", "table", "timeline"];
let view = "articles";
id("tab-timeline").hidden = id("dates").hidden;
const tabs = views.map((name) => id(`tab-${name}`)).filter((tab) => !tab.hidden);
function choose(wanted) {
  linked = null;
  view = tabs.some((tab) => tab.id === `tab-${wanted}`) ? wanted : "articles";
  for (const tab of tabs) {
    const chosen = tab.id === `tab-${view}`;
    tab.setAttribute("aria-selected", String(chosen));
    tab.tabIndex = chosen ? 0 : -1;
    id(tab.getAttribute("aria-controls")).hidden = !chosen;
  }
  id("open-all").hidden = view !== "articles" || single;
  id("grouping").hidden = view !== "table";
  fillTable();
  fillTimeline();
  hideCard();
  remember();
  if (id("main").getBoundingClientRect().top < 0) id("main").scrollIntoView();
}
for (const tab of tabs) {
  tab.addEventListener("click", () => choose(tab.id.slice("tab-".length)));
  tab.addEventListener("keydown", (event) => {
    const turn = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!turn) return;
    const other = tabs[(tabs.indexOf(tab) + turn + tabs.length) % tabs.length];
    other.click();
    other.focus();
  });
}

const days = articles.map((article) => article.date).filter(Boolean).sort();
const time = days.length < articles.length || days.length === 0 ? "" : days[0] === days.at(-1) ? `, ${days[0]}` : `, ${days[0]} to ${days.at(-1)}`;
const subject = single ? articles.map((article) => [titleOf(article), aboutOf(article)].filter(Boolean).join(" · ")).join() : many(articles.length, "article") + time;
id("summary").textContent = `${subject}: ${many(rows.length, "row")} by ${many(ranked.length, "speaker")}`;
document.title = single && articles.length > 0 ? `Who said what: ${titleOf(articles[0])}` : `Who said what: ${many(articles.length, "article")}`;
id("failures").hidden = run.failures.length === 0;
id("failures").querySelector("ul").append(...run.failures.map(([name, reason]) => make("li", {}, `${name}: ${reason}`)));
if (matchMedia("(max-width: 60rem)").matches) id("people").open = false;
articles.slice(0, articles.length <= FEW ? FEW : 1).forEach((article) => { viewOf(article).details.open = true; });
// The bar of filters stays in sight; what stands below it has to know how high it is.
new ResizeObserver(() => document.documentElement.style.setProperty("--bar-height", `${id("filters").offsetHeight}px`)).observe(id("filters"));
follow();
