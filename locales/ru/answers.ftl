# What the bot says to an answer it cannot take: what it saw, what is needed, an example.
# $seen is a string such as «17 %»; the other numbers are integers.
answer-percent = Вижу { $seen }. Нужно число, например 7.
answer-percent-of = Вижу { $seen }. Нужно число из { $total }, например 7.
answer-zero-or-no-data = Ноль или нет данных?
answer-not-a-number = Не вижу числа. Напишите его цифрами, например 7.
answer-half = Нужно, сколько всего, например 42.
answer-not-a-ratio = Не вижу двух чисел. Напишите, например: 7 из 42.
answer-whole = Вижу { $seen }. Нужно целое число, например 7.
answer-too-big = Число слишком велико. Нужно не больше { $most }, например 7.
answer-negative = Вижу { $seen }. Нужно число от нуля, например 7.
answer-below-zero = Нужны числа от нуля, например: 7 из 42.
answer-two-numbers = Вижу больше одного числа. Нужно одно, например 7.
answer-more-than-total = Вижу { $n } из { $total }: часть больше целого. Напишите, например: 7 из 42.
answer-total-differs = Вижу «из { $seen }», а по вашему ответу всего { $total }. Напишите одно число, например 7.
answer-empty = Пустое сообщение. Напишите ответ словами или числом.
answer-too-long = Вижу { $seen } знаков. Нужно не больше { $most }.
answer-date = Не вижу даты. Напишите, например: 14.10.2026.
answer-time = Не вижу времени. Напишите, например: 9:30.
answer-choose = Здесь ответ выбирают кнопкой под вопросом.
answer-constraint = Такой ответ сюда не подходит. Проверьте число и напишите ещё раз.
answer-ask-total = Вижу { $n }. Из скольких всего? Напишите число, например 42.
