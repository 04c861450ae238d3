"""One school's answers with several people at them: nothing lost, nothing written over unseen, each sees their part."""

import random
from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from models import Answer, Cycle, Delegation, Entry, FormVersion, Notice, Person, Submission
from services.forms import answers as written
from services.forms import by_word, changes, delegation, facts, parts, submissions
from services.forms.answers import Answer as Said
from services.forms.answers import Given, Later, NoData, Ratio
from services.forms.evaluate import state_of
from services.forms.schema import Form, Item
from services.forms.submissions import Draft, Stale
from services.forms.xlsform import read
from services.org.people import Who
from services.refusal import NotThere, Refusal
from tests.faults.siege import MONDAY
from tests.rules import region
from tests.rules.walking import attempt, walked

FORM = """
| survey | type | name | label | relevant | required | constraint | constraint_message | appearance |
| | begin_group | school | Школа | | | | | |
| | integer | pupils | Сколько учеников в школе? | | yes | . > 0 | Больше нуля | |
| | select_one yes_no | hostel | Есть ли интернат? | | | | | |
| | text | about | Расскажите об интернате | ${hostel} = 'yes' | | | | |
| | end_group | | | | | | | |
| | begin_group | staff | Кадры | | | | | |
| | integer | posts | Сколько ставок? | | | . >= 0 | Не меньше нуля | |
| | begin_group | vacant | Сколько вакантно? | | | | | ratio |
| | integer | n | Вакантно | | | | | |
| | integer | of | Всего | | | | | |
| | end_group | | | | | | | |
| | integer | free | Сколько мест? | ${pupils} > 100 | | . < ${pupils} | Меньше, чем учеников | |
| | end_group | | | | | | | |
| choices | list_name | name | label |
| | yes_no | yes | Да |
| | yes_no | no | Нет |
| settings | form_title | form_id | version |
| | Проба | trial | 1 |
"""
SECTIONS = ("school", "staff")
ZAVUCH, ANOTHER, CURATOR = 7001, 7002, 7003
_read: list[Form] = []


def form() -> Form:
    """Read once, for it is always the same."""
    _read[:] = _read or [read(FORM.encode(), "md")]
    return _read[0]


def sheet(db: Session, code: str = "S-0", previous: int | None = None) -> int:
    """An open submission of a school in a new cycle."""
    text = form().model_dump_json()
    version = db.scalar(select(FormVersion.id).where(FormVersion.name == "trial"))
    if version is None:
        row = FormVersion(name="trial", version="1", digest="", definition=text, published_at=MONDAY)
        db.add(row)
        db.flush()
        version = row.id
    top = region.unit(db, "R")
    cycle = Cycle(unit_id=top, form_version_id=version, title="c", started_at=MONDAY, due_on="2026-10-23")
    db.add(cycle)
    db.flush()
    own = Submission(
        cycle_id=cycle.id, school_id=region.unit(db, code), form_version_id=version, previous_id=previous, rev=0
    )
    db.add(own)
    db.flush()
    return own.id


def some(chance: random.Random, item: Item) -> Said:
    """Something a person may say; numbers that may be against a rule."""
    if (way := chance.random()) < 0.1:
        return Later(1)
    if way < 0.2:
        return NoData()
    if item.kind == "integer":
        return Given(chance.choice((0, 5, 120, 300)))
    if item.kind == "ratio":
        return Given(Ratio(1, chance.choice((4, 10))))
    return Given(chance.choice(("yes", "no")) if item.kind == "select_one" else f"Слова {way:.3f}")


