// The page: reads while one types, derives when one pauses, and keeps everything in the address after the #.
import { ask, examples } from "./api.js";
import { el, math, problem, reachable } from "./dom.js";
import { Editor } from "./editor.js";
import { Export, copy } from "./export.js";
import { Graph } from "./graph.js";
import { Plot } from "./plot.js";
import { show } from "./results.js";
import { Steps } from "./steps.js";

const id = name => document.getElementById(name);
const names = ["values", "variables", "of", "assumptions", "shapes"];
const start = { source: "(xy+z)²+exp(x−yz)", values: "x = 1, y = 2, z = 0" };
const pause = 180;
const narrow = matchMedia("(max-width: 900px)");

const editor = new Editor(() => changed());
const views = {
  graph: new Graph(id("panel-graph")),
  steps: new Steps(id("panel-steps")),
  plot: new Plot(id("panel-plot")),
  export: new Export(id("panel-export")),
};
let view = "graph";
let stale = new Set(Object.keys(views));
let timer = 0;
let hasResult = false;

function fields() {
  const all = { source: editor.text };
  for (const name of names) {
    all[name] = id(name).value;
  }
  return all;
}

// ---- reading and deriving

function changed() {
  clearTimeout(timer);
  read();
  timer = setTimeout(derive, pause);
}

async function read() {
  const asked = fields();
  if (asked.source.trim() === "") {
    return;
  }
  const answer = await ask("read", asked);
  if (answer) {
    showReading(answer);
  }
}

function showReading(answer) {
  const error = id("error");
  const reading = id("reading");
  if (!answer.ok) {
    editor.mark(answer.error, []);
    reading.replaceChildren();
    id("lints").hidden = true;
    error.replaceChildren(...excerpt(answer.error), el("p", {}, answer.error.message), ...(answer.error.hint ? [el("p", { class: "hint" }, answer.error.hint)] : []));
    error.hidden = false;
    return;
  }
  const { reading: text, lints, notes, names: defined, of } = answer.answer;
  error.hidden = true;
  error.replaceChildren();
  editor.mark(null, lints);
  reading.replaceChildren(el("span", { class: "reads" }, "read as "), el("code", {}, text));
  const list = id("lints");
  list.replaceChildren(
    ...lints.map(lint => el("li", { class: lint.isWarning ? "warning" : null }, lint.text)),
    ...notes.map(note => el("li", {}, note)));
  list.hidden = lints.length + notes.length === 0;
  offerNames(defined, of);
}

// The line with carets under what is wrong; a program is long, and the place may be out of sight.
function excerpt(error) {
  if (error.start === undefined) {
    return [];
  }
  const text = editor.text;
  const from = text.lastIndexOf("\n", error.start - 1) + 1;
  const end = text.indexOf("\n", error.start);
  const line = text.slice(from, end < 0 ? text.length : end);
  const place = error.start - from;
  const first = Math.max(0, place - 40);
  const shown = line.slice(first, first + 80);
  const carets = " ".repeat(place - first) + "^".repeat(Math.max(1, Math.min(error.length, shown.length - (place - first))));
  return [el("pre", { class: "excerpt", "aria-hidden": "true" }, `${shown}\n`, el("span", { class: "carets" }, carets))];
}

function offerNames(defined, of) {
  const select = id("of");
  const wanted = select.value;
  const options = ["", ...defined.map(n => n.name)];
  const same = select.options.length === options.length && options.every((o, i) => select.options[i].value === o);
  if (!same) {
    select.replaceChildren(...options.map(o => el("option", { value: o }, o === "" ? "the last expression" : o)));
    select.value = options.includes(wanted) ? wanted : "";
  }
  select.options[0].textContent = wanted === "" && of !== "" ? `${of} (suggested)` : "the last expression";
}

async function derive() {
  clearTimeout(timer);
  const asked = fields();
  remember(asked);
  const result = id("derivatives");
  if (asked.source.trim() === "") {
    editor.mark(null, []);
    id("error").hidden = true;
    id("reading").replaceChildren();
    result.replaceChildren(el("p", { class: "hint" }, "Type an expression, or choose an example."));
    result.className = "card empty";
    return;
  }
  result.setAttribute("aria-busy", "true");
  const answer = await ask("derive", asked);
  if (!answer) {
    return;
  }
  result.setAttribute("aria-busy", "false");
  stale = new Set(Object.keys(views));
  if (!answer.ok) {
    // What has a place in the text is said below the text.
    const isShown = answer.error.start !== undefined || !id("error").hidden;
    result.className = isShown && hasResult ? "card old" : "card";
    id("status").textContent = isShown ? "" : answer.error.message;
    if (!isShown) {
      result.replaceChildren(problem(answer.error));
    } else if (!hasResult) {
      result.replaceChildren(el("p", { class: "hint" }, "The result appears here when the text can be read."));
    }
    id("views").hidden = !hasResult;
    return;
  }
  hasResult = true;
  id("views").hidden = false;
  result.className = "card";
  show(result, answer.answer, place => editor.goTo(place, 0));
  const count = answer.answer.derivatives.length;
  id("status").textContent = answer.answer.error ? answer.answer.error.message
    : `${count} ${count === 1 ? "derivative" : "derivatives"}${answer.answer.check ? `, ${answer.answer.check.text}` : ""}`;
  refreshView();
}

