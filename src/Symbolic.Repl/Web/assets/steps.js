// How derivatives come about: steps that unfold, at three levels.
import { ask } from "./api.js";
import { el, math, problem, reachable } from "./dom.js";
import { linesOf, stepsOf } from "./results.js";

const levels = [[1, "Rules"], [2, "+ simplification"], [3, "+ every rewrite"]];

export class Steps {
  #root;
  #level = 1;
  #fields = {};

  constructor(root) {
    this.#root = root;
  }

  async show(fields) {
    this.#fields = fields;
    const answer = await ask("explain", { ...fields, level: this.#level });
    if (answer) {
      this.#draw(answer);
    }
  }

  #draw(answer) {
    const choice = el("fieldset", { class: "levels" }, el("legend", { class: "visually-hidden" }, "How much is shown"),
      ...levels.map(([level, name]) => el("label", {},
        el("input", { type: "radio", name: "level", value: level, checked: level === this.#level, onchange: () => this.#choose(level) }), ` ${name}`)));
    if (!answer.ok) {
      this.#root.replaceChildren(choice, problem(answer.error));
      return;
    }
    const { derivations, lines } = answer.answer;
    const parts = derivations.map(d => el("section", { class: "derivation" },
      el("h3", {}, math(d.label)), stepsOf(d.steps),
      d.omitted > 0 ? el("p", { class: "hint" }, `${d.omitted} more parts are derived in the same way.`) : null));
    if (lines.length > 0) {
      parts.push(linesOf(lines));
    }
    const unfold = el("button", { type: "button", class: "quiet", onclick: event => {
      const open = event.currentTarget.textContent === "Unfold all";
      this.#root.querySelectorAll("details").forEach(d => { d.open = open; });
      event.currentTarget.textContent = open ? "Fold all" : "Unfold all";
    } }, "Unfold all");
    this.#root.replaceChildren(el("div", { class: "toolbar" }, choice, derivations.length > 0 ? unfold : null), ...parts);
    reachable(this.#root);
  }

  async #choose(level) {
    this.#level = level;
    await this.show(this.#fields);
    this.#root.querySelector("input[name=level]:checked")?.focus();
  }
}
