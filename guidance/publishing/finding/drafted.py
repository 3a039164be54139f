"""Which drafts and withdrawn records are asked for. Their texts are in snapshots, so they are read here."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery

from guidance import models
from guidance.content import kinds, records
from guidance.models.contract.held_amounts import HeldAmount
from guidance.publishing.drafting import snapshots
from guidance.publishing.finding import texts
from guidance.publishing.finding.asked import NOBODY, ContentAsked, RecordState
from guidance.rules.years import contract_years

# The contract year of a record by its model and its natural key.
Years = Mapping[tuple[str, str], str]


def find_drafted(asked: ContentAsked) -> list[models.Edition]:
    """The open editions that are asked for, and those of withdrawn records."""
    editions = list(_select(asked))
    years = _read_years(editions) if asked.year else {}
    return [edition for edition in editions if _matches(edition, asked, years)]


def _select(asked: ContentAsked) -> QuerySet[models.Edition]:
    """Open editions, and the last of each record that is withdrawn."""
    last = models.Edition.objects.filter(root=OuterRef("root")).order_by("-pk").values("pk")[:1]
    gone = Q(state=RecordState.WITHDRAWN, root__row=None, pk=Subquery(last))
    if asked.state == RecordState.WITHDRAWN:
        wanted = gone
    elif asked.state in models.Edition.OPEN:
        wanted = Q(state=asked.state)
    elif asked.state == RecordState.LIVE:
        wanted = Q(state__in=models.Edition.OPEN, root__row__isnull=False)
    else:
        wanted = Q(state__in=models.Edition.OPEN) | gone
    if asked.kind:
        wanted &= Q(root__model=kinds.get_label(asked.kind))
    if asked.owner:
        wanted &= Q(root__owner=None if asked.owner == NOBODY else asked.owner)
    found = models.Edition.objects.filter(wanted).select_related("root").order_by("pk")
    return found if asked.reads_texts else found.defer("snapshot", "forked_from")


def _matches(edition: models.Edition, asked: ContentAsked, years: Years) -> bool:
    if not asked.reads_texts:
        return True
    snapshot = snapshots.Snapshot.read(edition.snapshot)
    if asked.words:
        text = "\n".join([edition.title, edition.natural_key, *_list_texts(snapshot)]).lower()
        if not all(word in text for word in asked.words):
            return False
    if asked.source and not _cites(snapshot, asked.source):
        return False
    return asked.year is None or _is_of_year(snapshot.root, asked.year, years)


def _list_texts(snapshot: snapshots.Snapshot) -> Iterator[str]:
    for record in snapshot:
        yield from (str(record.fields[name]) for name in texts.get_texts(record.kind) if record.fields.get(name))


def _cites(snapshot: snapshots.Snapshot, source: models.Source) -> bool:
    key = source.natural_key()
    if (snapshot.root.kind, snapshot.root.key) == (models.Source, key):
        return True
    return any((models.Source, key) == named[1:] for record in snapshot for named in record.references())


def _is_of_year(record: records.Record, year: models.ContractYear, years: Years) -> bool:
    if issubclass(record.kind, HeldAmount):
        first, last = contract_years.get_bounds(year.slug)
        begins, ends = (_read_day(record.fields.get(name)) for name in ("holds_from", "holds_to"))
        return begins is not None and begins <= last and (ends is None or ends >= first)
    if record.kind is models.ContractYear:
        return record.key == year.natural_key()
    return year.slug in _list_years(record, years)


def _list_years(record: records.Record, years: Years) -> set[str]:
    """Its own contract year, or else those of what it is about."""
    if own := record.fields.get("contract_year"):
        return {str(own[0])}
    wholes = texts.get_wholes(record.kind)
    keys = (
        (kinds.get_label(target), records.key_json(key)) for name, target, key in record.references() if name in wholes
    )
    return {years[key] for key in keys if key in years}


def _read_years(editions: list[models.Edition]) -> Years:
    """Those of live records that drafts are parts of, and those of drafts, which come first."""
    found: dict[tuple[str, str], str] = {}
    wholes = {
        target
        for edition in editions
        for target in texts.get_wholes(kinds.by_label()[edition.root.model]).values()
        if "contract_year" in kinds.get_references(target)
    }
    for kind in wholes:
        rows: QuerySet[Any, Any] = kind.objects.order_by().filter(contract_year__isnull=False)  # type: ignore[misc]
        for *key, year in rows.values_list(*kind.NATURAL_KEY, "contract_year__slug"):
            found[kinds.get_label(kind), records.key_json(tuple(key))] = year
    for edition in editions:
        root = edition.snapshot[0]["fields"]
        if year := root.get("contract_year"):
            found[edition.root.model, edition.natural_key] = str(year[0])
    return found


def _read_day(value: object) -> date | None:
    return value if isinstance(value, date) else date.fromisoformat(str(value)) if value else None
