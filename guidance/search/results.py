"""Search results: what was found, narrowed as the reader chose, with counts for the filters."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from guidance.search.entries import SearchEntry
from guidance.search.index import Index
from guidance.search.passages import Extract, find_extracts
from guidance.search.question import SearchQuestion, read_question
from guidance.search.ranking import rank_entries

ON_A_PAGE = 10


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What the reader narrowed the search to. A blank field doesn't narrow it."""

    kind: str = ""
    role: str = ""
    year: str = ""

    def lets_through(self, entry: SearchEntry) -> bool:
        return (
            self.kind in ("", entry.kind.value)
            and self.role in ("", entry.role)
            and (not self.year or self.year in entry.years)
        )


@dataclass(frozen=True, slots=True)
class Hit:
    entry: SearchEntry
    extracts: tuple[Extract, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """`hits` are those of one page. `kinds`, `roles` and `years` say how many there would be if narrowed to each."""

    question: SearchQuestion
    hits: tuple[Hit, ...]
    total: int
    page: int
    pages: int
    kinds: Mapping[str, int] = field(default_factory=dict)
    roles: Mapping[str, int] = field(default_factory=dict)
    years: Mapping[str, int] = field(default_factory=dict)


def find_results(index: Index, typed: str, narrowed: Narrowed, page: int = 1) -> Results:
    """A page number past the end gives the last page."""
    question = read_question(typed, index.lexicon, index.spelling.find_meant)
    found = [each.entry for each in rank_entries(index, question)]
    through = [entry for entry in found if narrowed.lets_through(entry)]
    pages = max(1, -(-len(through) // ON_A_PAGE))
    page = min(max(page, 1), pages)
    shown = through[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]
    return Results(
        question=question,
        hits=tuple(Hit(entry, find_extracts(entry, question, index)) for entry in shown),
        total=len(through),
        page=page,
        pages=pages,
        kinds=_count_values(found, Narrowed("", narrowed.role, narrowed.year), lambda entry: [entry.kind.value]),
        roles=_count_values(found, Narrowed(narrowed.kind, "", narrowed.year), lambda entry: [entry.role]),
        years=_count_values(found, Narrowed(narrowed.kind, narrowed.role, ""), lambda entry: entry.years),
    )


def _count_values(
    found: Iterable[SearchEntry], others: Narrowed, values: Callable[[SearchEntry], Iterable[str]]
) -> Counter[str]:
    """Count the entries for each value, narrowed by the other filters."""
    return Counter(value for entry in found if others.lets_through(entry) for value in values(entry) if value)
