// The runs over time, drawn by uPlot: how much each was given to read as a bar, how long it took as
// a point. The table beneath has the same for who does not see it.
import { bytes } from "./elements.js";

const HEIGHT = 230;
const OUTCOMES = {
  succeeded: ["--proven", (run) => run.state === "SUCCEEDED"],
  failed: ["--quarantined", (run) => run.state === "FAILED" || run.state === "LOST"],
  "under way": ["--running", (run) => !run.endedAt],
};
let plot = null;

/** Draws the runs; anew when the colours have changed. */
export function timeline(target, runs, anew = false) {
  const shown = runs.filter((run) => run.startedAt && run.state !== "CANCELLED").sort((a, b) => Date.parse(a.startedAt) - Date.parse(b.startedAt));
  target.hidden = shown.length < 2;
  if (target.hidden) return;
  const size = { width: Math.max(280, target.clientWidth), height: HEIGHT };
  if (plot && !anew) {
    plot.setSize(size);
    plot.setData(data(shown));
    return;
  }
  plot?.destroy();
  plot = new uPlot(options(size), data(shown), target);
}

function data(runs) {
  const seconds = (run) => (run.endedAt ? (Date.parse(run.endedAt) - Date.parse(run.startedAt)) / 1000 : null);
  return [
    runs.map((run) => Date.parse(run.startedAt) / 1000),
    ...Object.values(OUTCOMES).map(([, is]) => runs.map((run) => (is(run) ? run.bytes : null))),
    runs.map(seconds),
  ];
}

const iso = (seconds) => new Date(seconds * 1000).toISOString();

function options(size) {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(name).trim();
  const axis = { stroke: colour("--quiet"), grid: { stroke: colour("--line"), width: 1 }, ticks: { stroke: colour("--line"), width: 1 } };
  const bars = Object.entries(OUTCOMES).map(([label, [name]]) => ({
    label,
    scale: "size",
    stroke: colour(name),
    fill: colour(name),
    paths: uPlot.paths.bars({ size: [0.7, 18], radius: 0.2 }),
    points: { show: false },
    value: (_, value) => (value === null ? "–" : bytes(value)),
  }));
  const took = {
    label: "took",
    scale: "seconds",
    stroke: colour("--ink"),
    paths: () => null,
    points: { show: true, size: 6, width: 1.5, stroke: colour("--ink"), fill: colour("--card") },
    value: (_, value) => (value === null ? "–" : `${Math.round(value)} s`),
  };
  // A bar is drawn around its time, so the first and the last need room.
  const roomy = (_, from, to) => [from - Math.max(30, (to - from) * 0.03), to + Math.max(30, (to - from) * 0.03)];
  const times = (_, splits, __, ___, step) => splits.map((at, i) => (step >= 86400 ? iso(at).slice(5, 10) : `${iso(at).slice(11, step < 60 ? 19 : 16)}${i === 0 ? `\n${iso(at).slice(0, 10)}` : ""}`));
  const fromZero = (_, __, most) => [0, most > 0 ? most * 1.1 : 1];
  return {
    ...size,
    tzDate: (at) => uPlot.tzDate(new Date(at * 1000), "Etc/UTC"),
    scales: { x: { range: roomy }, size: { range: fromZero }, seconds: { range: fromZero } },
    series: [{ label: "started (UTC)", value: (_, value) => (value === null ? "–" : iso(value).slice(0, 19).replace("T", " ")) }, ...bars, took],
    axes: [
      { ...axis, values: times },
      { ...axis, scale: "size", label: "size", labelSize: 20, size: 70, values: (_, values) => values.map(bytes) },
      { ...axis, scale: "seconds", side: 1, label: "took", labelSize: 20, size: 60, grid: { show: false }, values: (_, values) => values.map((value) => `${value} s`) },
    ],
  };
}
