"""What is live, in words: for each record what it is called, what is typed in it, its years and what it cites.

All of it is read at once and kept until any content changes. Comparing a few megabytes here takes less time than asking
a database for words in the columns of forty tables.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache

from django.db.models import CharField, TextField

from guidance import models
from guidance.content import kinds
from guidance.publishing.drafting.snapshots import CHILDREN, child_kinds, root_kinds

# What a record is called, the first that its kind has.
TITLES = ("title", "name", "term", "heading", "question", "subject", "label", "asked", "words", "text", "slug")

# The paths to what a record is called, where that is not one title.
NAMES: dict[kinds.Kind, tuple[str, ...]] = {
    models.Role: ("name", "abbreviation"),
    models.Section: ("role__name", "role__abbreviation", "topic__title"),
    models.PayPoint: ("band__slug", "step"),
}


@dataclass
class RecordText:
    """In small letters. `years` are keys of contract years, `sources` of sources."""

    kind: kinds.Kind
    key: int
    title: str
    about: str
    text: str
    years: set[int] = field(default_factory=set)
    sources: set[int] = field(default_factory=set)

    def how_far(self, words: tuple[str, ...]) -> int | None:
        """How far the words are from what the record is called. None if one of them is nowhere in it."""
        near = self.title
        for distance, further in enumerate((self.about, self.text)):
            if all(word in near for word in words):
                return distance
            near = f"{near}\n{further}"
        return 2 if all(word in near for word in words) else None


@lru_cache(maxsize=1)
def read_texts(version: str) -> list[RecordText]:  # noqa: ARG001  # what is kept is of one content version
    """Of all kinds in their order, and of each kind in the order of its lists."""
    return [text for kind in get_kinds() for text in _read_kind(kind)]


@cache
def get_kinds() -> list[kinds.Kind]:
    return root_kinds()


@cache
def get_texts(kind: kinds.Kind) -> tuple[str, ...]:
    """The fields that are typed in words."""
    return tuple(
        name
        for name, held in kinds.get_fields(kind).items()
        if isinstance(held, CharField | TextField) and not held.choices
    )


@cache
def get_wholes(kind: kinds.Kind) -> dict[str, kinds.Kind]:
    """The records that it is part of or is about, by the fields that name them. A source is asked for on its own."""
    return {
        name: target
        for name, target in kinds.get_references(kind).items()
        if not kinds.is_many(kind, name) and target not in (models.Source, kind, CHILDREN.get(kind))
    }


@cache
def _get_names(kind: kinds.Kind) -> tuple[str, ...]:
    title = next((name for name in TITLES if name in get_texts(kind)), None)
    return NAMES.get(kind) or ((title,) if title else ())


def _get_abouts(kind: kinds.Kind) -> tuple[str, ...]:
    wholes = get_wholes(kind).items()
    return tuple(f"{name}__{path}" for name, target in wholes for path in _get_names(target))


def _get_year_paths(kind: kinds.Kind) -> tuple[str, ...]:
    """Its own contract year, if it has one, before those of what it is about."""
    own = ("contract_year",) if "contract_year" in kinds.get_references(kind) else ()
    wholes = get_wholes(kind).items()
    through = (f"{name}__contract_year" for name, target in wholes if "contract_year" in kinds.get_references(target))
    return (*own, *through)


def _get_sources(kind: kinds.Kind) -> tuple[str, ...]:
    return tuple(name for name, target in kinds.get_references(kind).items() if target is models.Source)


def _read_kind(kind: kinds.Kind) -> Iterator[RecordText]:
    groups = (_get_names(kind), _get_abouts(kind), get_texts(kind), _get_year_paths(kind), _get_sources(kind))
    typed, cited = _read_children(kind)
    for key, *values in kind.objects.values_list("pk", *(path for group in groups for path in group)):
        title, about, text, years, sources = _cut(values, groups)
        found = RecordText(
            kind,
            key,
            _join(title),
            _join(about),
            _join([*text, *typed.get(key, [])]),
            sources={*sources, *cited.get(key, [])} - {None},
        )
        own = years[:1] if years and "contract_year" in groups[3] and years[0] else years
        found.years.update(year for year in own if year)
        if kind is models.ContractYear:
            found.years.add(key)
        elif kind is models.Source:
            found.sources.add(key)
        yield found


def _read_children(kind: kinds.Kind) -> tuple[dict[int, list[str]], dict[int, list[int]]]:
    """What is typed in the parts that the form of a record lists, and what they cite, by the record's key."""
    typed: dict[int, list[str]] = defaultdict(list)
    cited: dict[int, list[int]] = defaultdict(list)
    for child in child_kinds(kind):
        groups = (get_texts(child), _get_sources(child))
        for key, *values in child.objects.order_by().values_list(CHILDREN[child], *groups[0], *groups[1]):
            texts, sources = _cut(values, groups)
            typed[key] += texts
            cited[key] += sources
    return typed, cited


def _cut(values: list, groups: tuple[tuple[str, ...], ...]) -> list[list]:
    left = iter(values)
    return [[next(left) for _ in group] for group in groups]


def _join(values: list) -> str:
    return "\n".join(str(value) for value in values if value).lower()
