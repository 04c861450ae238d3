// The bar above the table: the clock, what moves the world, whose phones there are.

import { newcomer } from "./dialogs.js";
import { el, face, icon, item, menu } from "./dom.js";
import { hour, switchLanguage, weekday, word } from "./words.js";

const ACTS = ["day", "event", "kill"];
const narrow = matchMedia("(max-width: 760px)");

export class Head {
  /** `hand` does: world(act), open(user), add(name), log(). */
  constructor(bar, story, tabs, hand) {
    Object.assign(this, { story, tabs, hand, people: [], opened: [], busy: false });
    this.day = el("span.day");
    this.time = el("b.time");
    this.acts = ACTS.map((act) => el(`button.act.${act}`, { type: "button", title: word(act), onclick: () => hand.world({ act }) }, icon({ day: "day", event: "next", kill: "kill" }[act]), el("span", {}, word(act))));
    this.cut = el("button.act.offline", { type: "button", title: word("offline"), "aria-pressed": "false", onclick: () => hand.world({ act: "offline", on: this.cut.getAttribute("aria-pressed") !== "true" }) }, icon("cut"), el("span", {}, word("offline")));
    this.bot = el("span.bot", { role: "status" }, el("i"), el("span"));
    const phones = el("button.act.pick", { type: "button", title: word("phones") }, icon("people"), el("span", {}, word("phones")), (this.news = el("i.dot", { hidden: true })));
    const log = el("button.act.tool", { type: "button", title: word("log"), "aria-label": word("log"), onclick: hand.log }, icon("log"));
    const tongue = el("button.act.tool", { type: "button", title: word("otherLong"), "aria-label": word("otherLong"), onclick: switchLanguage }, word("other"));
    const theme = el("button.act.tool", { type: "button", title: word("theme"), "aria-label": word("theme"), onclick: turn }, icon("theme"));
    const world = el("button.act.around", { type: "button", "aria-label": word("menuWorld") }, icon("more"));
    const sheet = menu(world, (close) => this.#sheet(close), "sheet");
    bar.append(
      el("div.brand", {}, el("img", { src: "logo.svg", alt: "" }), el("h1", {}, "Шаги")),
      el("div.clock", { role: "timer", "aria-label": word("today") }, this.day, this.time), this.bot,
      el("div.acts", {}, ...this.acts, this.cut),
      el("div.tools", {}, el("div.picker", {}, phones, menu(phones, (close) => this.#pick(close), "people")), log, tongue, theme, el("div.picker", {}, world, sheet)),
    );
  }

  show(world, lost) {
    const [, day, year] = /^(.*?)(,?\s*\d{4}.*)?$/.exec(weekday(world.now, world.zone));
    this.day.replaceChildren(day, el("span.year", {}, year ?? ""));
    this.time.textContent = hour(world.now, world.zone);
    const state = world.bot === "up" && world.offline ? "cut" : world.bot;
    this.bot.dataset.state = state;
    this.bot.lastChild.textContent = word(state);
    this.bot.title = world.pid ? `pid ${world.pid}` : "";
    this.busy = Boolean(world.busy || world.step || lost);
    for (const [index, act] of this.acts.entries()) {
      act.disabled = this.busy;
      act.classList.toggle("busy", world.busy === ACTS[index]);
    }
    this.cut.disabled = this.busy;
    this.cut.setAttribute("aria-pressed", String(world.offline));
    this.story.hidden = !world.step && !lost;
    if (lost) this.story.replaceChildren(el("b", {}, word("lost")));
    else if (world.step) this.#step(world.step);
    else this.story.replaceChildren();
  }

  know(people, opened, unread) {
    Object.assign(this, { people, opened });
    this.unread = unread;
    const aside = people.filter((one) => !opened.includes(one.id)).reduce((sum, one) => sum + unread(one.id), 0);
    this.news.hidden = aside === 0;
    this.news.textContent = aside;
  }

  /** On a narrow screen: one tab for each phone on the table. */
  tab(current) {
    this.tabs.replaceChildren(
      ...this.opened.map((user) => {
        const person = this.people.find((one) => one.id === user);
        const count = this.unread(user);
        return el("button.tab", { type: "button", "aria-pressed": String(user === current), onclick: () => this.hand.open(user) }, face(person.name, user), el("span", {}, person.name), count > 0 && el("i.dot", { "aria-label": word("unread", count) }, String(count)));
      }),
    );
    this.tabs.querySelector("[aria-pressed=true]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  #step({ number, of, title }) {
    const bar = el("progress", { max: of || 1, value: number ? number - 0.5 : 0, "aria-hidden": "true" });
    this.story.replaceChildren(el("b", {}, number ? word("story", number, of) : word("getReady")), el("span", {}, title), el("small", {}, word("watch")), bar);
  }

  #pick(close) {
    const list = el("div.list");
    const search = el("input", { type: "search", placeholder: word("find"), "aria-label": word("find"), autocomplete: "off", oninput: () => fill() });
    const fill = () => {
      const words = search.value.trim().toLowerCase();
      const found = this.people.filter((one) => `${one.name} ${one.place}`.toLowerCase().includes(words));
      list.replaceChildren(...found.map((one) => this.#person(one, () => (narrow.matches ? close() : fill()))), ...(found.length ? [] : [el("p", {}, word("nobody"))]));
    };
    fill();
    return [search, list, newcomer((name) => (close(), this.hand.add(name)))];
  }

  #person(one, again) {
    const here = this.opened.includes(one.id);
    const count = this.unread(one.id);
    const act = () => ((here ? this.hand.close : this.hand.open)(one.id), again());
    return el("button.item", { type: "button", role: "menuitemcheckbox", "aria-checked": String(here), onclick: act }, face(one.name, one.id), el("span", {}, el("b", {}, one.name), el("small", {}, one.place || word("noPlace"))), count > 0 && el("i.dot", {}, String(count)), el("i.tick"));
  }

  #sheet(close) {
    const go = (said) => () => (close(), this.hand.world(said));
    const off = this.cut.getAttribute("aria-pressed") === "true";
    const still = this.busy ? { disabled: true } : {};
    return [
      item("day", word("day"), go({ act: "day" }), still), item("next", word("event"), go({ act: "event" }), still),
      item("kill", word("kill"), go({ act: "kill" }), still), item("cut", word("offline"), go({ act: "offline", on: !off }), { ...still, "aria-checked": String(off) }),
      item("log", word("log"), () => (close(), this.hand.log())), item("theme", word("theme"), () => (close(), turn())),
      item("open", word("otherLong"), switchLanguage),
    ];
  }
}

/** By the system until somebody chooses. */
function turn() {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
  localStorage.setItem("theme", root.dataset.theme);
}
