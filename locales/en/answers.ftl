# What the bot says to an answer it cannot take: what it saw, what is needed, an example.
# $seen is a string such as “17 %”; the other numbers are integers.
answer-percent = I see { $seen }. A number is needed, for example 7.
answer-percent-of = I see { $seen }. A number out of { $total } is needed, for example 7.
answer-zero-or-no-data = Zero or no data?
answer-not-a-number = I see no number. Write it in digits, for example 7.
answer-half = How many in total is needed, for example 42.
answer-not-a-ratio = I do not see two numbers. Write, for example: 7 of 42.
answer-whole = I see { $seen }. A whole number is needed, for example 7.
answer-too-big = The number is too big. No more than { $most }, for example 7.
answer-negative = I see { $seen }. A number from zero is needed, for example 7.
answer-below-zero = Numbers from zero are needed, for example: 7 of 42.
answer-two-numbers = I see more than one number. One is needed, for example 7.
answer-more-than-total = I see { $n } of { $total }: the part is more than the whole. Write, for example: 7 of 42.
answer-total-differs = I see “of { $seen }”, but your answer gives { $total } in total. Write one number, for example 7.
answer-empty = The message is empty. Write the answer in words or as a number.
answer-too-long = I see { $seen } characters. No more than { $most } are needed.
answer-date = I see no date. Write, for example: 14.10.2026.
answer-time = I see no time. Write, for example: 9:30.
answer-choose = Choose the answer with a button under the question.
answer-constraint = This answer does not fit here. Check the number and write it again.
answer-ask-total = I see { $n }. Out of how many? Write a number, for example 42.
