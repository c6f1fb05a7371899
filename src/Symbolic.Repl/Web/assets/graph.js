// The computational graph: values go forward above the wires, derivatives backward below them, one step at a time. A node shows its paths.
import { ask } from "./api.js";
import { el, math, number, problem, reachable, svg } from "./dom.js";

export class Graph {
  #root;
  #fields = {};
  #graph = null;
  #at = 0;
  #drawn = {};
  #paths = null;

  constructor(root) {
    this.#root = root;
  }

  async show(fields) {
    this.#fields = fields;
    const answer = await ask("graph", fields);
    if (!answer) {
      return;
    }
    this.#paths = null;
    if (!answer.ok) {
      this.#graph = null;
      this.#root.replaceChildren(problem(answer.error));
      return;
    }
    this.#graph = answer.answer;
    this.#at = this.#graph.steps.length;
    this.#draw();
  }

  #draw() {
    const graph = this.#graph;
    const picture = svg("svg", {
      class: "graph", viewBox: `-8 -26 ${graph.width + 16} ${graph.height + 52}`, width: graph.width + 16, height: graph.height + 52,
      role: "img", "aria-label": `Computational graph of ${graph.nodes.length} nodes. ${graph.nodes.map(n => n.formula.text).join("; ")}`,
    });
    // Wide graphs are scrolled: letters stay large enough to be read.
    picture.style.minWidth = `${Math.round(0.64 * (graph.width + 16))}px`;
    this.#drawn = { nodes: [], edges: [], values: [], gradients: [] };
    for (const edge of graph.edges) {
      const path = svg("path", { class: "wire", d: edge.path });
      this.#drawn.edges.push(path);
      picture.append(path);
    }
    const last = graph.nodes.length - 1;
    graph.nodes.forEach((node, i) => {
      const right = node.x + node.width / 2;
      const group = svg("g", { class: `node ${node.role}` }, svg("title", {}));
      group.firstChild.textContent = `${node.formula.text}${node.gradientFormula ? `\n${node.gradientFormula.text}` : ""}`;
      group.append(svg("rect", { x: node.x - node.width / 2, y: node.y - node.height / 2, width: node.width, height: node.height, rx: node.role === "input" ? node.height / 2 : 7 }));
      const label = svg("text", { x: node.x, y: node.y + 5, class: "label" });
      label.textContent = node.label;
      group.append(label);
      if (node.role !== "input") {
        const name = svg("text", { x: node.x - node.width / 2 + 2, y: node.y - node.height / 2 - 6, class: "name" });
        name.textContent = node.name;
        group.append(name);
      }
      if (i === last) {
        picture.append(svg("path", { class: "wire", d: `M${right},${node.y}h${graph.stub}` }));
      }
      const value = svg("text", { x: right + graph.stub / 2, y: node.y - 6, class: "value" });
      const gradient = svg("text", { x: right + graph.stub / 2, y: node.y + 16, class: "gradient" });
      group.addEventListener("click", () => {
        if (isOfNumbers(graph)) {
          this.#showPaths(i);
        }
      });
      picture.append(group, value, gradient);
      this.#drawn.nodes.push(group);
      this.#drawn.values.push(value);
      this.#drawn.gradients.push(gradient);
    });