async function refreshView() {
  if (stale.delete(view) && editor.text.trim() !== "") {
    await views[view].show(fields());
  }
}

// ---- the address: nothing is stored anywhere else

function remember(asked) {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(asked)) {
    if (value !== "") {
      parameters.set(name, value);
    }
  }
  const hash = `#${parameters}`;
  if (hash !== location.hash) {
    history.replaceState(null, "", hash);
  }
}

function load(parameters) {
  hasResult = false;
  editor.text = parameters.get("source") ?? "";
  id("of").replaceChildren(el("option", { value: "" }, "the last expression"));
  if (parameters.get("of")) {
    id("of").append(el("option", { value: parameters.get("of") }, parameters.get("of")));
  }
  for (const name of names) {
    id(name).value = parameters.get(name) ?? "";
  }
  // On a narrow page the result is out of sight below what is not filled in.
  id("more").open = !narrow.matches || names.some(name => name !== "values" && id(name).value !== "");
  fit();
  read();
  derive();
}

// As many lines as the values need.
function fit() {
  const values = id("values");
  values.rows = 1;
  values.rows = Math.min(8, Math.max(1, Math.round((values.scrollHeight - 14) / 20)));
}

// ---- tabs

const tabs = [...id("tabs").querySelectorAll("[role=tab]")];

function choose(tab) {
  view = tab.id.slice("tab-".length);
  for (const other of tabs) {
    const isChosen = other === tab;
    other.setAttribute("aria-selected", String(isChosen));
    other.tabIndex = isChosen ? 0 : -1;
    id(other.getAttribute("aria-controls")).hidden = !isChosen;
  }
  refreshView();
}

tabs.forEach((tab, i) => {
  tab.addEventListener("click", () => choose(tab));
  tab.addEventListener("keydown", event => {
    const to = { ArrowRight: i + 1, ArrowLeft: i - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      const next = tabs[(to + tabs.length) % tabs.length];
      next.focus();
      choose(next);
    }
  });
});

// ---- examples

const dialog = id("examples");
let groups = null;

const basics = {
  title: "Formulas",
  examples: [
    { title: "the title example", source: start.source, values: start.values },
    { title: "a product and a chain", source: "x^2 sin(2x)", values: "x = 1" },
    { title: "a Gaussian", source: "exp(-(x-μ)²/2σ²)/√(2π σ²)", values: "x = 1, μ = 0, σ = 1" },
    { title: "a kink", source: "max(0, x) + |x − 1|", values: "x = 2" },
    { title: "a condition that stays", source: "(x² − 1)/(x − 1)", values: "x = 3" },
    { title: "a quadratic form", source: "xᵀA x − b·x", values: "A = [2, 1; 1, 3], x = [1, -1], b = [1, 0]" },
    { title: "two layers", source: "W[1] in R^{m×n};  W[2] in R^{p×m};  b[1] in R^m;  b[2] in R^p;  x in R^n;  y in R^p\na = tanh(W[1]*x + b[1])\nŷ = W[2]*a + b[2]\nL = ‖ŷ − y‖²", values: "" },
  ],
};

async function openExamples() {
  groups ??= [basics, ...await examples()];
  id("examples-filter").value = "";
  listExamples("");
  dialog.showModal();
}

function listExamples(filter) {
  const wanted = filter.trim().toLowerCase();
  const list = id("examples-list");
  list.replaceChildren(...groups.map(group => {
    const fitting = group.examples.filter(e => `${group.title} ${e.title} ${e.id ?? ""}`.toLowerCase().includes(wanted));
    return fitting.length === 0 ? "" : el("section", {},
      el("h3", {}, group.title),
      el("ul", {}, ...fitting.map(example => el("li", {}, el("button", { type: "button", "data-example": example.id, onclick: () => take(example) },
        example.title, example.id ? el("span", { class: "id" }, example.id.split("/")[1]) : null)))));
  }));
}

function take(example) {
  dialog.close();
  const parameters = new URLSearchParams({ source: example.source, values: example.values });
  load(parameters);
  id("source").focus();
}

id("examples-open").addEventListener("click", openExamples);
id("examples-close").addEventListener("click", () => dialog.close());
id("examples-filter").addEventListener("input", event => listExamples(event.target.value));
dialog.addEventListener("click", event => {
  if (event.target === dialog) {
    dialog.close();
  }
});

// ---- the rest

for (const name of names) {
  id(name).addEventListener("input", () => {
    fit();
    changed();
  });
}

id("link-copy").addEventListener("click", async event => {
  remember(fields());
  const button = event.currentTarget;
  const isCopied = await copy(location.href);
  id("status").textContent = isCopied ? "The link is copied." : "The link is in the address bar.";
  button.textContent = isCopied ? "Copied" : "In the address bar";
  setTimeout(() => { button.textContent = "Copy link"; }, 1500);
});

addEventListener("hashchange", () => load(new URLSearchParams(location.hash.slice(1))));
addEventListener("resize", () => reachable(document.body));
load(location.hash.length > 1 ? new URLSearchParams(location.hash.slice(1)) : new URLSearchParams(start));
