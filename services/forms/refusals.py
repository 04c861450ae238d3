"""What XLSForm has and a chat has not yet: why, and what to write instead, by the type in the row."""

_SOUND = "Звук и видео не принимаются. Спросите фото или файл: image, file"
_LINES = "Линия и область на карте не отмечаются. Спросите одно место: geopoint"
INSTEAD = {
    **dict.fromkeys(("audio", "video", "background-audio"), _SOUND),
    **dict.fromkeys(("geotrace", "geoshape", "start-geopoint"), _LINES),
    "datetime": "Спросите отдельно день и время: date и time",
    "range": "Напишите integer, а границы – в столбце constraint: . >= 1 and . <= 5",
    "rank": "Порядок пока не расставляется. Напишите select_multiple с тем же списком",
    "acknowledge": "Напишите select_one со списком из одного ответа",
    "barcode": "Код пока не сканируется. Спросите его: text",
    "phone": "Телефоны здесь не спрашиваются: ответ даёт место, а не человек. Удалите строку",
    "select_one_from_file": "Список должен быть в самой форме, на листе choices",
    "select_multiple_from_file": "Список должен быть в самой форме, на листе choices",
    "csv-external": "Данные должны быть в самой форме, на листе choices",
    "xml-external": "Данные должны быть в самой форме, на листе choices",
    "select_one_external": "Список должен быть в самой форме, на листе choices",
}
OR_OTHER = "Добавьте на лист choices ответ «другое», а за вопросом – строку text с условием в relevant"


def instead(kind: str) -> str | None:
    """The remedy for a type that is known but not taken; None for any other word."""
    return INSTEAD.get(kind.casefold().split(" ", 1)[0])
