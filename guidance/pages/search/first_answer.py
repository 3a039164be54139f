"""The answer that comes first on the page of results."""

from guidance.pages.search.answer_card import AnswerCard
from guidance.pages.search.kept_with_index import KeptWithIndex
from guidance.pages.search.named_cards import find_named_card
from guidance.pages.search.page_cards import build_page_card
from guidance.presenters.prose import Prose
from guidance.presenters.years import ChosenYear
from guidance.search.index import Index
from guidance.search.results import Results

MOST_CARDS = 200  # in memory: many questions lead to one answer

_cards: KeptWithIndex[AnswerCard] = KeptWithIndex(MOST_CARDS)


def find_first_answer(results: Results, index: Index, chosen: ChosenYear, prose: Prose) -> AnswerCard | None:
    """What the question names, or what editors led it to, or else the first hit. None where that is not a sure answer.

    `chosen` is the contract year asked for, or the one in force. What editors led to is answered for that year, even
    where its address is of another.
    """
    named = find_named_card(results.question, index.lexicon, chosen.slug, prose)
    if named or not results.hits or not results.is_sure:
        return named
    best = results.hits[0]
    key = best.address, best.entry.address, chosen.slug, chosen.day, chosen.today, prose.kept
    return _cards.get_or_make(index, key, lambda: build_page_card(best.address, best.entry, chosen, prose))
