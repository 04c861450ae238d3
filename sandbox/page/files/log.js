// The drawer for developers: every call of the Bot API, newest first.

import { el, icon } from "./dom.js";
import { calls } from "./net.js";
import { second, word } from "./words.js";

const PAUSE = 500; // milliseconds between two looks

export class Log {
  constructor(box, zone) {
    Object.assign(this, { box, zone, names: new Map(), waiting: false });
    this.words = el("input", { type: "search", placeholder: word("filter"), "aria-label": word("filter"), oninput: () => this.look() });
    this.polls = el("input", { type: "checkbox", onchange: () => this.look() });
    const away = el("button.round", { type: "button", "aria-label": word("cancel"), onclick: () => this.toggle() }, icon("close"));
    this.lines = el("ol");
    box.setAttribute("aria-label", word("calls"));
    box.append(el("header", {}, el("h2", {}, word("calls")), away, this.words, el("label", {}, this.polls, word("polls"))), this.lines);
  }

  toggle() {
    this.box.hidden = !this.box.hidden;
    document.body.classList.toggle("logged", !this.box.hidden);
    if (this.box.hidden) return;
    this.words.focus();
    this.look();
  }

  know(people) {
    this.names = new Map(people.map((one) => [one.id, one.name]));
  }

  /** Something was called: look again, but not more often than one can read. */
  heard() {
    if (this.box.hidden || this.waiting) return;
    this.waiting = true;
    setTimeout(() => ((this.waiting = false), this.look()), PAUSE);
  }

  async look() {
    const found = await calls(this.words.value.trim(), this.polls.checked);
    this.lines.replaceChildren(...found.map((one) => this.#line(one)));
    if (found.length === 0) this.lines.append(el("li.none", {}, word("none")));
  }

  #line({ at, method, chat, outcome, payload }) {
    const state = outcome === "ok" ? "good" : outcome === "" ? "running" : "bad";
    return el("li", {}, el("details", {}, el("summary", {}, el("time", {}, second(at, this.zone())), el("b", {}, method), el("span", {}, chat ? this.names.get(chat) ?? chat : ""), el(`em.${state}`, {}, outcome || word("running")), el("small", {}, payload.slice(0, 120))), el("code", {}, payload)));
  }
}
