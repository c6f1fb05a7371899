// Curves of a function and its derivative along one variable.
import { ask } from "./api.js";
import { el, math, number, problem, svg } from "./dom.js";

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
    for (const t of ticks(plot.from, plot.to)) {
      picture.append(svg("line", { class: t === 0 ? "axis" : "grid", x1: x(t), x2: x(t), y1: 12, y2: height - bottom }));
      picture.append(text(x(t), height - bottom + 18, number(t, 4), "middle"));
    }
    for (const t of ticks(plot.bottom, plot.top)) {
      picture.append(svg("line", { class: t === 0 ? "axis" : "grid", x1: left, x2: width - 12, y1: y(t), y2: y(t) }));
      picture.append(text(left - 8, y(t) + 4, number(t, 4), "end"));
    }
    const clip = svg("clipPath", { id: "plot-area" }, svg("rect", { x: left, y: 12, width: width - left - 12, height: height - bottom - 12 }));
    picture.append(svg("defs", {}, clip));
    plot.curves.forEach((curve, i) => picture.append(svg("path", { class: `curve curve-${i}`, "clip-path": "url(#plot-area)", d: pathOf(curve, x, y, plot.top - plot.bottom) })));
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

// Round numbers, about six of them.
function ticks(from, to) {
  const raw = (to - from) / 6;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map(m => m * power).find(s => s >= raw) ?? raw;
  const found = [];
  for (let i = Math.ceil(from / step - 1e-9); i * step <= to + step * 1e-9; i++) {
    found.push(Number((i * step).toPrecision(12)));
  }
  return found;
}

// Broken where there is no value, and where a pole throws the curve across the picture.
function pathOf(curve, x, y, room) {
  let path = "";
  let before = null;
  curve.x.forEach((at, i) => {
    const value = curve.y[i];
    if (value === null || value === undefined) {
      before = null;
      return;
    }
    const jumps = before !== null && Math.abs(value - before) > 2 * room && Math.sign(value) !== Math.sign(before);
    path += `${before === null || jumps ? "M" : "L"}${x(at).toFixed(1)},${Math.max(-1e5, Math.min(1e5, y(value))).toFixed(1)}`;
    before = value;
  });
  return path;
}
