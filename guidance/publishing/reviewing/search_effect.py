"""What a draft synonym would do to searches: the first results now, and with the draft."""

from collections.abc import Iterator
from dataclasses import dataclass

from guidance import models
from guidance.publishing.drafting.applying import apply_temporarily
from guidance.publishing.drafting.context import collect_changes
from guidance.publishing.drafting.roots import get_live_record
from guidance.rules.years.contract_years import get_bounds
from guidance.search import results
from guidance.search.index import Index
from guidance.search.lexicon import Lexicon
from guidance.search.serving import get_index
from guidance.search.words import get_stems

SHOWN = 5
MOST_SEARCHES = 20


@dataclass(frozen=True)
class SearchEffect:
    """The titles of the first results of a search, now and with the draft."""

    typed: str
    now: list[str]
    then: list[str]

    @property
    def differs(self) -> bool:
        return self.now != self.then


def measure_search_effect(edition: models.Edition, year: str) -> list[SearchEffect]:
    """The effect on each of the synonym's words, and on the most frequent searches that contain one of them.

    `year` is the slug of the contract year in force. Raises CannotApplyError.
    """
    index = get_index(models.ContentVersion.current(), year)
    live = get_live_record(edition.root)
    with apply_temporarily(collect_changes(edition)) as rows:
        draft = models.Synonym.objects.get(pk=rows[edition.root_id])
        with_draft = index.with_lexicon(Lexicon.read())
    ways = [*draft.ways(), *(live.ways() if isinstance(live, models.Synonym) else ())]
    return [
        SearchEffect(typed, _list_first(index, typed), _list_first(with_draft, typed))
        for typed in dict.fromkeys([*ways, *_find_searches(ways)])
    ]


def _find_searches(ways: list[str]) -> Iterator[str]:
    """Searches that contain one of these, the most frequent first."""
    keys = [set(get_stems(way)) for way in ways]
    for text in models.Search.objects.asked_often().values_list("text", flat=True)[: MOST_SEARCHES * 10]:
        said = set(get_stems(text))
        if any(key <= said for key in keys):
            yield text


def _list_first(index: Index, typed: str) -> list[str]:
    found = results.find_results(index, typed, results.Narrowed(), get_bounds(index.year)[0])
    return [hit.entry.title for hit in found.hits[:SHOWN]]
