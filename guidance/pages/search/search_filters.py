"""What narrows the results of a search, with how many each choice would leave."""

from collections.abc import Mapping
from dataclasses import dataclass

from guidance.presenters.choices import Choice
from guidance.rules.years.contract_years import label_year
from guidance.search.entries import EntryKind
from guidance.search.results import Narrowed, Results


@dataclass(frozen=True, slots=True)
class SearchFilter:
    name: str
    label: str
    all: str
    choices: list[Choice]


def build_filters(results: Results, narrowed: Narrowed, roles: Mapping[str, str]) -> list[SearchFilter]:
    kinds = {kind.value: kind.label for kind in EntryKind}
    years = {slug: label_year(slug) for slug in sorted({*results.years, narrowed.year} - {""}, reverse=True)}
    return [
        SearchFilter("kind", "Kind", "All kinds", _build_choices(kinds, results.kinds, narrowed.kind)),
        SearchFilter("role", "Role", "All roles", _build_choices(roles, results.roles, narrowed.role)),
        SearchFilter("year", "Contract year", "All years", _build_choices(years, results.years, narrowed.year)),
    ]


def _build_choices(names: Mapping[str, str], counts: Mapping[str, int], chosen: str) -> list[Choice]:
    """The choices that would find something, and the one chosen."""
    return [
        Choice(value, f"{name} ({counts.get(value, 0)})", value == chosen)
        for value, name in names.items()
        if counts.get(value) or value == chosen
    ]
