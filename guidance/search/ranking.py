"""Rank what was found: by its words, weighted by what the question asks, with what it names outright first."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from guidance.search import entries
from guidance.search.index import Index
from guidance.search.naming import score_named_entries
from guidance.search.question import SearchQuestion
from guidance.search.weighing import EntryWeights

MOST_CANDIDATES = 600
LEAST_SHARE = 0.3  # of what is asked, that a result must mention
ALIKE = 0.75  # factor for each earlier result of the same kind


@dataclass(frozen=True, slots=True)
class Ranked:
    entry: entries.SearchEntry
    score: float


def rank_entries(index: Index, question: SearchQuestion) -> list[Ranked]:
    """The best first. Leaves out entries that mention too little of what is asked and are not named."""
    asked = EntryWeights(index, question)
    scores: dict[entries.SearchEntry, float] = {}
    for each, score in index.find_matching(question, MOST_CANDIDATES):
        share = asked.get_share(each)
        if share >= LEAST_SHARE:
            scores[each.entry] = score * asked.get_weight(each, share)
    top = max(scores.values(), default=1.0)
    for entry, named in score_named_entries(question, asked.asks_more, index.find_named):
        scores[entry] = scores.get(entry, 0.0) + top * named
    return _sort_ranked(_spread_alike(_sort_ranked(Ranked(entry, score) for entry, score in scores.items())))


def _sort_ranked(found: Iterable[Ranked]) -> list[Ranked]:
    return sorted(found, key=lambda each: (-each.score, each.entry.address))


def _spread_alike(found: Iterable[Ranked]) -> Iterator[Ranked]:
    """Mark down repeats, such as the same fact for six years, to make room for other results."""
    before: Counter[tuple[str, str]] = Counter()
    for each in found:
        alike = _get_likeness_key(each.entry)
        yield Ranked(each.entry, each.score * ALIKE ** before[alike])
        before[alike] += 1


def _get_likeness_key(entry: entries.SearchEntry) -> tuple[str, str]:
    """Entries with the same key count as repeats. An entry that repeats none has its address as key."""
    if entry.kind is entries.EntryKind.DOCUMENT:
        return entry.address.split("/")[1], entry.role
    if entry.kind is entries.EntryKind.SOURCE:
        return entry.kind, ""
    if entry.kind in {entries.EntryKind.CONTRACT, entries.EntryKind.GUIDE} and entry.subject:
        return entry.kind, entry.subject
    return entry.address.partition("#")[0] if entry.number else entry.address, ""
