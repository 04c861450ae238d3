"""Bursts of updates whose effect is known beforehand."""

import itertools

from handlers.answer_buttons import Give
from handlers.buttons import Home
from handlers.form_buttons import Question
from tests.faults.school import Director
from tests.faults.siege import Siege
from tests.faults.street import Street

_numbers = itertools.count(1)


def open_forms(siege: Siege) -> None:
    """Everybody opens their form."""
    for director in siege.directors:
        director.phone.start()
        director.phone.send("/form")


def burst(siege: Siege, *, typing: bool = True) -> int:
    """Four updates of everybody, mixed: a question opened, a number typed, a choice pressed – and pressed again.

    Lost or out of order, the number lands on another question; doubled, on the next one; either shows. Without
    typing every answer is an edited screen.
    """
    n = next(_numbers)
    for step in range(4):
        for director in siege.directors:
            item, place = siege.places.numbers[n % 2]
            phone, sub = director.phone, director.submission
            if step == 0:
                phone.press_data(Question(submission=sub, item=place).pack(), on=phone.screen)
            elif step == 1 and not typing:
                phone.press_data(Home().pack(), on=phone.screen)
            elif step == 1:
                value = str(1 + n % 900)
                phone.send(value)
                director.expect(item, value)
            else:
                choice = n % len(siege.places.choices)
                # The second press shows the revision that the first has already moved on from.
                rev = director.rev - (step == 3)
                give = Give(submission=sub, rev=rev, item=siege.places.choice_place, choice=choice)
                phone.press_data(give.pack(), on=phone.screen)
                if step == 2:
                    director.expect(siege.places.choice, siege.places.choices[choice])
    return 4 * len(siege.directors)


def answer(town: Siege | Street, director: Director, n: int) -> None:
    """Two updates: a question opened, a number typed."""
    item, place = town.places.numbers[n % 2]
    director.phone.press_data(Question(submission=director.submission, item=place).pack(), on=director.phone.screen)
    value = str(1 + n % 900)
    director.phone.send(value)
    director.expect(item, value)
