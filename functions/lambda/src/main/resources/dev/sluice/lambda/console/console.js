// The console: reads status.json again and again and shows it. Everything from outside enters the
// page as text nodes, never as markup, because object keys are hostile input.
const REFRESH_MILLIS = 3000;
const DAYS_SHOWN = 45;
const MARKS = {
  LANDED: ["l", "landed, not in the catalog yet"],
  CATALOGED: ["c", "in the catalog, due for a run"],
  RUNNING: ["r", "a run is reading it"],
  DONE: ["✓", "done"],
  PROVEN: ["●", "done, and proven complete"],
  MISSING: ["?", "files that CloudTrail delivered are missing"],
  TAMPERED: ["!", "files are not what CloudTrail delivered"],
  QUARANTINED: ["×", "quarantined, waits for an operator"],
};
const number = new Intl.NumberFormat("en");
const $ = (id) => document.getElementById(id);
const view = { lastDay: null, etag: null, status: null, plot: null };

function element(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key === "class") node.className = value;
    else node.setAttribute(key, value);
  }
  node.append(...children.map((child) => (child instanceof Node ? child : String(child))));
  return node;
}

function bytes(count) {
  const units = ["B", "KB", "MB", "GB", "TB"];
  let unit = 0;
  while (count >= 1000 && unit < units.length - 1) {
    count /= 1000;
    unit += 1;
  }
  return `${count.toFixed(unit === 0 || count >= 100 ? 0 : 1)} ${units[unit]}`;
}

function age(from, to) {
  const seconds = Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1000));
  if (seconds < 120) return `${seconds} s`;
  if (seconds < 7200) return `${Math.round(seconds / 60)} min`;
  return seconds < 172800 ? `${Math.round(seconds / 3600)} h` : `${Math.round(seconds / 86400)} days`;
}

function figures(status) {
  const rows = Object.entries(status.counts).map(([state, count]) => [state.toLowerCase(), number.format(count)]);
  const { oldestOpen, lastDone } = status.freshness;
  rows.push(["oldest open", oldestOpen ? age(oldestOpen, status.now) : "none"]);
  rows.push(["last done", lastDone ? `${age(lastDone, status.now)} ago` : "never"]);
  for (const [state, count] of Object.entries(status.proof)) {
    if (count > 0) rows.push([`proof: ${state.toLowerCase()}`, number.format(count)]);
  }
  $("figures").replaceChildren(...rows.map(([name, value]) => element("div", {}, element("dt", {}, name), element("dd", {}, value))));
  const { read, written, duplicates, rejected } = status.records;
  const balances = read === written + duplicates + rejected;
  $("balance").textContent =
    `${number.format(read)} records read ${balances ? "=" : "≠"} ${number.format(written)} written + ` +
    `${number.format(duplicates)} duplicates + ${number.format(rejected)} rejected` +
    (balances ? "" : ": the counts do not balance; see the run reports");
  $("balance").classList.toggle("stale", !balances);
}

/** Every day between the first and the last, so that a day without logs is a hole one can see. */
function windowOfDays(status) {
  if (status.days.length === 0) return [];
  const newest = status.days[status.days.length - 1];
  const end = Date.parse(view.lastDay ?? newest);
  const first = Math.max(Date.parse(status.days[0]), end - (DAYS_SHOWN - 1) * 86400000);
  const days = [];
  for (let day = first; day <= end; day += 86400000) days.push(new Date(day).toISOString().slice(0, 10));
  $("older").disabled = first <= Date.parse(status.days[0]);
  $("newer").disabled = end >= Date.parse(newest);
  return days;
}

function heatMap(status) {
  const days = windowOfDays(status);
  $("window").textContent = days.length ? `${days[0]} to ${days[days.length - 1]}` : "No partitions yet";
  const cells = new Map(status.cells.map((cell) => [`${cell[0]} ${status.days[cell[1]]}`, cell]));
  const focused = document.activeElement?.dataset?.at;
  const head = element("thead", {}, element("tr", {}, element("td"), ...days.map((day) => element("th", { scope: "col" }, day.slice(5)))));
  const body = element("tbody");
  status.rows.forEach((row, index) => {
    const line = element("tr", {}, element("th", { scope: "row" }, row));
    for (const day of days) {
      const cell = cells.get(`${index} ${day}`);
      line.append(element("td", {}, cell ? button(row, day, cell) : ""));
    }
    body.append(line);
  });
  $("map").replaceChildren(head, body);
  const again = focused && [...document.querySelectorAll(".cell")].find((cell) => cell.dataset.at === focused);
  const entry = again || document.querySelector(".cell");
  if (entry) entry.tabIndex = 0;
  if (again) again.focus({ preventScroll: true });
}

function button(row, day, [, , state, proof, partitions]) {
  const shown = state === "DONE" && proof !== "PENDING" ? proof : state;
  const text = `${row}, ${day}: ${MARKS[shown][1]}; ${number.format(partitions)} partition${partitions === 1 ? "" : "s"}`;
  const cell = element("button", { type: "button", class: `cell ${shown}`, "aria-label": text, tabindex: "-1" }, MARKS[shown][0]);
  cell.dataset.at = `${row} ${day}`;
  cell.addEventListener("focus", () => ($("detail").textContent = text));
  cell.addEventListener("click", () => ($("detail").textContent = text));
  return cell;
}

