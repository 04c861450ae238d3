// Elements made from values: a text can only ever become a text.

const SVG = "http://www.w3.org/2000/svg";

/** An element with properties, `on…` listeners, `data` and `aria-…` attributes, and children. */
export function el(kind, given = {}, ...children) {
  const [tag, ...classes] = kind.split(".");
  const made = document.createElement(tag || "div");
  made.classList.add(...classes);
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined || value === null) continue;
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (name === "data") Object.assign(made.dataset, value);
    else if (name.includes("-") || name === "role") made.setAttribute(name, value);
    else made[name] = value;
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

export function icon(name, label = "") {
  const made = document.createElementNS(SVG, "svg");
  made.setAttribute("class", `icon i-${name}`);
  if (label) {
    made.setAttribute("role", "img");
    made.setAttribute("aria-label", label);
  } else made.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `#i-${name}`);
  made.append(use);
  return made;
}

/** The round face of somebody: the first letter on a colour of their own. */
export function face(name, number) {
  const letter = [...(name || "?")][0].toUpperCase();
  return el("span.face", { data: { tint: String(Math.abs(number) % 7) }, "aria-hidden": "true" }, letter);
}

/** A menu that opens at a button and closes by a choice, Escape or a press elsewhere; `fill` makes its items. */
export function menu(button, fill, kind = "") {
  const list = el("div.menu", { role: "menu", hidden: true });
  if (kind) list.classList.add(kind);
  const close = (back) => {
    list.hidden = true;
    button.setAttribute("aria-expanded", "false");
    if (back) button.focus();
  };
  button.setAttribute("aria-haspopup", "menu");
  button.setAttribute("aria-expanded", "false");
  button.addEventListener("click", (event) => {
    event.stopPropagation();
    if (!list.hidden) return close(false);
    list.replaceChildren(...fill(() => close(false)));
    list.hidden = false;
    button.setAttribute("aria-expanded", "true");
    list.querySelector("input, button")?.focus({ preventScroll: true });
  });
  list.addEventListener("keydown", (event) => {
    const items = [...list.querySelectorAll("button, input")];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    items[(items.indexOf(document.activeElement) + step + items.length) % items.length]?.focus();
  });
  document.addEventListener("keydown", (event) => event.key === "Escape" && !list.hidden && close(true));
  document.addEventListener("pointerdown", (event) => {
    if (!list.hidden && !list.contains(event.target) && !button.contains(event.target)) close(false);
  });
  return list;
}

export function item(name, label, act, extra = {}) {
  return el("button.item", { type: "button", role: "menuitem", onclick: act, ...extra }, name && icon(name), el("span", {}, label));
}
