"""Identifiers, addresses and pages of records. An identifier is the natural key, joined by slashes."""

import re
from datetime import date
from typing import Any

from guidance import models
from guidance.api import catalogue
from guidance.content.kinds import Kind
from guidance.models.page_paths import page_path
from guidance.presenters.site import this_site
from guidance.rules.fixed import slugs

Json = Any

LIMITS = "high-cost-area-supplement-limits"  # a series until each limit had one of its own
_ENDINGS = {"-least": slugs.SeriesSlug.SUPPLEMENT_MINIMUM, "-most": slugs.SeriesSlug.SUPPLEMENT_MAXIMUM}
_YEAR = re.compile(r"[0-9]{4}-[0-9]{2}")


def follow_path(row: Any, path: str) -> Any:
    """What a path such as 'section__role' leads to, or None if a row on the way is None."""
    for name in path.split("__"):
        if row is None:
            return None
        row = getattr(row, name)
    return row


def build_identifier(row: Any) -> str:
    """For example 'network-contract-des-2021-22/B14.2.a'. It is permanent, because it contains no primary key."""
    return "/".join(row.natural_key())


def read_identifier(kind: Kind, identifier: str) -> dict[str, str] | None:
    """The lookups for the record with this identifier, or None if no record can have it.

    Only the last part may contain a slash: it may be a name, the title of a part of a source, or a locator.
    """
    paths = kind.NATURAL_KEY
    parts = identifier.split("/", len(paths) - 1)
    if len(parts) != len(paths) or not all(parts) or "\x00" in identifier:
        return None
    lookups = dict(zip(paths, parts, strict=True))
    return lookups if _is_day(lookups.get("holds_from", "2026-04-01")) else None


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def find_successor(kind: Kind, identifier: str) -> str:
    """What an identifier of an earlier release became, or blank.

    Then an amount was named by its contract year, and one series had both limits of the supplement.
    """
    first, _, rest = identifier.partition("/")
    if kind in (models.PayPoint, models.Reimbursement):
        return f"{rest}/{first[:4]}-04-01" if rest and _YEAR.fullmatch(first) else ""
    if first != LIMITS:
        return ""
    if kind is models.FigureSeries:
        return slugs.SeriesSlug.SUPPLEMENT_MINIMUM.value
    for ending, series in _ENDINGS.items():
        if kind is models.Figure and rest.endswith(ending):
            return f"{series}/{rest.removesuffix(ending)}"
    return ""


def build_address(row: Any) -> str:
    return this_site().address + page_path("api-item", _find_collection(row).name, build_identifier(row))


def build_collection_address(collection: catalogue.Collection, route: str = "api-collection") -> str:
    return this_site().address + page_path(route, collection.name)


def build_page_address(collection: catalogue.Collection, row: Any) -> str | None:
    """The address of its page on this site, or None if it has none, such as a topic."""
    shown = follow_path(row, collection.page) if collection.page else row
    if not hasattr(shown, "get_absolute_url"):
        return None
    return f"{this_site().address}{shown.get_absolute_url()}{f'#{collection.anchor}' if collection.anchor else ''}"


def build_reference(row: Any) -> Json:
    if row is None:
        return None
    return {"id": build_identifier(row), "url": build_address(row), "title": _find_collection(row).called(row)}


def _find_collection(row: Any) -> catalogue.Collection:
    kind: Kind = type(row)
    return catalogue.get_collection(kind)
