"""Search results: what was found, narrowed as the reader chose, with counts for the filters."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice

from guidance.search import numbers
from guidance.search.best_place import find_best_place
from guidance.search.entries import EntryKind, SearchEntry
from guidance.search.index import Index
from guidance.search.left_to_others.parts import split_subjects
from guidance.search.passages import Extract, find_extracts, index_wanted
from guidance.search.question import SearchQuestion
from guidance.search.ranking import Ranking, rank_entries

MOST_PARTS = 3  # of a question, that are asked again on their own


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What the reader narrowed the search to. A blank field doesn't narrow it."""

    kind: str = ""
    role: str = ""
    year: str = ""

    def lets_through(self, entry: SearchEntry) -> bool:
        return (
            self.kind in ("", entry.kind)
            and self.role in ("", entry.role)
            and (not self.year or self.year in entry.years)
        )


@dataclass(frozen=True, slots=True)
class Hit:
    """`address` is the entry's, or that of the place on its page that says most of what is asked."""

    entry: SearchEntry
    address: str
    extracts: tuple[Extract, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """`hits` are those of one page. `kinds`, `roles` and `years` say how many there would be if narrowed to each.

    What a page should say, in this order:
    - `not_covered` is the slug of the `SubjectNotCovered` that the question is about, or blank. Say so first. The hits
      are then pages that only share words with the question. A `covered_part` is the part of it that the first hit
      answers, and comes before that.
    - `nothing_for` has the words, as typed, that the question is about and that none of our texts has. There are no
      hits then, because they would share only its common words. Say that nothing was found for those words.
    - `question.understood` is what was searched for in place of misspelt words (`question.unknown`).
    - `question.did_you_mean` is a text to offer as another search, or blank. It has our words in place of English words
      that we have nowhere, and was not searched for.

    `led_to` is the address that editors led the same question to, a place on the page of the first hit or that page, or
    blank. `is_sure` is whether the first of all hits answers the question, and does not only share words with it.
    """

    question: SearchQuestion
    hits: tuple[Hit, ...]
    total: int
    page: int
    pages: int
    kinds: Mapping[str, int] = field(default_factory=dict)
    roles: Mapping[str, int] = field(default_factory=dict)
    years: Mapping[str, int] = field(default_factory=dict)
    led_to: str = ""
    is_sure: bool = True
    not_covered: str = ""
    covered_part: str = ""
    nothing_for: tuple[str, ...] = ()


def find_results(index: Index, typed: str, narrowed: Narrowed, day: date, page: int = 1) -> Results:
    """`day` is the reader's day. A page number past the end gives the last page."""
    question = index.read_question(typed, day)
    ranking = rank_entries(index, question)
    covered_part = ""
    if ranking.not_covered or not ranking.is_sure:
        covered_part, ranking = _find_covered_part(index, question, day, ranking)
    found = [each.entry for each in ranking.entries]
    through = _keep(found, narrowed)
    pages = max(1, -(-len(through) // numbers.RESULTS_SHOWN))
    page = min(max(page, 1), pages)
    wanted = index_wanted(question, index)
    shown = through[(page - 1) * numbers.RESULTS_SHOWN : page * numbers.RESULTS_SHOWN]
    return Results(
        question=question,
        hits=tuple(
            Hit(entry, _find_address(entry, ranking, question), find_extracts(entry, wanted)) for entry in shown
        ),
        total=len(through),
        page=page,
        pages=pages,
        led_to=ranking.led_to,
        is_sure=ranking.is_sure,
        not_covered=ranking.not_covered,
        covered_part=covered_part,
        nothing_for=ranking.nothing_for,
        kinds=_count_values(found, Narrowed("", narrowed.role, narrowed.year), lambda entry: [entry.kind]),
        roles=_count_values(found, Narrowed(narrowed.kind, "", narrowed.year), lambda entry: [entry.role]),
        years=_count_values(found, Narrowed(narrowed.kind, narrowed.role, ""), lambda entry: entry.years),
    )


def _find_covered_part(index: Index, question: SearchQuestion, day: date, whole: Ranking) -> tuple[str, Ranking]:
    """The part of the question that a page surely answers, with what was found for it, where others answer the rest.
    Otherwise blank, with what the whole found."""
    parts = [
        (part, rank_entries(index, index.read_question(part, day)))
        for part in islice(split_subjects(question.understood or question.typed), MOST_PARTS)
    ]
    left = whole.not_covered or next((ranking.not_covered for _, ranking in parts if ranking.not_covered), "")
    for part, ranking in parts:
        if left and ranking.is_sure and not ranking.not_covered:
            return part, replace(ranking, not_covered=left)
    return "", whole


def _find_address(entry: SearchEntry, ranking: Ranking, question: SearchQuestion) -> str:
    """A comparison filled in, or the top of a year's page where its rules or changes are asked for: no passage has
    them all."""
    if entry.address == question.compared.partition("?")[0]:
        return question.compared
    if question.asks_for_a_year and entry.kind is EntryKind.CONTRACT and not entry.is_part:
        return entry.address
    is_led_to = ranking.led_to and entry is ranking.entries[0].entry
    return ranking.led_to if is_led_to else find_best_place(entry, question)


def _count_values(
    found: list[SearchEntry], others: Narrowed, values: Callable[[SearchEntry], Iterable[str]]
) -> Counter[str]:
    """Count the entries for each value, narrowed by the other filters."""
    return Counter(value for entry in _keep(found, others) for value in values(entry) if value)


def _keep(found: list[SearchEntry], narrowed: Narrowed) -> list[SearchEntry]:
    return found if narrowed == Narrowed() else [entry for entry in found if narrowed.lets_through(entry)]
