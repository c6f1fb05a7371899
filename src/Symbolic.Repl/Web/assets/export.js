// Results as texts to copy or to save.
import { ask } from "./api.js";
import { el, problem } from "./dom.js";

const formats = [["latex", "LaTeX"], ["csharp", "C#"], ["numpy", "Python"], ["c", "C"], ["julia", "Julia"], ["torch", "PyTorch"], ["sql", "SQL"], ["svg", "SVG"], ["dot", "DOT"]];

/** Copies a text; false where the browser does not allow it. */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

export class Export {
  #root;
  #format = "latex";
  #fields = {};
  #buttons;
  #body = el("div", {});

  constructor(root) {
    this.#root = root;
    this.#buttons = el("div", { class: "formats", role: "group", "aria-label": "Format" },
      ...formats.map(([format, name]) => el("button", { type: "button", "aria-pressed": String(format === this.#format), "data-format": format, onclick: () => this.#choose(format) }, name)));
    root.replaceChildren(this.#buttons, this.#body);
  }

  async show(fields) {
    this.#fields = fields;
    const answer = await ask("export", { ...fields, format: this.#format });
    if (!answer) {
      return;
    }
    if (!answer.ok) {
      this.#body.replaceChildren(problem(answer.error));
      return;
    }
    const { text, fileName, mediaType } = answer.answer;
    const said = el("span", { class: "said", role: "status" });
    const code = el("pre", { class: "code", tabindex: "0", role: "region", "aria-label": "Exported text" }, el("code", { id: "export-text" }, text));
    this.#body.replaceChildren(
      el("div", { class: "toolbar" },
        el("button", { type: "button", id: "export-copy", onclick: async () => { said.textContent = await copy(text) ? "Copied." : "The browser does not allow copying; mark the text instead."; } }, "Copy"),
        el("button", { type: "button", id: "export-save", onclick: () => save(text, fileName, mediaType) }, "Download"),
        said),
      ...(this.#format === "svg" ? [preview(text)] : []),
      code);
  }

  #choose(format) {
    this.#format = format;
    this.#buttons.querySelectorAll("button").forEach(b => b.setAttribute("aria-pressed", String(b.dataset.format === format)));
    this.show(this.#fields);
  }
}

function preview(text) {
  const address = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
  const image = el("img", { class: "preview", alt: "The computational graph", src: address });
  image.addEventListener("load", () => URL.revokeObjectURL(address));
  return image;
}

function save(text, fileName, mediaType) {
  const address = URL.createObjectURL(new Blob([text], { type: mediaType }));
  const link = el("a", { href: address, download: fileName });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