function moveInMap(event) {
  const move = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
  const from = event.target.closest("td");
  if (!move || !from) return;
  event.preventDefault();
  const rows = [...$("map").tBodies[0].rows];
  let x = from.cellIndex + move[0];
  let y = from.parentElement.sectionRowIndex + move[1];
  while (rows[y]?.cells[x]) {
    const cell = rows[y].cells[x].querySelector(".cell");
    if (cell) {
      event.target.tabIndex = -1;
      cell.tabIndex = 0;
      cell.focus();
      return;
    }
    x += move[0];
    y += move[1];
  }
}

function table(target, heads, rows, empty) {
  if (rows.length === 0) {
    target.replaceChildren(element("p", { class: "balance" }, empty));
    return;
  }
  const head = element("tr", {}, ...heads.map((name) => element("th", { scope: "col" }, name)));
  const body = rows.map((row) =>
    element("tr", {}, ...row.map((value) => (typeof value === "number" ? element("td", { class: "number" }, number.format(value)) : element("td", {}, value)))),
  );
  const parts = [element("thead", {}, head), element("tbody", {}, ...body)];
  if (target.tagName === "TABLE") target.replaceChildren(...parts);
  else target.replaceChildren(element("table", { class: "rows" }, ...parts));
}

function timeline(runs) {
  const ended = runs.filter((run) => run.startedAt && run.endedAt).sort((a, b) => Date.parse(a.startedAt) - Date.parse(b.startedAt));
  $("timeline").hidden = ended.length < 2;
  if (ended.length < 2) return;
  const seconds = (run) => (Date.parse(run.endedAt) - Date.parse(run.startedAt)) / 1000;
  const good = (run) => run.state === "SUCCEEDED";
  const data = [
    ended.map((run) => Date.parse(run.startedAt) / 1000),
    ended.map((run) => (good(run) ? seconds(run) : null)),
    ended.map((run) => (good(run) ? null : seconds(run))),
  ];
  const style = getComputedStyle(document.documentElement);
  const ink = style.getPropertyValue("--quiet");
  const series = (label, color) => ({ label, stroke: style.getPropertyValue(color), fill: style.getPropertyValue(color), paths: uPlot.paths.bars({ size: [0.6, 12] }), points: { show: true, size: 5 } });
  const axis = { stroke: ink, grid: { stroke: style.getPropertyValue("--line"), width: 1 } };
  const width = Math.max(280, $("timeline").clientWidth);
  if (view.plot) {
    view.plot.setSize({ width, height: 180 });
    view.plot.setData(data);
    return;
  }
  view.plot = new uPlot(
    { width, height: 180, series: [{}, series("seconds, succeeded", "--done"), series("seconds, failed", "--quarantined")], axes: [axis, { ...axis, label: "seconds" }] },
    data,
    $("timeline"),
  );
}

function show(status) {
  view.status = status;
  $("pipeline").replaceChildren(...status.pipelines.map((name) => element("option", name === status.pipeline ? { value: name, selected: "" } : { value: name }, name)));
  figures(status);
  heatMap(status);
  table($("quarantine"), ["partition", "attempts", "reason", "to try again"],
    status.quarantined.map((p) => [p.partition, p.attempts, p.reason, element("code", {}, p.command)]), "None.");
  timeline(status.runs);
  table($("runs"), ["run", "state", "started", "took", "partitions", "size", "reason"],
    status.runs.map((run) => [
      run.jobRunId ?? run.token,
      run.state,
      run.startedAt ?? "",
      run.startedAt ? age(run.startedAt, run.endedAt ?? status.now) : "",
      run.partitions,
      bytes(run.bytes),
      run.reason ?? "",
    ]), "No runs yet.");
  table($("ignored"), ["reason", "objects"], Object.entries(status.ignored), "None.");
}

function live(text, stale = false) {
  if ($("live").textContent !== text) $("live").textContent = text;
  $("live").classList.toggle("stale", stale);
}

async function refresh() {
  try {
    const chosen = $("pipeline").value;
    const query = chosen ? `?pipeline=${encodeURIComponent(chosen)}` : "";
    const answer = await fetch(`status.json${query}`, { headers: view.etag ? { "If-None-Match": view.etag } : {} });
    if (answer.status === 304) {
      figures({ ...view.status, now: new Date().toISOString() }); // nothing changed but the ages
    } else {
      if (!answer.ok) throw new Error(`status.json answered ${answer.status}: ${(await answer.text()).slice(0, 200)}`);
      view.etag = answer.headers.get("ETag");
      show(await answer.json());
    }
    live("Live");
  } catch (error) {
    live(`Not live: ${error.message}. Trying again.`, true);
  }
}

async function keepFresh() {
  if (!document.hidden) await refresh();
  setTimeout(keepFresh, REFRESH_MILLIS);
}

function turn(days) {
  const newest = view.status.days[view.status.days.length - 1];
  const target = Date.parse(view.lastDay ?? newest) + days * 86400000;
  const limited = Math.min(Date.parse(newest), Math.max(Date.parse(view.status.days[0]), target));
  view.lastDay = limited === Date.parse(newest) ? null : new Date(limited).toISOString().slice(0, 10);
  heatMap(view.status);
}

$("legend").replaceChildren(
  ...Object.entries(MARKS).map(([state, [mark, meaning]]) => element("li", {}, element("span", { class: `cell ${state}`, "aria-hidden": "true" }, mark), meaning)),
);
$("older").addEventListener("click", () => turn(-DAYS_SHOWN));
$("newer").addEventListener("click", () => turn(DAYS_SHOWN));
$("map").addEventListener("keydown", moveInMap);
$("pipeline").addEventListener("change", () => {
  view.etag = null;
  view.lastDay = null;
  refresh();
});
window.addEventListener("resize", () => view.plot?.setSize({ width: Math.max(280, $("timeline").clientWidth), height: 180 }));
keepFresh();
