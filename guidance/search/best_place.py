"""Where on a page the answer to a question is: at its top, or in a passage that says more of what is asked."""

from collections.abc import Collection, Iterable

from guidance.search import numbers
from guidance.search.entries import SearchEntry
from guidance.search.names import Stems
from guidance.search.question import SearchQuestion
from guidance.search.words import get_kept_stem_set

# For each concept that is asked for: the ways of saying it.
Wanted = list[list[Stems]]


def find_best_place(entry: SearchEntry, question: SearchQuestion) -> str:
    """The address of the passage that says most of what is asked, or of the page where its top says as much.

    The page's titles and summary are its top. What a question names does not count: the whole page is about that.
    """
    wanted = [[option.stems for option in each.options] for each in question.concepts if not each.is_name]
    best, most = entry.address, _weigh([entry.title, entry.subject, *entry.also], entry.summary, wanted)
    for passage in entry.passages:
        weight = _weigh([passage.heading], passage.text, wanted)
        if weight > most:
            best, most = passage.address, weight
    return best


def _weigh(titles: Iterable[str], text: str, wanted: Wanted) -> float:
    titled = frozenset[str]().union(*map(get_kept_stem_set, titles))
    said = titled | get_kept_stem_set(text)
    return sum(numbers.IN_A_TITLE if _says(titled, options) else 1.0 for options in wanted if _says(said, options))


def _says(stems: frozenset[str], options: Iterable[Collection[str]]) -> bool:
    return any(map(stems.issuperset, options))
