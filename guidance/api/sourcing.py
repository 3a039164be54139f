"""The sources that a record cites, as they are included in it: enough of each to cite it, and the place in it."""

from collections.abc import Iterable
from typing import Any

from guidance import models
from guidance.api import references
from guidance.api.dates import build_known_date
from guidance.presenters.site import this_site


def cites_many(kind: Any) -> bool:
    return any(relation.name == "citations" for relation in kind._meta.related_objects)


def cites_one(kind: Any) -> bool:
    return {"source", "locator"} <= {field.name for field in kind._meta.concrete_fields}


def citations_of(row: Any) -> Iterable[Any]:
    """Rows with a source and a locator: the record's citations, or the record itself."""
    if cites_many(type(row)):
        return row.citations.all()  # type: ignore[no-any-return]
    return [row] if row.source else []


def sources_of(row: Any) -> references.Json:
    return [_build_citation(citation) for citation in citations_of(row)]


def _build_citation(row: Any) -> references.Json:
    source: models.Source = row.source
    entry = {
        "id": source.slug,
        "url": references.build_address(source),
        "page": this_site().address + source.get_absolute_url(),
        "title": source.title,
        "short_title": source.short_title,
        "publisher": source.publisher,
        "published_on": build_known_date(source.published_on, source.date_precision),
        "address": source.address or None,
        "licence": source.licence or None,
        "scope": source.scope,
        "area": source.area or None,
        "evidence": source.evidence,
        "standing": source.standing,
        "checked_on": source.checked_on.isoformat(),
        "locator": row.locator or None,
    }
    if isinstance(row, models.Citation):
        entry |= {name: getattr(row, name) or None for name in ("says", "part") if hasattr(row, name)}
    return entry
