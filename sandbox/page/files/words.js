// What the page itself says, in two languages; what the bot says comes from the bot.

const RU = {
  show: "показ", day: "Следующий день", event: "Следующее событие", kill: "Убить бота", offline: "Telegram недоступен",
  phones: "Телефоны", log: "Журнал вызовов", theme: "Светло или темно", other: "EN", otherLong: "Switch to English",
  up: "бот работает", dead: "бот убит", starting: "бот запускается", cut: "нет связи с Telegram",
  story: (n, of) => `Рассказ · шаг ${n} из ${of}`, getReady: "Рассказ начинается", watch: "Пока смотрите: телефоны ходят сами",
  told: "Рассказ дошёл до утра понедельника. Теперь телефоны ваши", quiet: "За неделю никто ничего не получил",
  busy: "Подождите, предыдущее ещё идёт", lost: "Показ остановлен. Запустите make demo ещё раз", failed: "Не вышло: ",
  bot: "бот", typing: "печатает…", connecting: "соединение…", noPlace: "места нет", phoneOf: (name) => `Телефон: ${name}`,
  close: (name) => `Убрать телефон: ${name}`, open: "Показать", more: "Что ещё можно с чатом", chat: (name) => `Чат: ${name}`,
  write: "Сообщение", send: "Отправить", attach: "Вложить", commands: "Команды бота", start: "НАЧАТЬ", unblock: "РАЗБЛОКИРОВАТЬ",
  block: "Заблокировать бота", unblockLong: "Разблокировать бота", again: "Открыть с начала: /start", enter: "Войти по коду…",
  file: "Файл…", photo: "Фото…", voice: "Голосовое", sticker: "Стикер", contact: "Свой контакт",
  voiceShown: "Голосовое сообщение, 0:03", stickerShown: "Стикер", contactShown: "Контакт", edited: "изменено",
  waiting: "Telegram принял, бот ещё не забрал", fetched: "Бот забрал", down: "К последнему сообщению",
  enlarge: "Показать крупно", save: (name) => `Скачать ${name}`, ok: "ОК", cancel: "Отмена", copied: "Скопировано",
  what: "Что умеет этот бот?", empty: "Здесь пока пусто", gone: "Этого сообщения уже нет", blocked: "Бот заблокирован этим человеком",
  openAs: "На чьём телефоне открыть ссылку?", thisOne: "на этом", newOne: "Новый человек…", newName: "Имя нового человека",
  add: "Добавить", find: "Имя, роль или школа", nobody: "Никого с такими словами", codes: "Свободные коды для входа",
  calls: "Вызовы Bot API", filter: "Метод, чат, слово", polls: "и getUpdates", none: "Вызовов нет", running: "идёт",
  today: "Сейчас", unread: (n) => `новых: ${n}`, menuWorld: "Мир вокруг", units: ["Б", "КБ", "МБ"],
};

const EN = {
  show: "demo", day: "Next day", event: "Next event", kill: "Kill the bot", offline: "Telegram is down",
  phones: "Phones", log: "Call log", theme: "Light or dark", other: "RU", otherLong: "По-русски",
  up: "bot is running", dead: "bot is killed", starting: "bot is starting", cut: "no line to Telegram",
  story: (n, of) => `The story · step ${n} of ${of}`, getReady: "The story begins", watch: "Just watch: the phones move by themselves",
  told: "The story has reached Monday morning. The phones are yours now", quiet: "Nobody received anything for a week",
  busy: "Wait, the last act is still under way", lost: "The demo has stopped. Run make demo again", failed: "It failed: ",
  bot: "bot", typing: "typing…", connecting: "connecting…", noPlace: "no place yet", phoneOf: (name) => `Phone: ${name}`,
  close: (name) => `Put away the phone: ${name}`, open: "Show", more: "More about this chat", chat: (name) => `Chat: ${name}`,
  write: "Message", send: "Send", attach: "Attach", commands: "Bot commands", start: "START", unblock: "UNBLOCK",
  block: "Block the bot", unblockLong: "Unblock the bot", again: "Open from the start: /start", enter: "Enter by a code…",
  file: "File…", photo: "Photo…", voice: "Voice message", sticker: "Sticker", contact: "Own contact",
  voiceShown: "Voice message, 0:03", stickerShown: "Sticker", contactShown: "Contact", edited: "edited",
  waiting: "Telegram has it, the bot has not fetched it yet", fetched: "The bot has fetched it", down: "To the latest message",
  enlarge: "Enlarge", save: (name) => `Download ${name}`, ok: "OK", cancel: "Cancel", copied: "Copied",
  what: "What can this bot do?", empty: "Nothing here yet", gone: "This message is no more", blocked: "This person has blocked the bot",
  openAs: "On whose phone shall the link open?", thisOne: "this one", newOne: "Somebody new…", newName: "Name of somebody new",
  add: "Add", find: "Name, role or school", nobody: "Nobody with these words", codes: "Codes nobody has used yet",
  calls: "Bot API calls", filter: "Method, chat, word", polls: "getUpdates too", none: "No calls", running: "running",
  today: "Now", unread: (n) => `${n} new`, menuWorld: "The world around", units: ["B", "KB", "MB"],
};

const asked = new URLSearchParams(location.search).get("lang");
const kept = asked || localStorage.getItem("lang") || (navigator.language.startsWith("ru") ? "ru" : "en");
export const lang = kept === "en" ? "en" : "ru";
const words = lang === "en" ? EN : RU;

export function word(key, ...given) {
  const found = words[key];
  return typeof found === "function" ? found(...given) : found;
}

export function switchLanguage() {
  localStorage.setItem("lang", lang === "ru" ? "en" : "ru");
  location.search = "";
}

const locale = lang === "ru" ? "ru-RU" : "en-GB";
const formats = new Map();

function format(zone, options) {
  const key = `${zone} ${JSON.stringify(options)}`;
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat(locale, { timeZone: zone, ...options }));
  return formats.get(key);
}

/** Moments are seconds since 1970; zones are of the person whose phone it is. */
export const hour = (at, zone) => format(zone, { hour: "numeric", minute: "2-digit" }).format(at * 1000);
export const date = (at, zone) => format(zone, { day: "numeric", month: "long" }).format(at * 1000);
export const weekday = (at, zone) => format(zone, { weekday: "short", day: "numeric", month: "long", year: "numeric" }).format(at * 1000);
export const second = (at, zone) => format(zone, { day: "2-digit", month: "2-digit", hour: "2-digit", minute: "2-digit" }).format(at * 1000);

export function size(bytes) {
  const [b, kb, mb] = word("units");
  if (bytes < 1000) return `${bytes} ${b}`;
  const [value, unit] = bytes < 1_000_000 ? [bytes / 1024, kb] : [bytes / 1_048_576, mb];
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(value)} ${unit}`;
}