class Walk:
    """A director with two telephones, two deputies, a curator who enters what the school has said to them."""

    def __init__(self, db: Session, chance: random.Random) -> None:
        self.db, self.chance, self.now = db, chance, MONDAY
        region.sit(db, ZAVUCH, "S-0", "deputy")
        region.sit(db, ANOTHER, "S-0", "deputy")
        region.sit(db, CURATOR, "M-0", "curator", "S-0")
        self.accounts = (5001, 5001, 5001, ZAVUCH, ANOTHER, CURATOR)
        self.number = sheet(db)
        self.said: dict[str, tuple[Said, int]] = {}
        self.on_word: set[str] = set()
        self.held: dict[str, int] = {}
        self.rev = self.replaced = 0
        self.open_cards: list[tuple[Who, Draft]] = []

    def draft(self, who: Who) -> Draft:
        return parts.walked(self.db, who, self.number, self.now)

    def step(self) -> str:
        acts: tuple[Callable[[], None], ...] = (
            self.answer, self.answer, self.answer, self.old_card, self.give, self.give, self.take_back, self.hand_back,
            self.leave, self.agree, self.stranger,
        )  # fmt: skip
        act = self.chance.choice(acts)
        self.now += timedelta(minutes=self.chance.randrange(1, 50))
        return attempt(self.db, act)

    def answer(self) -> None:
        who = region.who(self.db, self.chance.choice(self.accounts))
        draft = self.draft(who)
        if self.chance.random() < 0.3:
            self.open_cards.append((who, draft))
        self.store(who, draft)

    def old_card(self) -> None:
        """A press on what another telephone, or another person, has left behind."""
        if not self.open_cards:
            raise NotThere
        who, draft = self.chance.choice(self.open_cards)
        if draft.rev == self.rev:
            raise NotThere
        with pytest.raises(Stale):
            self.store(who, draft)

    def store(self, who: Who, draft: Draft) -> None:
        asking = [item for item in draft.state.asking if item.section not in draft.away]
        if not asking:
            raise NotThere
        item = self.chance.choice(asking)
        said, before = some(self.chance, item), draft.state.answers.get(item.name)
        after = submissions.answer(self.db, who, draft, draft.rev, item.name, said, self.now)
        self.rev += 1
        assert after.rev == self.rev and after.state.answers[item.name] == said
        self.replaced += before is not None and before != said
        self.said[item.name] = said, draft.seat.seat_id
        self.on_word -= {item.name}
        if draft.seat.role == "curator" and isinstance(said, Given | NoData):
            self.on_word |= {item.name}

    def director(self) -> tuple[Who, Draft]:
        who = region.director(self.db, 0)
        return who, self.draft(who)

    def give(self) -> None:
        who, draft = self.director()
        seat = region.who(self.db, self.chance.choice((ZAVUCH, ANOTHER))).seats[0].seat_id
        to = delegation.deputy(self.db, draft.school_id, seat)
        sections = self.chance.sample(SECTIONS, self.chance.randrange(1, 3))
        taken = {one for one in sections if self.held.get(one, seat) != seat}
        fresh = delegation.give(self.db, who, draft, sections, to, self.now)
        assert not taken, "never taken from another deputy"
        assert set(fresh) == {one for one in sections if one not in self.held}
        self.held |= dict.fromkeys(fresh, seat)

    def take_back(self) -> None:
        who, draft = self.director()
        section = self.chance.choice(SECTIONS)
        assert delegation.take_back(self.db, who, draft, section, self.now) == (section in self.held)
        self.held.pop(section, None)

    def hand_back(self) -> None:
        who = region.who(self.db, self.chance.choice((ZAVUCH, ANOTHER)))
        draft = self.draft(who)
        done = not draft.state.missing and not draft.state.problems
        back = delegation.hand_back(self.db, who, draft, self.now)
        assert done and set(back) == {one for one, seat in self.held.items() if seat == draft.seat.seat_id}
        self.held = {one: seat for one, seat in self.held.items() if one not in back}

    def leave(self) -> None:
        if self.chance.random() < 0.5:
            raise NotThere
        seat = region.who(self.db, ANOTHER).seats[0].seat_id
        mine = {one for one, held in self.held.items() if held == seat}
        assert delegation.leave(self.db, region.director(self.db, 0), seat, self.now) == len(mine)
        self.held = {one: held for one, held in self.held.items() if one not in mine}

    def agree(self) -> None:
        who, draft = self.director()
        assert draft.on_word == self.on_word
        assert by_word.agree(self.db, who, draft, draft.rev, self.now) == len(self.on_word)
        self.rev, self.on_word = self.rev + 1, set()

    def stranger(self) -> None:
        for who in (region.director(self.db, 1), region.who(self.db)):
            with pytest.raises(NotThere):
                self.draft(who)

    def check(self) -> None:
        db = self.db
        row = db.get_one(Submission, self.number)
        assert row.rev == self.rev and row.state == ("started" if self.said else "open")
        stored = {one.item: (written.loads(one.value), one.seat_id) for one in db.scalars(select(Answer))}
        assert stored == self.said, "each answer once, by whom it was given last"
        held = db.scalars(select(Delegation).where(Delegation.state == "held")).all()
        assert {one.section: one.seat_id for one in held} == self.held and len(held) == len(self.held)
        kept = db.scalars(select(Entry).where(Entry.act == "change-answer")).all()
        assert len(kept) == self.replaced, "the journal keeps what was replaced"
        self.check_readers()

    def check_readers(self) -> None:
        """A deputy is asked their sections alone; a curator sees nothing of the school's own draft."""
        for account in (ZAVUCH, ANOTHER):
            who = region.who(self.db, account)
            mine = {one for one, seat in self.held.items() if seat == who.seats[0].seat_id}
            if not mine:
                with pytest.raises(Refusal):
                    self.draft(who)
                continue
            assert {item.section for item in self.draft(who).state.asking} <= mine
        draft = self.draft(region.who(self.db, CURATOR))
        assert set(draft.state.answers) == self.on_word
        asked = {item.name for item in draft.state.asking}
        private = {name for name, (said, _) in self.said.items() if isinstance(said, Given | NoData)} - self.on_word
        assert not asked & private and not {item.section for item in draft.state.asking} & set(self.held)


