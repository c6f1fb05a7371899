// Curves of a function and its derivative along one variable.
import { ask } from "./api.js";
import { el, math, problem, svg } from "./dom.js";

const width = 640;
const height = 360;
const left = 56;
const bottom = 34;

export class Plot {
  #root;
  #fields = {};
  #along = "";
  #from = null;
  #to = null;

  constructor(root) {
    this.#root = root;
  }

  async show(fields) {
    if (fields.source !== this.#fields.source) {
      this.#along = "";
      this.#from = this.#to = null;
    }
    this.#fields = fields;
    const answer = await ask("plot", { ...fields, along: this.#along, from: this.#from, to: this.#to });
    if (answer) {
      this.#root.replaceChildren(...(answer.ok ? this.#draw(answer.answer) : [problem(answer.error)]));
    }
  }

  #draw(plot) {
    const x = v => left + (v - plot.from) / (plot.to - plot.from) * (width - left - 12);
    const y = v => height - bottom - (v - plot.bottom) / (plot.top - plot.bottom) * (height - bottom - 12);
    const picture = svg("svg", { class: "plot", viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": `${plot.curves.map(c => c.label.text).join(" and ")} for ${plot.along} from ${plot.from} to ${plot.to}` });
    for (const { at, label } of plot.across) {
      picture.append(svg("line", { class: at === 0 ? "axis" : "grid", x1: x(at), x2: x(at), y1: 12, y2: height - bottom }));
      picture.append(text(x(at), height - bottom + 18, label, "middle"));
    }
    for (const { at, label } of plot.up) {
      picture.append(svg("line", { class: at === 0 ? "axis" : "grid", x1: left, x2: width - 12, y1: y(at), y2: y(at) }));
      picture.append(text(left - 8, y(at) + 4, label, "end"));
    }
    plot.curves.forEach((curve, i) => picture.append(svg("path", { class: `curve curve-${i}`, d: curve.pieces.map(piece => pathOf(piece, x, y)).join("") })));
    const input = (id, label, value, set) => el("label", { for: id }, label, el("input", { id, type: "number", step: "any", value, onchange: event => { set(event.target.valueAsNumber); this.#again(id); } }));
    const along = el("select", { id: "plot-along", onchange: event => { this.#along = event.target.value; this.#from = this.#to = null; this.#again("plot-along"); } },
      ...plot.variables.map(v => el("option", { value: v, selected: v === plot.along }, v)));
    return [
      el("div", { class: "toolbar" }, el("label", { for: "plot-along" }, "Along ", along),
        input("plot-from", "from ", plot.from, v => { this.#from = Number.isNaN(v) ? null : v; this.#to ??= plot.to; }),
        input("plot-to", "to ", plot.to, v => { this.#to = Number.isNaN(v) ? null : v; this.#from ??= plot.from; })),
      picture,
      el("p", { class: "legend" }, ...plot.curves.map((c, i) => el("span", { class: `key curve-${i}` }, math(c.label))), plot.fixed ? `with ${plot.fixed}` : ""),
    ];
  }

  async #again(id) {
    await this.show(this.#fields);
    document.getElementById(id)?.focus();
  }
}

function text(x, y, content, anchor) {
  const element = svg("text", { x, y, "text-anchor": anchor });
  element.textContent = content;
  return element;
}

function pathOf(piece, x, y) {
  let path = "";
  for (let i = 0; i < piece.length; i += 2) {
    path += `${i === 0 ? "M" : "L"}${x(piece[i]).toFixed(1)},${y(piece[i + 1]).toFixed(1)}`;
  }
  return path;
}
