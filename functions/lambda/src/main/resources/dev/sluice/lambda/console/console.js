// The console: reads status.json again and again and shows it. Everything from outside enters the
// page as text nodes, never as markup, because object keys are hostile input.
import { timeline } from "./timeline.js";
import { drawMap, legend, listen, turn } from "./map.js";
import { $, age, bytes, count, element, number } from "./elements.js";

const REFRESH_MILLIS = 3000;
const RUNS_LISTED = 20;
const BAR = ["PROVEN", "DONE", "RUNNING", "CATALOGED", "LANDED", "QUARANTINED"];
const view = { etag: null, status: null };

function total(status) {
  return Object.values(status.counts).reduce((sum, n) => sum + n, 0);
}

/** The one sentence that a person came for: what is wrong, what is under way, or that all is well. */
function verdict(status) {
  const { counts, proof } = status;
  const wrong = [];
  if (counts.QUARANTINED > 0) wrong.push(`${count(counts.QUARANTINED, "partition waits", "partitions wait")} for you`);
  if (proof.TAMPERED > 0) wrong.push(`${count(proof.TAMPERED, "partition has", "partitions have")} changed files`);
  if (proof.MISSING > 0) wrong.push(`${count(proof.MISSING, "partition lacks", "partitions lack")} files`);
  if (wrong.length > 0) return ["bad", wrong.join("; ")];
  const all = total(status);
  if (all === 0) return ["busy", "Nothing has landed yet"];
  if (counts.DONE < all) {
    const live = status.live.runs;
    return ["busy", `${number.format(counts.DONE)} of ${count(all, "partition")} done${live > 0 ? `, ${count(live, "run")} under way` : ""}`];
  }
  if (proof.PROVEN === all) return ["good", `All is well: ${count(all, "partition is", "partitions are")} done and proven complete`];
  return ["good", `All is well: ${count(all, "partition is", "partitions are")} done`];
}

function progress(status) {
  const proven = Math.min(status.proof.PROVEN ?? 0, status.counts.DONE ?? 0);
  const parts = { ...status.counts, PROVEN: proven, DONE: (status.counts.DONE ?? 0) - proven };
  const shown = BAR.filter((state) => parts[state] > 0);
  $("progress").replaceChildren(
    ...shown.map((state) => {
      const part = element("span", { class: state });
      part.style.flexGrow = parts[state];
      return part;
    }),
  );
  $("progress").setAttribute("aria-label", shown.map((state) => `${number.format(parts[state])} ${state.toLowerCase()}`).join(", ") || "nothing yet");
}

function card(name, value, ...notes) {
  return element("div", {}, element("dt", {}, name), element("dd", { class: "value" }, value), ...notes.filter(Boolean).map((note) => element("dd", { class: "note" }, note)));
}

/** The states that some partition is in, in words. */
function states(counts, except) {
  return Object.entries(counts)
    .filter(([state, n]) => n > 0 && state !== except)
    .map(([state, n]) => `${number.format(n)} ${state.toLowerCase()}`)
    .join(", ");
}

function figures(status) {
  const { oldestOpen, lastDone } = status.freshness;
  const { read, written, duplicates, rejected } = status.records;
  const failed = status.runs.filter((run) => run.state === "FAILED" || run.state === "LOST").length;
  const closed = status.live.closedUntil && status.live.closedUntil > status.now;
  $("figures").replaceChildren(
    card("Partitions done", `${number.format(status.counts.DONE ?? 0)} of ${number.format(total(status))}`, states(status.counts, "DONE") || "none is open"),
    card("Proven complete", number.format(status.proof.PROVEN ?? 0), states(status.proof, "PROVEN") || "none is pending"),
    card("Freshness", oldestOpen ? age(oldestOpen, status.now) : "up to date", oldestOpen ? "waits the oldest open partition" : null, lastDone ? `last read ${age(lastDone, status.now)} ago` : "nothing was read yet"),
    card("Records", number.format(written), `${number.format(duplicates)} duplicates, ${number.format(rejected)} rejected`),
    card("Runs under way", number.format(status.live.runs), `${number.format(status.live.dpus)} DPUs; ${number.format(failed)} of the last ${number.format(status.runs.length)} failed`, closed ? `closed until ${status.live.closedUntil}: ${status.live.reason}` : null),
  );
  const balances = read === written + duplicates + rejected;
  $("balance").textContent =
    `${number.format(read)} records read ${balances ? "=" : "≠"} ${number.format(written)} written + ` +
    `${number.format(duplicates)} duplicates + ${number.format(rejected)} rejected` +
    (balances ? "" : ": the counts do not balance; see the run reports");
  $("balance").classList.toggle("stale", !balances);
}