@pytest.mark.parametrize("seed", range(3))
def test_several_people_at_one_school(db: Session, seed: int) -> None:
    walked(Walk(db, random.Random(seed)), seed, 60)


def fill(db: Session, number: int, account: int = 5001, /, **said: Said) -> Draft:
    """Answers one after another, by this person."""
    who = region.who(db, account)
    draft = parts.walked(db, who, number, MONDAY)
    for name, one in said.items():
        draft = submissions.answer(db, who, draft, draft.rev, name, one, MONDAY)
    return draft


ALL: dict[str, Said] = {
    "pupils": Given(120), "hostel": Given("no"), "posts": Given(10), "vacant": Given(Ratio(2, 10)), "free": Given(5)
}  # fmt: skip


def send(db: Session, number: int, /, **said: Said) -> None:
    draft = fill(db, number, **{**ALL, **said})
    assert draft.state.complete
    submissions.mark_sent(db, draft, draft.rev, MONDAY)


def test_what_was_sent_is_closed_and_known_the_next_time(db: Session) -> None:
    first = sheet(db)
    send(db, first)
    again = parts.walked(db, region.director(db, 0), first, MONDAY)
    assert not again.open
    for refused in (
        lambda: submissions.answer(db, region.director(db, 0), again, again.rev, "posts", Given(1), MONDAY),
        lambda: submissions.comment(db, again, "posts", "нет", MONDAY),
        lambda: delegation.give(db, region.director(db, 0), again, ["staff"], delegation.Deputy(1, "", True), MONDAY),
    ):
        with pytest.raises(Refusal, match="form-already-sent"):
            refused()
    with pytest.raises(Stale):
        submissions.mark_sent(db, again, again.rev, MONDAY)
    second = parts.walked(db, region.director(db, 0), sheet(db, previous=first), MONDAY)
    items = {item.name: item for item in second.compiled.items}
    known = facts.known(db, second, items["posts"])
    assert known is not None and known.said == Given(10) and known.again
    assert facts.known(db, second, items["about"]) is None, "it was not asked"
    later = fill(db, second.id, **{**ALL, "posts": Given(12), "hostel": Given("yes"), "about": Given("Мал")})
    assert [change.item.name for change in changes.since_last(db, later)] == ["hostel", "posts"]
    assert facts.known(db, later, items["free"]) is not None
    smaller = fill(db, second.id, pupils=Given(101))
    assert state_of(smaller.compiled, smaller.state.answers).relevant >= {"free"}
    less = fill(db, second.id, pupils=Given(100))
    assert facts.known(db, less, items["free"]) is None, "it is not asked of so small a school"


def test_a_curator_sends_only_what_was_said_to_them_and_only_where_no_director_can(db: Session) -> None:
    walk = Walk(db, random.Random(0))
    curator = region.who(db, CURATOR)
    fill(db, walk.number, CURATOR, pupils=Given(90), hostel=Given("no"))
    with pytest.raises(Refusal, match="by-word-director-sends"):
        by_word.whole(db, curator, walk.number, MONDAY)
    db.execute(update(Person).where(Person.messenger_id == 5001).values(blocked_at=MONDAY))
    assert by_word.reachable_directors(db, region.unit(db, "S-0")) == []
    whole = by_word.whole(db, curator, walk.number, MONDAY)
    assert {item.name for item in whole.state.missing} == {"posts", "vacant"}
    fill(db, walk.number, posts=Given(3))
    with pytest.raises(Refusal, match="by-word-private"):
        by_word.whole(db, curator, walk.number, MONDAY)
    for stranger in (region.who(db), region.director(db, 1)):
        with pytest.raises(NotThere):
            by_word.whole(db, stranger, walk.number, MONDAY)


def test_the_director_hears_once_a_day_of_what_was_entered(db: Session) -> None:
    walk = Walk(db, random.Random(0))
    for hours in (0, 1, 2, 24, 25):
        draft = fill(db, walk.number, CURATOR, pupils=Given(90 + hours))
        by_word.tell(db, draft, MONDAY + timedelta(hours=hours))
    told = db.scalars(select(Notice).where(Notice.key == "by-word").order_by(Notice.id)).all()
    assert [one.not_before - MONDAY for one in told] == [
        timedelta(hours=22, minutes=30),
        timedelta(hours=46, minutes=30),
    ]
    who, draft = walk.director()
    by_word.agree(db, who, draft, draft.rev, MONDAY)
    db.expire_all()
    assert {one.state for one in told} == {"cancelled"}, "nothing is left to agree with"
