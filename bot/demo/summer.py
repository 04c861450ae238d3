"""Step 20 of the tour, 10 June 2027: the checklist, an order, a warm exit; what the year has asked of schools."""

from datetime import datetime

from bot.demo import paper, spring
from bot.demo.spring import press
from bot.demo.stage import COORDINATOR, CURATOR, HEIR, OPERATOR, Stage
from bot.demo.watch import Failed

JUNE = datetime(2027, 6, 10, 10, tzinfo=paper.HERE)
RESULTS = "ОГЭ математика 2027: 3 из 40\nОГЭ русский 2027: 2 из 40\nОГЭ математика 2026: 11 из 38"


async def way_out(stage: Stage) -> None:
    """Facts decide: what they do not show is not assumed; who decides signs with an order's number."""
    await spring.done(stage)
    await spring.again(stage)
    await spring.supported(stage)
    await _order(stage)
    await _asked(stage)


async def _order(stage: Stage) -> None:
    stage.world.clock.move_to(JUNE)
    await stage.world.bot.tick()
    await stage.world.settle()
    stage.watch.look()
    curator, coordinator = stage.world.phones[CURATOR], stage.world.phones[COORDINATOR]
    await coordinator.send("/school S-01")
    await press(coordinator, "Путь школы", "Выход из зоны риска")
    stage.watch.shows(COORDINATOR, "результатов ещё нет", "Выполнено 2 из 5")
    if "Принять решение" in coordinator.labels:
        raise Failed(f"{COORDINATOR}: решать рано, а кнопка есть\n{coordinator.show(1)}")
    stage.seen("Выход считают по фактам: результатов ещё нет – решать рано", COORDINATOR)
    await curator.send("/school S-01")
    await press(curator, "Путь школы", "Выход из зоны риска", "Результаты по годам")
    await curator.send(RESULTS)
    stage.watch.shows(CURATOR, "2027 · ОГЭ математика", "3 из 40")
    await coordinator.send("/school S-01")
    await press(coordinator, "Путь школы", "Выход из зоны риска")
    stage.watch.shows(COORDINATOR, "Выполнено 5 из 5", "9 из 9 (100 %)")
    await coordinator.press("Принять решение")
    await coordinator.send("№ 12 от 10.06.2027")
    await coordinator.press("Принять решение о выходе")
    stage.watch.one(HEIR, "Поздравляем вас и всех учителей!", "приказ № 12 от 10.06.2027", "Год мы рядом")
    stage.seen("Приказ № 12 – и школа выходит из зоны риска: её поздравляют, впереди год наблюдения", HEIR, CURATOR,
               COORDINATOR)  # fmt: skip


async def _asked(stage: Stage) -> None:
    operator = stage.world.phones[OPERATOR]
    await operator.send("/letters")
    await operator.press("Нагрузка")
    stage.watch.shows(OPERATOR, "Нагрузка:", "Не спрашивали заново", "Недель без писем")
    await operator.press("Показать картинку")
    if not any(one.photo for one in stage.watch.news(OPERATOR).messages):
        raise Failed(f"{OPERATOR}: нет картинки нагрузки\n{operator.show(2)}")
    stage.seen("Сколько минут спросили со школ и сколько сбережено: оператор видит до следующего письма", OPERATOR)
