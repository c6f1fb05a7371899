// Derivatives, conditions, values, checks, and what the statements of a program ask for.
import { el, math, number, problem, reachable, shape } from "./dom.js";

/** A value: a number, a vector in brackets, a matrix as a table, a tensor as one matrix for each position of the axes before the last two. */
export function valueOf(value) {
  const entry = e => value.isTruth ? (e ? "true" : "false") : number(e);
  const lengths = value.shape;
  if (lengths.length === 0) {
    return el("span", { class: "value" }, entry(value.entries[0]));
  }
  const columns = lengths.at(-1);
  const rows = lengths.length === 1 ? 1 : lengths.at(-2);
  const slices = Math.ceil(value.entries.length / (rows * columns));
  const root = el("span", { class: "value" });
  for (let slice = 0; slice < slices; slice++) {
    const table = el("table", { class: "matrix" });
    const body = el("tbody");
    for (let row = 0; row < rows; row++) {
      const start = (slice * rows + row) * columns;
      const cells = value.entries.slice(start, start + columns);
      if (cells.length > 0) {
        body.append(el("tr", {}, ...cells.map(c => el("td", {}, entry(c)))));
      }
    }
    table.append(body);
    const figure = el("span", { class: "slice scroll", "data-name": "value" });
    if (slices > 1) {
      figure.append(el("span", { class: "slice-name" }, `[${position(slice, lengths.slice(0, -2)).join(",")}]`));
    }
    figure.append(el("span", { class: "brackets" }, table));
    root.append(figure);
  }
  if (value.omitted) {
    root.append(el("span", { class: "hint" }, `… ${value.omitted}`));
  }
  return root;
}

function position(slice, lengths) {
  const at = [];
  for (const length of [...lengths].reverse()) {
    at.unshift(slice % length + 1);
    slice = Math.floor(slice / length);
  }
  return at;
}

/** Lines of a backward pass, each a statement, with its value where there is one; what was not asked for is quieter. */
export function linesOf(lines, valueFor = () => null) {
  return el("div", { class: "lines" }, ...lines.map(line => {
    const value = line.isRequested ? valueFor(line) : null;
    return el("div", { class: line.isRequested ? "line asked" : "line" },
      el("div", { class: "scroll", "data-name": "line of the backward pass" }, math({
        latex: `${line.name.latex} = \\dfrac${line.of.latex.replace(/^\\frac/, "")} = ${line.value.latex}`,
        text: `${line.name.text} = ${line.of.text} = ${line.value.text}`,
      })),
      value ? el("div", { class: "is-value" }, el("span", { class: "equals", "aria-hidden": "true" }, "="), valueOf(value)) : null,
      el("div", { class: "why" }, shape(line.shape), el("span", {}, line.rule)));
  }));
}

export function checkOf(check) {
  const kind = check.passed === true ? "good" : check.passed === false ? "bad" : "open";
  const mark = check.passed === true ? "✓ " : check.passed === false ? "✗ " : "";
  // How it was checked is for those who ask.
  const [, said, how] = /^(.*?)( \([^]*\))?$/.exec(check.text) ?? [null, check.text, ""];
  return el("p", { class: `check ${kind}` }, mark + said, how ? el("span", { class: "how" }, how) : null);
}

function conditionsOf(conditions) {
  const line = el("p", { class: "conditions" }, "provided ");
  conditions.forEach((condition, i) => line.append(i > 0 ? ", " : "", math(condition)));
  return line;
}

function tableOf(table) {
  return el("div", { class: "scroll", "data-name": table.title },
    el("table", { class: "pass" }, el("caption", {}, table.title),
      el("tbody", {}, ...table.rows.map(row => el("tr", {}, ...row.map((cell, i) => el(i === 0 ? "th" : "td", i === 0 ? { scope: "row" } : {}, cell.text ? math(cell) : "")))))));
}

/** Names of a program of tensors with their shapes. */
function namesOf(names) {
  return el("details", { class: "names" },
    el("summary", {}, `Names and shapes (${names.length})`),
    el("div", { class: "scroll", "data-name": "names and shapes" },
      el("table", { class: "pass" },
        el("thead", {}, el("tr", {}, el("th", { scope: "col" }, "name"), el("th", { scope: "col" }, "shape"), el("th", { scope: "col" }, "is"))),
        el("tbody", {}, ...names.map(n => el("tr", {}, el("th", { scope: "row" }, math(n.formula)), el("td", {}, shape(n.shape)), el("td", {}, n.role)))))));
}

