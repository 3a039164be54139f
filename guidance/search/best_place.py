"""Where on a page the answer to a question is: at its top, or in a passage that says more of what is asked."""

from collections.abc import Iterable

from guidance.search import numbers
from guidance.search.entries import SearchEntry
from guidance.search.question import SearchQuestion
from guidance.search.words import get_stems


def find_best_place(entry: SearchEntry, question: SearchQuestion) -> str:
    """The address of the passage that says most of what is asked, or of the page where its top says as much.

    The page's titles and summary are its top. What a question names does not count: the whole page is about that.
    """
    best, most = entry.address, _weigh([entry.title, entry.subject, *entry.also], entry.summary, question)
    for passage in entry.passages:
        weight = _weigh([passage.heading], passage.text, question)
        if weight > most:
            best, most = passage.address, weight
    return best


def _weigh(titles: Iterable[str], text: str, question: SearchQuestion) -> float:
    titled, said = set(get_stems(" ".join(titles))), set(get_stems(text))
    return sum(
        numbers.IN_A_TITLE if _says(titled, options) else 1.0 if _says(titled | said, options) else 0.0
        for options in ([option.stems for option in each.options] for each in question.concepts if not each.is_name)
    )


def _says(stems: set[str], options: Iterable[Iterable[str]]) -> bool:
    return any(stems.issuperset(option) for option in options)
