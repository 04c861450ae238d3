# Письма: список, черновик, поля, пункты, файлы, отчёт.

settings-group-letters = Письма
setting-letter-kinds = Письма региона
setting-letter-kinds-what = Какие документы может выпускать региональный орган.
setting-town-letters = Письма муниципалитета
setting-town-letters-what = Какие документы может выпускать муниципалитет для своих школ.
setting-how-several = Напишите через запятую: { $words }.

## Отказы
letter-changed = Письмо уже изменили: смотрите, как оно выглядит сейчас.
letter-too-long = Получилось { $seen } знаков, помещается { $most }. Сократите или приложите файлом.
letter-items-full = В письме уже { $most } пунктов. Соедините несколько в один.