/** Steps of a derivation. */
export function stepsOf(steps) {
  return el("ol", { class: "steps" }, ...steps.map(step => el("li", { class: `step ${step.kind}` },
    el("details", {},
      el("summary", {}, el("span", { class: "rule" }, step.rule), step.tier ? el("span", { class: "tier" }, step.tier) : null,
        el("span", { class: "scroll before", "data-name": "step" }, math(step.before))),
      el("div", { class: "scroll after", "data-name": "step" }, math({ latex: `= ${step.after.latex}`, text: `= ${step.after.text}` })),
      el("p", { class: "why" }, step.remark)))));
}

function statementOf(statement, goTo) {
  const body = el("div", { class: "statement-body" });
  if (statement.error) {
    body.append(problem(statement.error));
  }
  if (statement.lines) {
    body.append(linesOf(statement.lines));
  }
  if (statement.formula && !(statement.value && isLong(statement))) {
    body.append(el("div", { class: "scroll", "data-name": "formula" }, math(statement.formula)));
  }
  if (statement.value) {
    body.append(el("div", { class: "is-value" }, el("span", { class: "equals", "aria-hidden": "true" }, "="), valueOf(statement.value)));
  }
  if (statement.check) {
    body.append(checkOf(statement.check));
  }
  for (const table of statement.tables ?? []) {
    body.append(tableOf(table));
  }
  for (const derivation of statement.derivations ?? []) {
    body.append(stepsOf(derivation.steps));
  }
  return el("li", { class: "statement" },
    el("button", { type: "button", class: "source", title: "Show in the text", onclick: () => goTo(statement.start) }, statement.source), body);
}

// With numbers at hand a formula of several lines is only in the way.
function isLong(statement) {
  return statement.formula.text.length > 120;
}

/** Writes the answer to a text. */
export function show(root, answer, goTo) {
  const parts = [];
  if (answer.function && answer.label) {
    const line = el("div", { class: "function" }, el("div", { class: "scroll", "data-name": "function" },
      math({ latex: `${answer.label.latex} = ${answer.function.latex}`, text: `${answer.label.text} = ${answer.function.text}` }, { display: true })));
    if (answer.value) {
      line.append(el("div", { class: "is-value" }, el("span", { class: "equals", "aria-hidden": "true" }, "="), valueOf(answer.value),
        answer.point ? el("span", { class: "at" }, answer.point.length > 60 ? "at the given values" : `at ${answer.point}`) : null));
    }
    parts.push(line);
  }
  if (answer.error) {
    parts.push(problem(answer.error));
  }
  // The value of a derivative stands with its line where there is one.
  const values = new Map(answer.derivatives.filter(d => d.value).map(d => [d.label.text, d]));
  const told = new Set();
  if (answer.lines.length > 0) {
    parts.push(el("h3", {}, "Backward pass"), linesOf(answer.lines, line => {
      const derivative = values.get(line.of.text);
      told.add(derivative);
      return derivative?.value;
    }));
  }
  const rest = answer.derivatives.filter(d => (d.formula || d.value) && !told.has(d));
  if (rest.length > 0) {
    parts.push(el("h3", {}, answer.lines.length > 0 ? "Values" : rest.length > 1 ? "Derivatives" : "Derivative"));
  }
  for (const derivative of rest) {
    const right = derivative.formula ?? null;
    const line = el("div", { class: "derivative" }, el("div", { class: "scroll", "data-name": "derivative" }, math({
      latex: right ? `${derivative.label.latex} = ${right.latex}` : derivative.label.latex,
      text: right ? `${derivative.label.text} = ${right.text}` : derivative.label.text,
    }, { display: true })));
    if (derivative.value) {
      line.append(el("div", { class: "is-value" }, el("span", { class: "equals", "aria-hidden": "true" }, "="), valueOf(derivative.value)));
    }
    if (derivative.shape !== "number") {
      line.append(shape(derivative.shape));
    }
    parts.push(line);
  }
  if (answer.conditions.length > 0) {
    parts.push(conditionsOf(answer.conditions));
  }
  if (answer.check) {
    parts.push(checkOf(answer.check));
  }
  if (answer.names.length > 0) {
    parts.push(namesOf(answer.names));
  }
  for (const note of answer.notes) {
    parts.push(el("p", { class: "note" }, note));
  }
  if (answer.statements.length > 0) {
    // A long list would put the graph out of sight.
    const few = answer.statements.length <= 3 || answer.statements.some(s => s.error);
    parts.push(el("details", { class: "program", open: few }, el("summary", {}, `The program line by line (${answer.statements.length})`),
      el("ol", { class: "statements" }, ...answer.statements.map(s => statementOf(s, goTo)))));
  }
  root.replaceChildren(...parts);
  reachable(root);
}
