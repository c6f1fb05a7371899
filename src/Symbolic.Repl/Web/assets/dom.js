// Elements. Texts from outside become text nodes, never markup.

/** An element with properties and children; strings are text. */
export function el(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) {
      continue;
    }
    if (name === "class") {
      element.className = value;
    } else if (name.startsWith("on")) {
      element.addEventListener(name.slice(2), value);
    } else {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  element.append(...children.filter(child => child !== null && child !== undefined));
  return element;
}

/** An element of SVG. */
export function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== null) {
      element.setAttribute(name, value);
    }
  }
  element.append(...children);
  return element;
}

/** A formula, typeset; its text where that fails. */
export function math(formula, { display = false, tag = "span" } = {}) {
  const element = el(tag, { class: display ? "math display" : "math" });
  if (formula.latex === "") {
    element.textContent = formula.text;
    element.classList.add("plain");
    return element;
  }
  try {
    window.katex.render(formula.latex, element, { displayMode: display, throwOnError: true, strict: "ignore", trust: false, maxExpand: 500, maxSize: 40 });
  } catch {
    element.textContent = formula.text;
    element.classList.add("plain");
  }
  return element;
}

/** A number with at most so many digits. */
export function number(value, digits = 6) {
  if (value === null || value === undefined) {
    return "";
  }
  if (typeof value === "string") {
    return value === "NaN" ? "undefined" : value.replace("Infinity", "∞").replace("-", "−");
  }
  const text = String(Number(value.toPrecision(digits)));
  return text.replace("-", "−").replace(/e\+?(−|-)?/, (_, sign) => ` · 10^${sign ? "−" : ""}`);
}

/** What can be scrolled sideways must be reachable with the keyboard. */
export function reachable(root) {
  for (const element of root.querySelectorAll(".scroll")) {
    if (element.scrollWidth > element.clientWidth + 1) {
      element.tabIndex = 0;
      element.setAttribute("role", "group");
      element.setAttribute("aria-label", element.dataset.name ?? "formula");
    } else {
      element.removeAttribute("tabindex");
      element.removeAttribute("role");
      element.removeAttribute("aria-label");
    }
  }
}

/** A shape: R^{3×2}, typeset. */
export function shape(text) {
  return el("span", { class: "shape" }, text.startsWith("R^") ? math({ latex: text.replace("R^", "\\mathbb{R}^").replaceAll("×", "\\times "), text }) : text);
}

/** An error: one sentence and one hint. */
export function problem(error, kind = "refusal") {
  return el("div", { class: kind }, el("p", {}, error.message), error.hint ? el("p", { class: "hint" }, error.hint) : null);
}
