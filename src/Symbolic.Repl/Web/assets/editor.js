// The editor: a textarea over a copy of its text that carries the marks, and numbers of lines beside it.
import { el } from "./dom.js";

const most = 18;

export class Editor {
  #source = document.getElementById("source");
  #marks = document.getElementById("marks");
  #gutter = document.getElementById("gutter");
  #error = null;
  #lints = [];

  constructor(onChange) {
    this.#source.addEventListener("input", () => {
      // Old marks would stand at the wrong places.
      this.#error = null;
      this.#lints = [];
      this.#draw();
      onChange();
    });
    this.#source.addEventListener("scroll", () => this.#follow());
    this.#draw();
  }

  get text() {
    return this.#source.value;
  }

  set text(value) {
    this.#source.value = value;
    this.#error = null;
    this.#lints = [];
    this.#draw();
    this.#source.scrollTop = 0;
    this.#source.scrollLeft = 0;
  }

  /** Underlines a stretch that is wrong, or stretches about which something is said. */
  mark(error, lints) {
    this.#error = error && error.start !== undefined ? error : null;
    this.#lints = lints;
    this.#source.setAttribute("aria-invalid", error ? "true" : "false");
    this.#draw();
  }

  /** Puts the cursor at a place. */
  goTo(start, length) {
    this.#source.focus();
    this.#source.setSelectionRange(start, start + length);
  }

  #draw() {
    const text = this.#source.value;
    const spans = (this.#error ? [{ ...this.#error, kind: "wrong" }] : this.#lints.map(lint => ({ ...lint, kind: lint.isWarning ? "warning" : "note" })))
      .sort((a, b) => a.start - b.start);
    const parts = [];
    let at = 0;
    for (const span of spans) {
      if (span.start < at) {
        continue;
      }
      const start = Math.min(span.start, text.length);
      const end = Math.min(start + span.length, text.length);
      parts.push(text.slice(at, start));
      // At the end of a text or line there is no letter to underline.
      const marked = text.slice(start, end);
      parts.push(el("span", { class: `mark-${span.kind}` }, marked.trim() === "" ? " " : marked));
      at = marked.trim() === "" ? start : end;
    }
    parts.push(text.slice(at), "\n");
    this.#marks.replaceChildren(...parts);

    const lines = text.split("\n").length;
    const wrongLine = this.#error?.line;
    this.#gutter.replaceChildren(...Array.from({ length: lines }, (_, i) => el("div", { class: i + 1 === wrongLine ? "wrong" : null }, String(i + 1))));
    this.#source.rows = Math.min(Math.max(lines, 3), most);
    this.#follow();
  }

  #follow() {
    this.#marks.scrollTop = this.#source.scrollTop;
    this.#marks.scrollLeft = this.#source.scrollLeft;
    this.#gutter.scrollTop = this.#source.scrollTop;
  }
}
