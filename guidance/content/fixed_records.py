"""The records that code finds by natural key: what finds each, and why its key can't be changed."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Protocol

from guidance import models
from guidance.content import kinds, records
from guidance.rules.fixed import places, slugs
from guidance.rules.fixed.keys import ClauseKey, PointKey

Finders = tuple[str, ...]


class FixedMember(Protocol):
    """A member of one of the enumerations."""

    @property
    def key(self) -> tuple[str, ...]: ...

    @property
    def found_by(self) -> Finders: ...


def _map_by_key(members: Iterable[FixedMember]) -> dict[kinds.Key, Finders]:
    return {tuple(map(str, one.key)): one.found_by for one in members}


# Statements are found through their section, so the section's key is fixed too.
_SECTIONS = {place.key[:2]: place.found_by for place in places.StatementPlace}
FIXED: Mapping[kinds.Kind, Mapping[kinds.Key, Finders]] = {
    models.Role: _map_by_key(slugs.RoleSlug),
    models.Topic: _map_by_key(slugs.TopicSlug),
    models.ContractYear: _map_by_key(slugs.YearSlug),
    models.Instrument: _map_by_key(slugs.InstrumentSlug),
    models.Clause: _map_by_key(ClauseKey),
    models.KeyPublication: _map_by_key(slugs.PublicationSlug),
    models.PublicationPoint: _map_by_key(PointKey),
    models.FigureSeries: _map_by_key(slugs.SeriesSlug),
    models.Section: {tuple(map(str, key)): found_by for key, found_by in _SECTIONS.items()}
    | _map_by_key(places.SectionPlace),
    models.Statement: _map_by_key(places.StatementPlace),
    models.EmploymentModel: _map_by_key(places.ModelPlace),
}
_TITLES = ("title", "name", "heading", "label", "answer", "point", "body")
_CALLED = {"body": "text"}


def get_finders(kind: kinds.Kind, key: kinds.Key) -> Finders:
    """What finds the record by this key. Empty if editors may change the key."""
    return FIXED.get(kind, {}).get(key, ())


def find_absent(held: Collection[tuple[kinds.Kind, kinds.Key]]) -> Iterator[tuple[kinds.Kind, kinds.Key]]:
    """The fixed records that are missing from `held`. None are reported if no role exists: the site is still empty."""
    if any((models.Role, role.key) in held for role in slugs.RoleSlug):
        for kind, keys in FIXED.items():
            yield from ((kind, key) for key in keys if (kind, key) not in held)


def find_earlier_key(record: records.Record, held: Iterable[records.Record]) -> kinds.Key | None:
    """The key that the record had before, if it is one of `held` renamed: a fixed record with the same title."""
    title = _find_title_field(record.kind)
    if not title:
        return None
    for one in held:
        if (
            one.key != record.key
            and one.key[:-1] == record.key[:-1]
            and one.fields.get(title) == record.fields.get(title)
            and get_finders(one.kind, one.key)
        ):
            return one.key
    return None


def explain_refused_change(kind: kinds.Kind, key: kinds.Key, new: kinds.Key) -> str:
    """Why a record's key can't change to `new`, or blank if it can."""
    found_by = get_finders(kind, key)
    path = find_changed_path(kind, key, new)
    if not found_by or not path:
        return ""
    field = path.partition("__")[0]
    was = key[kind.NATURAL_KEY.index(path)]
    called = str(kinds.get_fields(kind)[field].verbose_name)
    refused = f"The {called} {was} can't be changed: {_write_finders(found_by)} by this name."
    return f"{refused} {_suggest_instead(kind)}".rstrip()


def find_changed_path(kind: kinds.Kind, key: kinds.Key, new: kinds.Key) -> str:
    """The path in NATURAL_KEY of the last part of the key that differs."""
    parts = zip(kind.NATURAL_KEY, key, new, strict=True)
    return next((path for path, was, now in reversed(list(parts)) if was != now), "")


def explain_refused_loss(kind: kinds.Kind, key: kinds.Key, what: str) -> str:
    """Why a record can't be 'withdrawn' or 'deleted' (`what`), or blank if it can."""
    found_by = get_finders(kind, key)
    if not found_by:
        return ""
    named = f"{kind._meta.verbose_name} {key[0] if len(key) == 1 else records.key_text(key)}"
    return f"The {named} can't be {what}: {_write_finders(found_by)} by this name. {_suggest_instead(kind)}".rstrip()


def _write_finders(found_by: Finders) -> str:
    """'the home page and the guided form find it'."""
    *others, last = found_by
    return f"{', '.join(others)} and {last} find it" if others else f"{last} finds it"


def _suggest_instead(kind: kinds.Kind) -> str:
    title = _find_title_field(kind)
    return f"Change its {_CALLED.get(title, title)} instead." if title else ""


def _find_title_field(kind: kinds.Kind) -> str:
    return next((name for name in _TITLES if name in kinds.get_fields(kind)), "")