    const button = (shape, label, move) => el("button", { type: "button", "aria-label": label, title: label, onclick: move },
      svg("svg", { viewBox: "0 0 16 16", width: 16, height: 16, "aria-hidden": "true" }, svg("path", { d: shape, fill: "currentColor" })));
    const stepper = el("div", { class: "stepper", role: "group", "aria-label": "Steps through the graph" },
      button("M2 2h2v12H2zM14 2v12L5 8z", "To the beginning", () => this.#go(0)),
      button("M12 2v12L3 8z", "One step back", () => this.#go(this.#at - 1)),
      button("M4 2v12l9-6z", "One step forward", () => this.#go(this.#at + 1)),
      button("M12 2h2v12h-2zM2 2v12l9-6z", "To the end", () => this.#go(this.#graph.steps.length)));
    const select = el("select", { id: "paths-to" }, el("option", { value: "" }, "—"), ...graph.nodes.map((n, i) => el("option", { value: i }, n.name)));
    select.addEventListener("change", () => select.value === "" ? this.#hidePaths() : this.#showPaths(Number(select.value)));
    this.#drawn.select = select;
    this.#drawn.count = el("span", { class: "count" });
    this.#drawn.message = el("div", { class: "message" });
    this.#drawn.spoken = el("p", { class: "visually-hidden", id: "graph-message", "aria-live": "polite" });
    this.#drawn.paths = el("div", { class: "paths" });
    this.#drawn.scroll = el("div", { class: "picture", tabindex: "0", role: "group", "aria-label": "Computational graph: left and right arrow keys step through it" }, picture);
    const ofNumbers = isOfNumbers(graph);
    const toolbar = el("div", { class: "toolbar" }, stepper, this.#drawn.count,
      ofNumbers ? el("span", { class: "to" }, el("label", { for: "paths-to" }, "Paths to "), select) : null);
    const keys = event => {
      const move = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (move && !(event.target instanceof HTMLSelectElement)) {
        event.preventDefault();
        this.#go(this.#at + move);
      } else if (event.key === "Home" || event.key === "End") {
        if (!(event.target instanceof HTMLSelectElement)) {
          event.preventDefault();
          this.#go(event.key === "Home" ? 0 : this.#graph.steps.length);
        }
      }
    };
    this.#drawn.scroll.addEventListener("keydown", keys);
    stepper.addEventListener("keydown", keys);
    this.#root.replaceChildren(toolbar, this.#drawn.message, this.#drawn.spoken, this.#drawn.scroll,
      el("p", { class: "legend" },
        ...(graph.point || !ofNumbers
          ? [el("span", { class: "key value" }, ofNumbers ? "value" : "shape"), " above, ", el("span", { class: "key gradient" }, "derivative"), " below each wire. "]
          : ["Give values to see numbers on the wires. "]),
        ofNumbers ? "Choose a node for its paths." : ""),
      this.#drawn.paths);
    this.#refresh(false);
  }

  #go(step) {
    this.#at = Math.max(0, Math.min(step, this.#graph.steps.length));
    this.#hidePaths();
    this.#refresh(true);
  }

  #refresh(speaks) {
    const { steps, nodes, edges, point } = this.#graph;
    const known = nodes.map(() => null);
    const total = nodes.map(() => null);
    const passed = new Set();
    for (const step of steps.slice(0, this.#at)) {
      if (step.isForward) {
        known[step.node] = step.value ?? true;
      } else if (step.node !== undefined) {
        total[step.node] = step.total ?? true;
        if (step.edge !== undefined) {
          passed.add(step.edge);
        } else if (!isOfNumbers(this.#graph)) {
          edges.forEach((edge, i) => edge.input === step.node && passed.add(i));
        }
      }
    }
    const current = this.#at > 0 && this.#at < steps.length ? steps[this.#at - 1] : this.#at === steps.length ? null : undefined;
    nodes.forEach((_, i) => {
      this.#drawn.values[i].textContent = known[i] === null ? "" : point ? number(known[i], 4) : nodes[i].shape ?? "";
      this.#drawn.gradients[i].textContent = total[i] === null ? "" : point ? number(total[i], 4) : nodes[i].gradientName ?? "";
      const group = this.#drawn.nodes[i];
      group.classList.toggle("known", known[i] !== null);
      group.classList.toggle("reached", total[i] !== null);
      group.classList.toggle("current", current?.node === i);
    });
    edges.forEach((_, i) => {
      this.#drawn.edges[i].classList.toggle("reached", passed.has(i));
      this.#drawn.edges[i].classList.toggle("current", current?.edge === i);
    });
    this.#drawn.count.textContent = `${this.#at} / ${steps.length}`;
    this.#say(speaks);
    if (speaks && current?.node !== undefined) {
      this.#reveal(nodes[current.node]);
    }
  }

  // What happened in the step before.
  #say(speaks) {
    const { steps } = this.#graph;
    const message = this.#drawn.message;
    if (this.#at === 0) {
      message.replaceChildren(el("span", { class: "hint" }, "Before the forward pass. Step forward to compute the first value."));
      if (speaks) {
        this.#drawn.spoken.textContent = "Before the forward pass.";
      }
      return;
    }
    const step = steps[this.#at - 1];
    const hasValue = step.value !== undefined && step.value !== null;
    const value = hasValue ? number(step.value) : "";
    const sum = hasValue && !step.isForward && step.edge !== undefined && step.total !== step.value ? `, together ${number(step.total)}` : "";
    message.replaceChildren(
      el("span", { class: `pass-name ${step.isForward ? "forward" : "backward"}` }, step.isForward ? "forward" : "backward"),
      el("span", { class: "scroll", "data-name": "step" }, math(step.formula), value ? ` = ${value}${sum}` : ""));
    if (speaks) {
      this.#drawn.spoken.textContent = `${step.formula.text}${value ? ` = ${value}` : ""}${sum}`;
    }
  }

  #reveal(node) {
    const box = this.#drawn.scroll;
    const scale = box.firstChild.getBoundingClientRect().width / (this.#graph.width + 16);
    const left = (node.x - node.width / 2) * scale;
    const right = (node.x + node.width / 2 + this.#graph.stub) * scale;
    if (left < box.scrollLeft || right > box.scrollLeft + box.clientWidth) {
      box.scrollLeft = left - box.clientWidth / 3;
    }
  }

  #hidePaths() {
    this.#paths = null;
    this.#drawn.select.value = "";
    this.#drawn.paths.replaceChildren();
    this.#highlight(null);
  }

  async #showPaths(node) {
    const answer = await ask("paths", { ...this.#fields, node });
    if (!answer) {
      return;
    }
    this.#drawn.select.value = String(node);
    if (!answer.ok) {
      this.#drawn.paths.replaceChildren(problem(answer.error));
      return;
    }
    const { derivative, count, paths, sum } = answer.answer;
    this.#paths = paths;
    const rows = paths.map((path, i) => {
      const row = el("tr", { class: "path" },
        el("th", { scope: "row" }, el("button", { type: "button", class: "quiet", "aria-pressed": "false", onclick: event => this.#choosePath(i, event.currentTarget) }, math(path.names))),
        el("td", {}, math(path.product)), el("td", { class: "number" }, path.value === undefined ? "" : number(path.value)));
      row.addEventListener("mouseenter", () => this.#highlight([path]));
      row.addEventListener("mouseleave", () => this.#highlight(this.#paths));
      return row;
    });
    if (sum !== undefined && sum !== null) {
      rows.push(el("tr", { class: "sum" }, el("th", { scope: "row" }, "sum"), el("td", {}, paths.map(p => number(p.value)).join(" + ").replaceAll("+ −", "− ")), el("td", { class: "number" }, number(sum))));
    }
    const more = Number(count) > paths.length ? `, the first ${paths.length} of them` : "";
    this.#drawn.paths.replaceChildren(
      el("h3", {}, math(derivative), `: the sum over ${count} ${count === "1" ? "path" : "paths"}${more}`),
      count === "0" ? el("p", { class: "hint" }, "Nothing flows back to this node.") : el("div", { class: "scroll", "data-name": "paths" }, el("table", { class: "pass" }, el("tbody", {}, ...rows))));
    reachable(this.#drawn.paths);
    this.#highlight(paths);
    this.#drawn.spoken.textContent = `${count} ${count === "1" ? "path" : "paths"}: ${paths.map(p => `${p.product.text}${p.value === undefined ? "" : ` = ${number(p.value)}`}`).join("; ")}${sum === undefined || sum === null ? "" : `; sum ${number(sum)}`}`;
  }

  #choosePath(index, button) {
    const pressed = button.getAttribute("aria-pressed") === "true";
    this.#drawn.paths.querySelectorAll("button").forEach(b => b.setAttribute("aria-pressed", "false"));
    button.setAttribute("aria-pressed", String(!pressed));
    this.#highlight(pressed ? this.#paths : [this.#paths[index]]);
  }

  #highlight(paths) {
    const edges = new Set((paths ?? []).flatMap(p => p.edges));
    const nodes = new Set((paths ?? []).flatMap(p => p.nodes));
    this.#drawn.edges.forEach((edge, i) => edge.classList.toggle("on-path", edges.has(i)));
    this.#drawn.nodes.forEach((node, i) => node.classList.toggle("on-path", nodes.has(i)));
    this.#drawn.scroll.classList.toggle("has-paths", paths !== null && paths !== undefined);
  }
}

// Nodes of a graph of tensors have shapes.
function isOfNumbers(graph) {
  return graph.nodes.every(n => n.shape === undefined);
}
