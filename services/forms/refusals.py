"""What XLSForm has and a chat has not yet: why, and what to write instead, by the type in the row."""

_PICTURES = "Фото и файлы в анкете пока не принимаются. Спросите ссылку или номер документа: text"
_PLACE = "Место на карте пока не отмечается. Спросите адрес: text"
_REPEAT = "Повторов в чате пока нет. Спросите общим числом или сделайте отдельную анкету"
INSTEAD = {
    "begin_repeat": _REPEAT,
    "end_repeat": _REPEAT,
    **dict.fromkeys(("image", "photo", "audio", "video", "file", "background-audio"), _PICTURES),
    **dict.fromkeys(("geopoint", "geotrace", "geoshape", "location", "start-geopoint"), _PLACE),
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
