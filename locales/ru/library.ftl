# Анкеты: прислать, проверить, пройти, опубликовать, получить обратно.

button-forms = Анкеты
command-forms = Анкеты
library-title = <b>Анкеты</b>
library-line = { $title }: версия { $version }{ $versions ->
    [1] .
   *[other] , всего версий: { $versions }.
  }
library-how =
    { "" }
    Чтобы добавить или изменить, пришлите сюда .xlsx или .xls с листом survey, как в KoboToolbox. Сначала покажу, что в нём; без вашего нажатия ничего не изменится.
library-form = <b>{ $title } · версия { $version }</b>
library-counts = Вопросов: { $n }, около { $minutes } { $minutes ->
    [one] минуты
   *[other] минут
  }. Языки: { $languages }.
library-kinds = По видам: { $kinds }.
library-sections = Разделы: { $names }.
library-signals = Сигналов: { $n } ({ $codes }).
library-ready =
    { "" }
    Ошибок нет. Опубликую как версию { $version }: её возьмут новые циклы, начатые анкеты закончатся по своей.
library-nothing-new = Эта анкета уже опубликована, нового в файле нет.
library-refused = Принять нельзя: ошибок { $n }. Исправьте и пришлите файл ещё раз; пока ничего не изменилось.
library-problem = – { $text }
library-published = ✅ Опубликована версия { $version }. { $main ->
    [yes] Её возьмёт следующая самодиагностика; начатые анкеты закончатся по своей версии.
   *[other] Начатые анкеты закончатся по своей версии.
  }
library-published-before = ✅ Этот файл уже опубликован.
library-published-already = Этот файл уже опубликован
button-try = Пройти как проверку
button-publish = Опубликовать
button-get-form = Получить .xlsx

## Виды вопросов
kind-text = текст
kind-integer = целое число
kind-decimal = число
kind-date = дата
kind-time = время
kind-select_one = один ответ
kind-select_multiple = несколько ответов
kind-ratio = сколько из скольких

## Проверка на учебной школе
trial-school = учебная школа
trial-begun = Проверка анкеты: школа учебная, ответы никуда не уйдут.
review-trial = Это проверка: вместо отправки покажу уровни и сигналы.
button-trial-result = Показать итог
trial-result = <b>Итог проверки · { $title }</b>
trial-signals = { $n ->
    [0] Сигналов нет.
   *[other] Сработали бы сигналы: { $n }
  }
trial-signal = – { $code }: { $text }
trial-nobody =
    { "" }
    Ничего не отправлено, никто этого не видит.
