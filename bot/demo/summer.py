"""Step 20 of the tour, 10 June 2027: what a school's way out still lacks; what the year has asked of schools."""

from datetime import datetime

from bot.demo import paper
from bot.demo.stage import COORDINATOR, CURATOR, OPERATOR, Stage
from bot.demo.watch import Failed

JUNE = datetime(2027, 6, 10, 10, tzinfo=paper.HERE)
RESULTS = "ОГЭ математика 2027: 3 из 40\nОГЭ русский 2027: 2 из 40\nОГЭ математика 2026: 11 из 38"


async def reckoning(stage: Stage) -> None:
    """Facts decide: what they do not show is not assumed; nobody may decide before."""
    stage.world.clock.move_to(JUNE)
    await stage.world.bot.tick()
    await stage.world.settle()
    stage.watch.look()  # what the bot has to say after a spring of sleep is another story
    operator, curator, coordinator = (stage.world.phones[name] for name in (OPERATOR, CURATOR, COORDINATOR))
    await operator.send("/journey")
    await operator.press("Включить школы")
    await operator.send("№ 31 от 01.10.2026")
    await operator.send("S-01")
    await operator.press(operator.labels[0])
    stage.watch.look()
    await curator.send("/school S-01")
    for label in ("Путь школы", "Выход из зоны риска", "Результаты по годам"):
        await curator.press(label)
    await curator.send(RESULTS)
    stage.watch.shows(CURATOR, "2027 · ОГЭ математика", "3 из 40")
    await coordinator.send("/school S-01")
    for label in ("Путь школы", "Выход из зоны риска"):
        await coordinator.press(label)
    stage.watch.shows(COORDINATOR, "✓ Нет процедур", "✓ Результаты за годы не ухудшились")
    if "Принять решение" in coordinator.labels:
        raise Failed(f"{COORDINATOR}: решать рано, а кнопка есть\n{coordinator.show(1)}")
    stage.seen("Выход считают по фактам: результаты есть, мер выполнено мало – решать рано", CURATOR, COORDINATOR)
    await operator.send("/letters")
    await operator.press("Нагрузка")
    stage.watch.shows(OPERATOR, "Нагрузка:", "Не спрашивали заново", "Недель без писем")
    await operator.press("Показать картинку")
    if not any(one.photo for one in stage.watch.news(OPERATOR).messages):
        raise Failed(f"{OPERATOR}: нет картинки нагрузки\n{operator.show(2)}")
    stage.seen("Сколько минут спросили со школ и сколько сбережено: оператор видит до следующего письма", OPERATOR)
