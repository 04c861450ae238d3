// A phone on the table: whose it is, the chat with the bot, and what stands under it.

import { bubble } from "./bubble.js";
import { Composer } from "./composer.js";
import { el, face, icon, item, menu } from "./dom.js";
import { post } from "./net.js";
import { date, hour, word } from "./words.js";

const NEAR = 90; // pixels from the end at which a reader still follows the newest message
const TYPING = 5_000; // milliseconds a «typing» lasts, as in Telegram
const TOAST = 3_500;

export class Phone {
  /** `world` gives what phones share: `bot`, `say`, `follow`, `enlarge`, `closed`, `touched`. */
  constructor(person, world) {
    Object.assign(this, { person, world, mark: 0, around: null, acting: null, first: true, following: true, presses: new Map() });
    this.composer = new Composer(this);
    this.list = el("ol");
    this.feed = el("div.feed", { role: "log", tabIndex: 0, "aria-label": word("chat", person.name), onscroll: () => this.#scrolled() }, this.list);
    // Pictures arrive after their messages, a keyboard comes and goes: who reads the end goes on reading the end.
    new ResizeObserver(() => this.following && this.#toEnd(false)).observe(this.list);
    new ResizeObserver(() => this.following && this.#toEnd(false)).observe(this.feed);
    this.down = el("button.down", { type: "button", hidden: true, "aria-label": word("down"), onclick: () => this.#toEnd(true) }, icon("down"));
    this.toasts = el("div.toasts", { role: "status" });
    this.time = el("time");
    this.status = el("small", {}, word("bot"));
    this.title = el("b", {}, world.bot().named);
    const more = el("button.round", { type: "button", "aria-label": word("more") }, icon("more"));
    const head = el("div.head", {}, el("img.logo", { src: "logo.svg", alt: "" }), el("div.who", {}, this.title, this.status), more, menu(more, (close) => this.#more(close), "more"));
    const lid = el("div.lid", { "aria-hidden": "true" }, this.time, icon("signs"));
    this.screen = el("div.screen", {}, lid, head, this.feed, this.down, this.toasts, this.composer.box);
    this.place = el("small");
    this.dot = el("i.dot", { hidden: true, role: "img" });
    const away = el("button.round.away", { type: "button", "aria-label": word("close", person.name), title: word("close", person.name), onclick: () => world.closed(person.id) }, icon("close"));
    const owner = el("header.owner", {}, face(person.name, person.id), el("div.who", {}, el("b", {}, person.name), this.place), this.dot, away);
    this.box = el("section.phone", { "aria-label": word("phoneOf", person.name), data: { user: person.id } }, owner, el("div.frame", {}, this.screen));
    for (const kind of ["pointerdown", "keydown"]) this.box.addEventListener(kind, () => world.touched(person.id));
  }

  /** The person's place, unread count, and the hour where they live. */
  head(person, unread, world) {
    if (this.person.zone !== person.zone) this.list.querySelectorAll("li.message time").forEach((one) => (one.textContent = hour(Number(one.closest("li").dataset.at), person.zone)));
    this.person = person;
    this.place.textContent = person.place || word("noPlace");
    this.place.title = person.place;
    this.dot.hidden = unread === 0;
    this.dot.textContent = unread;
    this.dot.setAttribute("aria-label", word("unread", unread));
    this.time.textContent = hour(world.now, person.zone);
    this.title.textContent = this.world.bot().named;
    this.line = world.offline ? word("connecting") : word("bot");
    this.#status();
  }

  /** A difference from the stream. */
  hear(news) {
    for (const message of news.put ?? []) this.#put(message);
    for (const id of news.gone ?? []) this.list.querySelector(`[data-id="${id}"]`)?.remove();
    if (news.mark !== undefined) {
      this.mark = news.mark;
      this.box.dataset.mark = news.mark;
      this.#arrange();
    }
    if (news.around) this.#around(news.around);
    if (news.put?.some((message) => message.mine)) this.following = true;
    if (news.put && this.following) this.#toEnd(!this.first && news.put.length < 3);
    this.first = false;
  }

  toast({ text, alert }) {
    if (alert) return this.world.alert(this.screen, text);
    const shown = el("div.toast", {}, text);
    this.toasts.replaceChildren(shown);
    setTimeout(() => shown.remove(), TOAST);
  }

  // ── what fingers do: bubbles and the composer call these ───────────────────────────────────

  zone = () => this.person.zone;
  send = (text) => this.act({ act: "send", text });
  command = (text) => this.send(text);
  follow = (payload) => this.world.follow(payload, this.person.id);
  enlarge = (address) => this.world.enlarge(address);

  async act(said) {
    try {
      return await post(`/phone/${this.person.id}`, said);
    } catch (reason) {
      this.world.say(word(reason.message) ?? word("failed") + reason.message);
      return null;
    }
  }

  async press(message, data, key) {
    key.classList.add("spinning");
    key.setAttribute("aria-busy", "true");
    const done = await this.act({ act: "press", message, data });
    if (!done) return rest(key);
    this.presses.set(done.query, key);
    setTimeout(() => this.#rest(), 500); // it may have been answered before we knew its number
  }

  async upload(file, photo) {
    const query = new URLSearchParams({ name: file.name, ...(photo ? { photo: "1" } : {}) });
    try {
      await post(`/upload/${this.person.id}?${query}`, file);
    } catch (reason) {
      this.world.say(word(reason.message) ?? word("failed") + reason.message);
    }
  }

  async copy(text) {
    await navigator.clipboard?.writeText(text).catch(() => null);
    this.toast({ text: word("copied") });
  }

  // ── inside ─────────────────────────────────────────────────────────────────────────────────

  #put(message) {
    const made = bubble(message, this);
    const old = this.list.querySelector(`[data-id="${message.id}"]`);
    if (!this.first) made.classList.add(old ? "changed" : "fresh");
    if (old) old.replaceWith(made);
    else this.list.append(made);
    if (message.mine) made.querySelector(".bubble").dataset.mine = message.id;
    if (!message.mine) this.#typing(false);
  }

  /** Days between messages, and a tail at the end of each person's run. */
  #arrange() {
    this.list.querySelectorAll(".date").forEach((one) => one.remove());
    let day = "";
    let before = null;
    for (const one of this.list.querySelectorAll("li.message")) {
      const its = date(Number(one.dataset.at), this.person.zone);
      if (its !== day) one.before(el("li.date", {}, el("span", {}, its)));
      const mine = one.firstChild.classList.contains("mine");
      if (before) before.classList.toggle("last", its !== day || before.firstChild.classList.contains("mine") !== mine);
      day = its;
      before = one;
    }
    before?.classList.add("last");
  }

  #around(around) {
    const waiting = new Set(around.waiting);
    for (const one of this.list.querySelectorAll("[data-mine]")) {
      const still = waiting.has(Number(one.dataset.mine));
      one.querySelector(".stamp .icon")?.replaceWith(icon(still ? "one" : "two", word(still ? "waiting" : "fetched")));
    }
    if (this.acting !== null && around.acting > this.acting) this.#typing(true);
    this.acting = around.acting;
    this.around = around;
    this.#rest();
    this.box.classList.toggle("blocked", around.blocked);
    this.list.querySelector(".about")?.remove();
    if (!around.known) this.list.append(el("li.about", {}, el("div", {}, el("b", {}, word("what")), el("p", {}, around.about || word("empty")))));
    this.composer.show(around);
  }

  /** Buttons whose press has been answered come to rest. */
  #rest() {
    for (const [query, key] of this.presses) {
      if (this.around.spinning.includes(query)) continue;
      rest(key);
      this.presses.delete(query);
    }
  }

  #typing(yes) {
    clearTimeout(this.timer);
    this.isTyping = yes;
    if (yes) this.timer = setTimeout(() => this.#typing(false), TYPING);
    this.#status();
  }

  #status() {
    this.status.textContent = this.isTyping ? word("typing") : this.line ?? word("bot");
    this.status.classList.toggle("live", Boolean(this.isTyping));
  }

  #near = () => this.feed.scrollHeight - this.feed.scrollTop - this.feed.clientHeight < NEAR;

  /** Only a scroll upwards stops the following: a smooth one that is under way has not reached the end yet. */
  #scrolled() {
    const top = this.feed.scrollTop;
    if (this.#near()) this.following = true;
    else if (top < this.top - 1) this.following = false;
    this.top = top;
    this.down.hidden = this.following;
  }

  #toEnd(smoothly) {
    this.following = true;
    this.down.hidden = true;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.feed.scrollTo({ top: this.feed.scrollHeight, behavior: smoothly && !calm ? "smooth" : "instant" });
  }

  #more(close) {
    const blocked = this.around?.blocked;
    const act = (said) => () => (close(), this.act(said));
    return [
      item("again", word("again"), act({ act: "start" })),
      item("key", word("enter"), () => (close(), this.world.codes(this))),
      item("block", word(blocked ? "unblockLong" : "block"), act({ act: blocked ? "unblock" : "block" })),
    ];
  }
}

function rest(key) {
  key.classList.remove("spinning");
  key.removeAttribute("aria-busy");
}
