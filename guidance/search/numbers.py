"""Every number that shapes the order of results and what is shown of them.

`python -m tests.search.ablation` prints what each one earns. Other modules read them as `numbers.TITLE`, so that it can
set one aside.
"""

# How much a word counts that is found, against the same word in a text.
IN_A_TITLE = 3.0
BY_A_SYNONYM = 0.7
OFF_TOPIC = 0.3  # no title, name or way of asking has it
SIDE_BY_SIDE = 0.4  # added where neighbouring words are found as neighbours

# What is left of an entry's score where it isn't what was asked for.
MENTIONS_LITTLE = 0.25
OF_ANOTHER_ROLE_OR_BAND = 0.2
OF_ANOTHER_YEAR = 0.45
IN_PASSING = 0.4  # kinds that mention many things

# What is added to a score of 1.
TELLS_IT = 0.5  # a guide, or a figure or a date where the question asks for one
ASKED_BY = 2.0  # a title or a way of asking that says what is asked and nothing else
NAMED = 2.0  # a clause, band, year, role or abbreviation that the question names outright

# Shares of what is asked.
SAME_QUESTION = 0.6  # so alike are two questions with the same answer
MOST_OF_IT = 0.5  # enough for a page to answer it, or for words that we have nowhere to decide
LIKE_OTHERS = (
    6.0  # times how much more a question is like one that others answer than like ours, beside its words' odds
)

CANDIDATES = 300  # found by words and then weighed

LIKE_A_WORD = 0.75  # so alike are a slip and the word meant
WORDS_SHOWN = 36  # of a passage
PASSAGES_SHOWN = 2
RESULTS_SHOWN = 10  # on a page
SUGGESTIONS_SHOWN = 8
LONGEST_QUESTION = 200  # characters
