// What opens over the table: a picture, an alert, a question on whose phone, a name, a code.

import { el, face } from "./dom.js";
import { lang, word } from "./words.js";

function shown(dialog, parent = document.body) {
  parent.append(dialog);
  dialog.addEventListener("close", () => dialog.remove());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  dialog.showModal();
  return dialog;
}

export function enlarge(address) {
  const dialog = el("dialog.lightbox", { "aria-label": word("enlarge"), onclick: () => dialog.close() }, el("button", { type: "button", "aria-label": word("cancel") }, el("img", { src: address, alt: "" })));
  shown(dialog);
}

/** An alert lies on one phone only: the others go on. */
export function alert(screen, text) {
  const close = () => box.remove();
  const ok = el("button", { type: "button", onclick: close }, word("ok"));
  const box = el("div.alert", { role: "alertdialog", "aria-label": text, onkeydown: (event) => event.key === "Escape" && close() }, el("div", {}, el("p", {}, text), ok));
  screen.append(box);
  ok.focus({ preventScroll: true });
}

/** Choose a person, or none: `choose(user)`, `add(name)` for somebody new. */
export function who(people, current, choose, add) {
  const take = (user) => () => (dialog.close(), choose(user));
  const row = (person) =>
    el("button.item", { type: "button", onclick: take(person.id) }, face(person.name, person.id), el("span", {}, el("b", {}, person.name), el("small", {}, person.id === current ? word("thisOne") : person.place || word("noPlace"))));
  const first = people.filter((one) => one.id === current);
  const rest = people.filter((one) => one.id !== current);
  const dialog = el("dialog.choice", { "aria-label": word("openAs") }, el("h2", {}, word("openAs")), el("div.list", {}, ...[...first, ...rest].map(row)), newcomer((name) => (dialog.close(), add(name))));
  shown(dialog);
}

/** A small form for the name of somebody new. */
export function newcomer(add) {
  const field = el("input", { type: "text", maxLength: 40, placeholder: word("newName"), "aria-label": word("newName"), autocomplete: "off" });
  const form = el("form.newcomer", {}, field, el("button.plain", { type: "submit" }, word("add")));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (field.value.trim()) add(field.value.trim());
  });
  return form;
}

/** Codes nobody has used: a press types one on this phone. */
export function codes(phone, spare) {
  const row = ({ school, code }) => el("button.item", { type: "button", onclick: () => (dialog.close(), phone.send(code)) }, el("span", {}, el("b", {}, code), el("small", {}, school)));
  const dialog = el("dialog.choice", { "aria-label": word("codes"), lang }, el("h2", {}, word("codes")), el("div.list", {}, ...spare.map(row)), spare.length === 0 && el("p", {}, word("none")));
  shown(dialog);
}
