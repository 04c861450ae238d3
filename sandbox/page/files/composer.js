// What stands under a chat: the field, the paper clip, the commands, and the big button of a closed chat.

import { el, icon, item, menu } from "./dom.js";
import { word } from "./words.js";

export class Composer {
  /** `hand` acts: send, start, unblock, upload, act. */
  constructor(hand) {
    this.hand = hand;
    this.commands = [];
    this.field = el("textarea", {
      rows: 1, placeholder: word("write"), "aria-label": word("write"), enterKeyHint: "send", maxLength: 4096,
      onkeydown: (event) => this.#key(event), oninput: () => this.#grow(),
    });
    this.slash = el("button.slash", { type: "button", "aria-label": word("commands"), title: word("commands") }, "/");
    this.clip = el("button.round", { type: "button", "aria-label": word("attach"), title: word("attach") }, icon("clip"));
    this.files = el("input", { type: "file", hidden: true, tabIndex: -1, onchange: () => this.#chosen() });
    this.go = el("button.round.go", { type: "submit", "aria-label": word("send"), title: word("send") }, icon("send"));
    this.list = menu(this.slash, (close) => this.#commands(close), "commands");
    this.attach = menu(this.clip, (close) => this.#attach(close), "attach");
    this.form = el("form.composer", { onsubmit: (event) => this.#submit(event) }, [
      this.list, this.attach, this.clip, el("div.field", {}, this.field, this.slash), this.files, this.go,
    ]);
    this.wide = el("button.wide", { type: "button", hidden: true, onclick: () => this.wideAct?.() });
    this.keys = el("div.replies", { hidden: true });
    this.box = el("div.foot", {}, this.form, this.keys, this.wide);
  }

  show(around) {
    this.commands = around.commands;
    this.slash.hidden = around.commands.length === 0;
    const closed = around.blocked || !around.known;
    this.wide.textContent = around.blocked ? word("unblock") : word("start");
    this.wideAct = around.blocked ? () => this.hand.act({ act: "unblock" }) : () => this.hand.act({ act: "start" });
    this.wide.hidden = !closed;
    // A newcomer may also have a code to type, so the field stays until the bot is blocked.
    this.form.hidden = around.blocked;
    this.keys.hidden = around.keyboard.length === 0;
    this.keys.replaceChildren(
      ...around.keyboard.map((row) => el("div.row", {}, ...row.map((label) => el("button.key", { type: "button", onclick: () => this.hand.send(label) }, label)))),
    );
  }

  #key(event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.form.requestSubmit();
  }

  #grow() {
    this.field.style.height = "auto";
    this.field.style.height = `${Math.min(this.field.scrollHeight, 120)}px`;
    this.form.classList.toggle("written", this.field.value.trim() !== "");
  }

  async #submit(event) {
    event.preventDefault();
    const text = this.field.value;
    if (!text.trim()) return;
    this.field.value = "";
    this.#grow();
    if (!(await this.hand.send(text))) {
      this.field.value = text;
      this.#grow();
    }
  }

  #commands(close) {
    return this.commands.map(({ command, description }) =>
      el("button.item", { type: "button", role: "menuitem", onclick: () => (close(), this.hand.send(`/${command}`)) }, [
        el("b", {}, `/${command}`), el("span", {}, description),
      ]),
    );
  }

  #attach(close) {
    const pick = (photo) => () => {
      close();
      this.photo = photo;
      this.files.accept = photo ? "image/png,image/jpeg" : "";
      this.files.click();
    };
    const quick = (act) => () => (close(), this.hand.act({ act }));
    return [
      item("file", word("file"), pick(false)), item("photo", word("photo"), pick(true)),
      item("voice", word("voice"), quick("voice")), item("sticker", word("sticker"), quick("sticker")),
      item("contact", word("contact"), quick("contact")),
    ];
  }

  #chosen() {
    for (const file of this.files.files) this.hand.upload(file, this.photo);
    this.files.value = "";
  }
}
