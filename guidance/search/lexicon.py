"""What a question can name: roles, clauses, bands, years, abbreviations and synonyms; and what managers ask."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Self

from simplemma import is_known

from guidance import models
from guidance.search import names as named
from guidance.search import words as worded

# How a question starts, and a set phrase doesn't.
_ASKING = frozenset(
    worded.get_stems("what who whose which when where why how is are am was were do does did can could will")
)
_PRACTITIONER, _WORKER = worded.get_stems("practitioner worker")
_JOINING = frozenset(worded.get_stems("and or"))
_ASKING |= frozenset(
    worded.get_stems("would should must may might shall have has if i we you they he she it my our your")
)


@dataclass(frozen=True, slots=True)
class WayOfAsking:
    """What somebody would type, and the address of the page that answers it."""

    text: str
    address: str


@dataclass(frozen=True, slots=True)
class NotCovered:
    """A subject that the site leaves to others."""

    slug: str
    title: str
    address: str
    ways: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Names are keyed by their stems, so that plurals match, and clause numbers by their lower case.

    `meanings` has the address and term for each abbreviation in lower case. `synonyms` has all the other ways of
    saying something, and none for a set phrase. `years` are slugs, oldest first, and `role_titles` has the roles by
    slug, in order. `words` has every stem of a name, synonym or way of asking. `also_words` are
    abbreviations of roles that are English words too: 'cap'. `first_role` is the role assumed when a question names
    none.
    """

    roles: named.Names
    role_titles: Mapping[str, str]
    first_role: str
    numbers: Mapping[str, str]
    bands: frozenset[str]
    years: tuple[str, ...]
    meanings: Mapping[str, tuple[tuple[str, str], ...]]
    synonyms: named.Names
    words: frozenset[str]
    also_words: frozenset[str] = frozenset()
    asked: tuple[WayOfAsking, ...] = ()
    not_covered: tuple[NotCovered, ...] = ()

    @classmethod
    def read(cls) -> Self:
        roles = list(models.Role.objects.prefetch_related("other_names"))
        guided = frozenset(models.Section.objects.values_list("role__slug", flat=True))
        names = index_role_names(roles, guided)
        meanings: dict[str, tuple[tuple[str, str], ...]] = {}
        terms = list(models.GlossaryTerm.objects.abbreviations())
        for term in terms:
            short = term.abbreviation.lower()
            meanings[short] = (*meanings.get(short, ()), (term.get_absolute_url(), term.term))
        spelt_out = ((short, *(term for _, term in terms)) for short, terms in meanings.items() if len(terms) == 1)
        asked = tuple(
            WayOfAsking(way, best.get_absolute_url())
            for best in models.BestAnswer.objects.with_targets()
            for way in best.ways()
        )
        not_covered = tuple(
            NotCovered(subject.slug, subject.title, subject.get_absolute_url(), tuple(subject.ways()))
            for subject in models.SubjectNotCovered.objects.all()
        )
        ways = [*(way.text for way in asked), *chain.from_iterable(subject.ways for subject in not_covered)]
        synonyms = index_synonyms(
            [*(each.ways() for each in models.Synonym.objects.all()), *spelt_out],
            models.GlossaryTerm.objects.values_list("term", flat=True),
        )
        return cls(
            roles=names,
            role_titles={role.slug: str(role) for role in roles},
            first_role=roles[0].slug if roles else "",
            numbers={number.lower(): number for number in models.Clause.objects.values_list("number", flat=True)},
            bands=frozenset(models.Band.objects.values_list("slug", flat=True)),
            years=tuple(models.ContractYear.objects.values_list("slug", flat=True)),
            meanings=meanings,
            synonyms=synonyms,
            words=frozenset(chain(chain.from_iterable([*names, *synonyms]), *map(worded.get_stems, ways))),
            also_words=frozenset(name[0] for name in names if len(name) == 1 and is_known(name[0], lang="en")),
            asked=asked,
            not_covered=not_covered,
        )


def index_role_names(roles: Iterable[models.Role], guided: Collection[str] = ()) -> named.Names:
    """The end of a long name is a name too, of the role that has a guide: 'wellbeing practitioner'. So is 'worker' for
    'practitioner'."""
    found: dict[named.Stems, frozenset[str]] = {}
    for role in roles:
        for name in (role.name, role.abbreviation, *(other.name for other in role.other_names.all())):
            key = tuple(worded.get_stems(name))
            if key:
                found[key] = found.get(key, frozenset()) | {role.slug}
    for whole, slugs in list(found.items()):
        if len(whole) > 1 and whole[-1] == _PRACTITIONER:
            found.setdefault((*whole[:-1], _WORKER), slugs)
    for whole, slugs in list(found.items()):
        for at in range(1, len(whole) - 1):
            if not slugs.isdisjoint(guided) and whole[at] not in worded.FILLERS:
                found.setdefault(whole[at:], slugs & frozenset(guided))
    return named.Names(found)


def index_synonyms(sets: Iterable[Iterable[str]], names: Iterable[str] = ()) -> named.Names:
    """For each way of saying something, all the others in its set, or in all its sets. A name that is a set phrase,
    such as 'out of hours', has no others: it is there so that its small words count."""
    found: dict[named.Stems, frozenset[named.Stems]] = {}
    for ways in sets:
        keys = {_cut_name(way) for way in ways} - {()}
        for key in keys:
            found[key] = found.get(key, frozenset()) | (keys - {key})
    for phrase in filter(is_set_phrase, map(_cut_name, names)):
        found.setdefault(phrase, frozenset())
    return named.Names(found)


def _cut_name(text: str) -> named.Stems:
    return tuple(key for key in worded.get_stems(text) if key not in worded.ARTICLES)


def is_set_phrase(name: named.Stems) -> bool:
    """Whether small words join one or two telling ones: 'out of hours', 'fit for work', 'scope of practice'."""
    if not _JOINING.isdisjoint(name):
        return False
    telling = sum(key not in worded.FILLERS for key in name)
    return 0 < telling < len(name) and telling <= 2 and name[-1] not in worded.FILLERS and name[0] not in _ASKING
