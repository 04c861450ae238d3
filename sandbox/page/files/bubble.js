// One message as a bubble with its buttons.

import { el, icon } from "./dom.js";
import { hour, size, word } from "./words.js";

const STYLES = { bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "pre", blockquote: "blockquote", spoiler: "span" };
const SEEN = /\.(png|jpe?g|gif)$/i;
const KINDS = ["voice", "sticker", "contact"];

/** `hand` says what fingers may do: press, follow, command, copy, enlarge. */
export function bubble(message, hand) {
  const keys = message.rows.length > 0;
  return el("li.message", { data: { id: message.id, at: message.at } }, [
    el(`div.letter.${message.mine ? "mine" : "theirs"}`, {}, [
      el(`div.bubble${keys ? ".keyed" : ""}${message.photo ? ".pictured" : ""}${message.photo && message.runs.length === 0 ? ".wordless" : ""}${message.sticker ? ".bare" : ""}`, {}, [
        message.reply && el("blockquote.reply", {}, message.reply),
        message.photo && picture(message, hand),
        message.document && paper(message.document),
        ...KINDS.filter((kind) => message[kind]).map((kind) => el(`span.kind.${kind}`, {}, icon(kind), word(`${kind}Shown`))),
        el("div.text", { dir: "auto" }, ...message.runs.map((run) => piece(run, hand)), stamp(message, hand)),
      ]),
      keys && el("div.keys", {}, ...message.rows.map((row) => el("div.row", {}, ...row.map((one) => key(one, message, hand))))),
    ]),
  ]);
}

function piece(run, hand) {
  let made = document.createTextNode(run.text);
  for (const style of run.styles ?? []) {
    if (!STYLES[style]) continue;
    made = el(STYLES[style], {}, made);
    if (style === "spoiler") {
      made.className = "spoiler";
      made.addEventListener("click", (event) => event.currentTarget.classList.add("open"));
    }
    if (style === "code") {
      const whole = run.text;
      made.title = word("copied");
      made.addEventListener("click", () => hand.copy(whole));
    }
  }
  if (run.start !== undefined) return el("button.link", { type: "button", onclick: () => hand.follow(run.start) }, made);
  if (run.href) return el("a", { href: run.href, target: "_blank", rel: "noopener noreferrer" }, made);
  if (run.command) return el("button.link", { type: "button", onclick: () => hand.command(run.command) }, made);
  return made;
}

function stamp(message, hand) {
  const mark = message.mine && icon("one", word("waiting"));
  return el("span.stamp", {}, message.edited > 0 && el("span", {}, word("edited")), el("time", {}, hour(message.at, hand.zone())), mark);
}

function picture({ photo }, hand) {
  const shown = el("img", { src: `/file/${photo.file}`, alt: "", width: photo.width, height: photo.height, loading: "lazy" });
  shown.addEventListener("error", () => shown.classList.add("broken"));
  return el("button.picture", { type: "button", "aria-label": word("enlarge"), onclick: () => hand.enlarge(shown.src) }, shown);
}

function paper({ file, name, size: bytes }) {
  const ending = name.includes(".") ? name.split(".").pop().slice(0, 4) : "";
  const address = `/file/${file}?save=1`;
  return el("a.paper", { href: address, download: name, "aria-label": word("save", name), data: { kind: ending.toLowerCase() } }, [
    SEEN.test(name) ? el("img.leaf", { src: `/file/${file}`, alt: "", loading: "lazy" }) : el("span.leaf", {}, icon("save"), el("small", {}, ending)),
    el("span.naming", {}, el("b", {}, name), el("small", {}, size(bytes))),
  ]);
}

function key(button, message, hand) {
  const made = el("button.key", { type: "button", title: button.text }, el("span", {}, button.text));
  if (button.data !== undefined) made.addEventListener("click", () => hand.press(message.id, button.data, made));
  else if (button.start !== undefined) made.addEventListener("click", () => hand.follow(button.start));
  else if (button.copy !== undefined) made.addEventListener("click", () => hand.copy(button.copy));
  else if (button.href) made.addEventListener("click", () => open(button.href, "_blank", "noopener,noreferrer"));
  const sign = button.copy !== undefined ? "copy" : button.data === undefined ? "open" : null;
  if (sign) made.append(icon(sign));
  return made;
}
