// The line to the demonstration: a stream of changes that comes back by itself, and acts.

const SILENCE = 40_000; // milliseconds; the stream speaks every fifteen seconds
const RETRY = 1_000;

export class Line {
  /** `marks()` tells what is known already, `hear(news)` takes the difference, `lost(yes)` tells of the line. */
  constructor(marks, hear, lost) {
    Object.assign(this, { marks, hear, lost, answers: null, birth: null, source: null, heard: 0, timer: null });
    setInterval(() => this.#watch(), 5_000);
    document.addEventListener("visibilitychange", () => this.#watch());
    addEventListener("online", () => this.open());
  }

  open() {
    this.source?.close();
    clearTimeout(this.timer);
    const query = new URLSearchParams();
    for (const [user, mark] of this.marks()) query.append("phone", `${user}:${mark}`);
    if (this.answers !== null) query.set("answers", this.answers);
    const source = new EventSource(`/events?${query}`);
    this.source = source;
    this.heard = performance.now();
    source.onmessage = (event) => this.source === source && this.#told(JSON.parse(event.data));
    source.onerror = () => this.source === source && this.#again();
  }

  #told(news) {
    this.heard = performance.now();
    this.lost(false);
    // A new demonstration under the old address: nothing that is shown here exists any more.
    if (news.birth && this.birth && news.birth !== this.birth) return location.reload();
    this.birth = news.birth ?? this.birth;
    this.answers = news.answers ?? this.answers;
    this.hear(news);
  }

  #again() {
    this.source.close();
    this.lost(true);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.open(), RETRY);
  }

  #watch() {
    if (document.visibilityState === "visible" && performance.now() - this.heard > SILENCE) this.open();
  }
}

/** Post an act; the answer, or an error whose message says why it cannot be done. */
export async function post(path, body) {
  const raw = body instanceof Blob;
  const headers = { "X-Page": "1", "Content-Type": raw ? body.type || "application/octet-stream" : "application/json" };
  const answer = await fetch(path, { method: "POST", headers, body: raw ? body : JSON.stringify(body) });
  const said = await answer.json();
  if (!answer.ok) throw new Error(said.cannot || "wrong");
  return said;
}

export const calls = async (words, polls) => {
  const query = new URLSearchParams({ words });
  if (polls) query.set("polls", "1");
  return (await fetch(`/calls?${query}`)).json();
};