function command(text) {
  const button = element("button", { type: "button", "aria-label": `Copy: ${text}` }, "Copy");
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = "Copied";
    } catch {
      button.textContent = "Select it";
    }
  });
  return element("div", { class: "command" }, element("code", {}, text), button);
}

function table(target, heads, rows, empty) {
  if (rows.length === 0) {
    target.replaceChildren(target.tagName === "TABLE" ? element("tbody", {}, element("tr", {}, element("td", {}, empty))) : element("p", { class: "detail" }, empty));
    return;
  }
  const head = element("tr", {}, ...heads.map((name) => element("th", { scope: "col" }, name)));
  const body = rows.map((row) =>
    element("tr", {}, ...row.map((value) => (typeof value === "number" ? element("td", { class: "number" }, number.format(value)) : element("td", {}, value)))),
  );
  const parts = [element("thead", {}, head), element("tbody", {}, ...body)];
  if (target.tagName === "TABLE") target.replaceChildren(...parts);
  else target.replaceChildren(element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": heads[0] }, element("table", { class: "rows" }, ...parts)));
}

function attention(status) {
  const { quarantined, damaged } = status;
  $("attention").hidden = quarantined.length + damaged.length === 0;
  $("quarantine").hidden = quarantined.length === 0;
  $("damaged").hidden = damaged.length === 0;
  table($("quarantine"), ["Quarantined partition", "Attempts", "Reason", "To try again"],
    quarantined.map((p) => [p.partition, p.attempts, p.reason ?? "", command(p.command)]), "None.");
  table($("damaged"), ["Partition that is not as CloudTrail delivered it", "Missing", "Changed", "To see the files"],
    damaged.map((p) => [p.partition, p.missing, p.tampered, command(p.command)]), "None.");
}

function outcome(state) {
  const kind = state === "SUCCEEDED" ? "good" : state === "FAILED" || state === "LOST" ? "bad" : "busy";
  return element("span", { class: `chip ${kind}` }, state.toLowerCase());
}

function runs(status) {
  const listed = status.runs.slice(0, RUNS_LISTED);
  table($("runs"), ["Run", "State", "Started (UTC)", "Took", "Partitions", "Size", "Reason"],
    listed.map((run) => [
      element("span", { class: "id" }, run.jobRunId ?? run.token),
      outcome(run.state),
      run.startedAt ? element("time", { class: "when", datetime: run.startedAt }, run.startedAt.slice(0, 19).replace("T", " ")) : "",
      run.startedAt ? age(run.startedAt, run.endedAt ?? status.now) : "",
      run.partitions,
      bytes(run.bytes),
      run.reason ?? "",
    ]), "No runs yet.");
  const more = status.runs.length - listed.length;
  $("more").textContent = more > 0 ? `and ${number.format(more)} before them; the timeline shows all ${number.format(status.runs.length)}` : "";
}

function show(status) {
  view.status = status;
  const [kind, words] = verdict(status);
  if ($("verdict").textContent !== words) $("verdict").textContent = words;
  $("verdict").className = `verdict ${kind}`;
  document.title = kind === "good" ? "Sluice" : `${words} – Sluice`;
  const names = [...$("pipeline").options].map((option) => option.value);
  if (names.join("\n") !== status.pipelines.join("\n")) {
    $("pipeline").replaceChildren(...status.pipelines.map((name) => element("option", { value: name }, name)));
    $("pipeline").value = status.pipeline;
  }
  progress(status);
  figures(status);
  attention(status);
  drawMap(status);
  timeline($("timeline"), status.runs);
  runs(status);
  table($("ignored"), ["Reason", "Objects"], Object.entries(status.ignored), "None.");
}

function live(text, stale = false) {
  if ($("live").textContent !== text) $("live").textContent = text;
  $("live").classList.toggle("stale", stale);
  $("live").classList.toggle("on", !stale);
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
      performance.mark("shown");
    }
    live("Live");
  } catch (error) {
    live(`Not live: ${error.message}. Trying again.`, true);
  }
}

/** Rests ten times as long as an answer takes, so that a large pipeline is not asked all the time. */
async function keepFresh() {
  const began = performance.now();
  if (!document.hidden) await refresh();
  setTimeout(keepFresh, Math.max(REFRESH_MILLIS, 10 * (performance.now() - began)));
}

$("legend").replaceChildren(...legend());
listen($("map"));
$("older").addEventListener("click", () => turn(view.status, -1));
$("newer").addEventListener("click", () => turn(view.status, 1));
$("pipeline").addEventListener("change", () => {
  view.etag = null;
  turn(null, 0);
  refresh();
});
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => view.status && timeline($("timeline"), view.status.runs, true));
window.addEventListener("resize", () => view.status && timeline($("timeline"), view.status.runs));
keepFresh();
