"""What a draft synonym would do to searches: the first results now, and with the draft."""

from collections.abc import Iterator
from dataclasses import dataclass

from guidance import models
from guidance.publishing.drafting.applying import applied
from guidance.publishing.drafting.context import changes_with
from guidance.publishing.drafting.roots import live_record
from guidance.search import results
from guidance.search.index import Index, index_of
from guidance.search.lexicon import Lexicon
from guidance.search.words import stems

SHOWN = 5
MOST_SEARCHES = 20


@dataclass(frozen=True)
class Effect:
    """The titles of the first results of a search, now and with the draft."""

    typed: str
    now: list[str]
    then: list[str]

    @property
    def differs(self) -> bool:
        return self.now != self.then


def search_effect(edition: models.Edition) -> list[Effect]:
    """The effect on each of the synonym's words, and on the most frequent searches that contain one of them.

    Raises CannotApplyError.
    """
    index = index_of(models.ContentVersion.current())
    live = live_record(edition.root)
    with applied(changes_with(edition)) as rows:
        draft = models.Synonym.objects.get(pk=rows[edition.root_id])
        with_draft = index.with_lexicon(Lexicon.read())
    ways = [*draft.ways(), *(live.ways() if isinstance(live, models.Synonym) else ())]
    return [
        Effect(typed, _first(index, typed), _first(with_draft, typed))
        for typed in dict.fromkeys([*ways, *_searches_with(ways)])
    ]


def _searches_with(ways: list[str]) -> Iterator[str]:
    """Searches that contain one of these, the most frequent first."""
    keys = [set(stems(way)) for way in ways]
    for text in models.Search.objects.asked_often().values_list("text", flat=True)[: MOST_SEARCHES * 10]:
        said = set(stems(text))
        if any(key <= said for key in keys):
            yield text


def _first(index: Index, typed: str) -> list[str]:
    return [hit.entry.title for hit in results.find(index, typed, results.Narrowed()).hits[:SHOWN]]
