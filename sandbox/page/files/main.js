// The table with the phones: who lies on it, who has news, and what the stream tells of them.

import { alert, codes, enlarge, who } from "./dialogs.js";
import { el } from "./dom.js";
import { Head } from "./head.js";
import { Log } from "./log.js";
import { Line, post } from "./net.js";
import { Phone } from "./phone.js";
import { lang, word } from "./words.js";

const NOTICE = 6_000; // milliseconds
const at = (id) => document.getElementById(id);
const phones = new Map();
const seen = new Map(); // person → messages of the bot that have been looked at
const putAway = new Set();
let people = [];
let world = null;
let lost = false;
let moving = ""; // what this page moves now: known here before the stream tells it
let current = null;
let bot = { bot: "", named: "Шаги" };

document.documentElement.lang = lang;
const theme = new URLSearchParams(location.search).get("theme") ?? localStorage.getItem("theme");
if (theme) document.documentElement.dataset.theme = theme;

const table = at("table");
const log = new Log(at("log"), () => world?.zone ?? "UTC");
const hand = { world: move, open: show, close: away, add, log: () => log.toggle() };
const head = new Head(at("bar"), at("story"), at("tabs"), hand);
const shared = { bot: () => bot, say, follow, enlarge, alert, closed: away, touched, codes: (phone) => codes(phone, world.spare) };
const line = new Line(() => [...phones].map(([user, phone]) => [user, phone.mark]), hear, (yes) => ((lost = yes), draw()));

const unread = (user) => Math.max(0, (people.find((one) => one.id === user)?.sent ?? 0) - (seen.get(user) ?? 0));

function hear(news) {
  if (news.named) bot = { bot: news.bot, named: news.named };
  if (news.world) {
    const ended = world?.step && !news.world.step;
    world = news.world;
    log.heard();
    if (ended) fresh(), say(word("told"));
    if (world.trouble) say(word("failed") + world.trouble);
  }
  if (news.people) meet(news.people);
  for (const [user, told] of Object.entries(news.phones ?? {})) phones.get(Number(user))?.hear(told);
  for (const toast of news.toasts ?? []) phones.get(toast.user)?.toast(toast);
  draw();
}

/** Whoever is in front lies on the table from the beginning, in that order. */
function meet(all) {
  const first = people.length === 0;
  people = all;
  log.know(people);
  if (first) fresh();
  const front = people.filter((one) => one.front && !putAway.has(one.id) && !phones.has(one.id));
  front.forEach((one) => lay(one));
  if (front.length) order(), line.open();
}

/** Everything has been seen but what came at this very moment: that is what the story leaves to be read. */
function fresh() {
  for (const one of people) seen.set(one.id, one.sent - (world && !world.step && one.last === world.now ? 1 : 0));
}

function draw() {
  if (!world) return;
  document.body.classList.toggle("telling", Boolean(world.step));
  head.show({ ...world, busy: world.busy || moving }, lost);
  if (world.step && current === null) current = [...phones.keys()][0] ?? null;
  for (const one of people) phones.get(one.id)?.head(one, unread(one.id), world);
  head.know(people, [...phones.keys()], unread);
  if (!phones.has(current)) current = [...phones.keys()][0] ?? null;
  for (const [user, phone] of phones) phone.box.classList.toggle("current", user === current);
  head.tab(current);
  document.title = world.step ? `Шаги · ${word("show")}` : "Шаги";
  table.style.setProperty("--phones", phones.size);
}

function lay(person) {
  const phone = new Phone(person, shared);
  phones.set(person.id, phone);
  table.append(phone.box);
}

function order() {
  const rank = (user) => people.find((one) => one.id === user)?.front || 99;
  const sorted = [...phones].sort(([one], [other]) => rank(one) - rank(other));
  phones.clear();
  for (const [user, phone] of sorted) phones.set(user, phone);
  // Only a phone that lies elsewhere is moved: a moved one loses its place in the chat.
  sorted.forEach(([, phone], index) => table.children[index] !== phone.box && table.insertBefore(phone.box, table.children[index] ?? null));
}

function show(user) {
  putAway.delete(user);
  const person = people.find((one) => one.id === user);
  if (person && !phones.has(user)) {
    lay(person);
    line.open();
  }
  current = user;
  touched(user);
  phones.get(user)?.box.scrollIntoView({ block: "nearest", inline: "nearest" });
}

function away(user) {
  putAway.add(user);
  phones.get(user)?.box.remove();
  phones.delete(user);
  line.open();
  draw();
}

function touched(user) {
  seen.set(user, people.find((one) => one.id === user)?.sent ?? 0);
  draw();
}

async function move(said) {
  moving = said.act;
  draw();
  try {
    const done = await post("/world", said);
    if (done.found === false) say(word("quiet"));
    return done;
  } catch (reason) {
    say(word(reason.message) ?? word("failed") + reason.message);
    return null;
  } finally {
    moving = "";
    draw();
  }
}

async function add(name) {
  const done = await move({ act: "newcomer", name, language: lang });
  if (!done) return null;
  if (!people.some((one) => one.id === done.user)) people = [...people, { id: done.user, name, place: "", zone: world.zone, sent: 0, last: 0, front: 0 }];
  show(done.user);
  return done.user;
}

/** A link into this bot opens on a phone one chooses: an invitation is read by one person and meant for another. */
function follow(payload, user) {
  const open = (whose) => (show(whose), phones.get(whose)?.act({ act: "start", payload }));
  who(people, user, open, async (name) => {
    const fresh = await add(name);
    if (fresh) open(fresh);
  });
}

function say(text) {
  const shown = el("div.notice", {}, text);
  at("notices").replaceChildren(shown);
  setTimeout(() => shown.remove(), NOTICE);
}

line.open();
