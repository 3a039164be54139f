"""What a question can name: roles, clauses, bands, years, abbreviations and synonyms."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Self

from guidance import models
from guidance.search.words import ARTICLES, get_stems

Stems = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Names are keyed by their stems, so that plurals match, and clause numbers by their lower case.

    `meanings` has the address and term for each abbreviation in lower case. `synonyms` has all the other ways of
    saying something. `years` are slugs, oldest first, and `role_titles` has the roles by slug, in order. `words` has
    every stem of a name or synonym. `first_role` is the role assumed when a question names none.
    """

    roles: Mapping[Stems, frozenset[str]]
    role_titles: Mapping[str, str]
    first_role: str
    numbers: Mapping[str, str]
    bands: frozenset[str]
    years: tuple[str, ...]
    meanings: Mapping[str, tuple[tuple[str, str], ...]]
    synonyms: Mapping[Stems, frozenset[Stems]]
    words: frozenset[str]

    @classmethod
    def read(cls) -> Self:
        roles = list(models.Role.objects.prefetch_related("other_names"))
        names = index_role_names(roles)
        meanings: dict[str, tuple[tuple[str, str], ...]] = {}
        for term in models.GlossaryTerm.objects.abbreviations():
            short = term.abbreviation.lower()
            meanings[short] = (*meanings.get(short, ()), (term.get_absolute_url(), term.term))
        spelt_out = ((short, *(term for _, term in terms)) for short, terms in meanings.items() if len(terms) == 1)
        synonyms = index_synonyms([*(each.ways() for each in models.Synonym.objects.all()), *spelt_out])
        return cls(
            roles=names,
            role_titles={role.slug: str(role) for role in roles},
            first_role=roles[0].slug if roles else "",
            numbers={number.lower(): number for number in models.Clause.objects.values_list("number", flat=True)},
            bands=frozenset(models.Band.objects.values_list("slug", flat=True)),
            years=tuple(models.ContractYear.objects.values_list("slug", flat=True)),
            meanings=meanings,
            synonyms=synonyms,
            words=frozenset(word for key in (*names, *synonyms) for word in key),
        )


def index_role_names(roles: Iterable[models.Role]) -> dict[Stems, frozenset[str]]:
    found: dict[Stems, frozenset[str]] = {}
    for role in roles:
        for name in (role.name, role.abbreviation, *(other.name for other in role.other_names.all())):
            key = tuple(get_stems(name))
            if key:
                found[key] = found.get(key, frozenset()) | {role.slug}
    return found


def index_synonyms(sets: Iterable[Iterable[str]]) -> dict[Stems, frozenset[Stems]]:
    """For each way of saying something, all the others in its set, or in all its sets."""
    found: dict[Stems, frozenset[Stems]] = {}
    for ways in sets:
        keys = {tuple(key for key in get_stems(way) if key not in ARTICLES) for way in ways} - {()}
        for key in keys:
            found[key] = found.get(key, frozenset()) | (keys - {key})
    return found
