// The heat map: a table of region by day. Its cells are one stop of the Tab key; arrows walk it.
import { $, count, element } from "./elements.js";

const DAYS_SHOWN = 45;
const ROOMY_DAYS = 12;
const DAY = 86400000;
const MARKS = {
  PROVEN: ["●", "done, and proven complete"],
  DONE: ["✓", "done, not proven yet"],
  RUNNING: ["▸", "a run is reading it"],
  CATALOGED: ["c", "in the catalog, due for a run"],
  LANDED: ["l", "landed, not in the catalog yet"],
  MISSING: ["?", "files that CloudTrail delivered are missing"],
  TAMPERED: ["!", "files are not what CloudTrail delivered"],
  QUARANTINED: ["×", "quarantined, waits for an operator"],
};
const month = new Intl.DateTimeFormat("en", { month: "short", year: "numeric", timeZone: "UTC" });
let lastDay = null;

export function legend() {
  return Object.entries(MARKS).map(([state, [mark, meaning]]) =>
    element("li", {}, element("span", { class: `cell ${state}`, "aria-hidden": "true" }, mark), meaning),
  );
}

/** Turns to older or newer days; no status turns back to the newest. */
export function turn(status, direction) {
  if (!status || status.days.length === 0) {
    lastDay = null;
    return;
  }
  const newest = Date.parse(status.days[status.days.length - 1]);
  const target = (lastDay === null ? newest : Date.parse(lastDay)) + direction * DAYS_SHOWN * DAY;
  const limited = Math.min(newest, Math.max(Date.parse(status.days[0]), target));
  lastDay = limited === newest ? null : new Date(limited).toISOString().slice(0, 10);
  drawMap(status);
}

/** Every day between the first and the last, so that a day without logs is a hole one can see. */
function windowOfDays(status) {
  if (status.days.length === 0) return [];
  const oldest = Date.parse(status.days[0]);
  const newest = Date.parse(status.days[status.days.length - 1]);
  const end = lastDay === null ? newest : Date.parse(lastDay);
  const first = Math.max(oldest, end - (DAYS_SHOWN - 1) * DAY);
  const days = [];
  for (let day = first; day <= end; day += DAY) days.push(new Date(day).toISOString().slice(0, 10));
  $("older").disabled = first <= oldest;
  $("newer").disabled = end >= newest;
  return days;
}

export function drawMap(status) {
  const days = windowOfDays(status);
  $("window").textContent = days.length ? `${days[0]} to ${days[days.length - 1]}` : "no partitions yet";
  const cells = new Map(status.cells.map((cell) => [`${cell[0]} ${status.days[cell[1]]}`, cell]));
  const focused = document.activeElement?.dataset?.at;
  const body = element("tbody");
  status.rows.forEach((row, index) => {
    const line = element("tr", {}, element("th", { scope: "row" }, row));
    for (const day of days) {
      const cell = cells.get(`${index} ${day}`);
      line.append(element("td", {}, cell ? button(row, day, cell) : element("span", { class: "none" })));
    }
    body.append(line);
  });
  $("map").replaceChildren(head(days), body);
  $("map").classList.toggle("roomy", days.length <= ROOMY_DAYS);
  const again = focused && [...document.querySelectorAll(".cell")].find((cell) => cell.dataset.at === focused);
  const entry = again || document.querySelector("button.cell");
  if (entry) entry.tabIndex = 0;
  if (again) again.focus({ preventScroll: true });
  const scroll = $("map").parentElement;
  if (scroll.dataset.first !== days[0]) {
    scroll.dataset.first = days[0] ?? "";
    scroll.scrollLeft = scroll.scrollWidth; // the newest days first, where not all fit
  }
}

function head(days) {
  const months = element("tr", {}, element("td"));
  const numbers = element("tr", {}, element("td"));
  for (let at = 0; at < days.length; ) {
    const span = days.filter((day) => day.slice(0, 7) === days[at].slice(0, 7)).length;
    months.append(element("th", { class: "month", scope: "colgroup", colspan: span }, span > 2 ? month.format(Date.parse(days[at])) : days[at].slice(5, 7)));
    at += span;
  }
  for (const day of days) numbers.append(element("th", { class: "day", scope: "col" }, day.slice(8)));
  return element("thead", {}, months, numbers);
}

function button(row, day, [, , state, proof, partitions]) {
  const damaged = proof === "MISSING" || proof === "TAMPERED";
  const shown = state === "QUARANTINED" ? state : damaged ? proof : state === "DONE" && proof === "PROVEN" ? proof : state;
  const text = `${row}, ${day}: ${MARKS[shown][1]}; ${count(partitions, "partition")}`;
  const cell = element("button", { type: "button", class: `cell ${shown}`, "aria-label": text, title: text, tabindex: "-1" }, MARKS[shown][0]);
  cell.dataset.at = `${row} ${day}`;
  return cell;
}

export function listen(map) {
  const tell = (event) => {
    const cell = event.target.closest(".cell");
    if (cell) $("detail").textContent = cell.getAttribute("aria-label");
  };
  map.addEventListener("focusin", tell);
  map.addEventListener("click", tell);
  map.addEventListener("keydown", walk);
}

function walk(event) {
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
