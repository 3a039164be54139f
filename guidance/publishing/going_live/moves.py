"""The pages that move when a record's slug changes, and where readers of a withdrawn one are sent."""

from collections.abc import Hashable
from functools import singledispatch

from django.urls import NoReverseMatch

from guidance import models

Pages = dict[Hashable, str]


def public_address(record: object) -> str | None:
    """Where readers see the record, or None where it has no page."""
    find = getattr(record, "get_absolute_url", None)
    try:
        return find() if find else None
    except NoReverseMatch:  # a draft's slug may be missing yet
        return None


def role_of(record: object) -> str:
    """The slug of the role that a record is of, itself or through what it is a part of; blank where of none."""
    if isinstance(record, models.Role):
        return record.slug
    for name in ("role", "section", "job_description"):
        whole = getattr(record, name, None)
        if whole is not None:
            return role_of(whole)
    return ""


@singledispatch
def own_pages(record: models.ContentModel) -> Pages:
    """The paths that change with the record's slug. One with an anchor is part of another record's page."""
    address = public_address(record)
    return {} if address is None or "#" in address else {record.pk: address}


@own_pages.register
def _(record: models.Topic) -> Pages:
    """A topic's slug is in the address of every answer to it."""
    pages: Pages = {}
    for section in record.sections.select_related("role"):
        section.topic = record
        pages |= {section.pk: section.get_absolute_url()}
    return pages


@own_pages.register
def _(record: models.Instrument) -> Pages:
    """A contract year's page is the year's own: it stays where it is when the specification is put right."""
    address = public_address(record)
    return {} if record.contract_year_id or address is None else {record.pk: address}


def leave_redirects(before: Pages, after: Pages) -> None:
    """Readers follow a page that moved; nothing leads away from a page that is live again."""
    moved = {before[page]: after[page] for page in before.keys() & after.keys() if before[page] != after[page]}
    for old in _last_first(moved):
        models.FormerAddress.redirect_readers(old, moved[old])
    live_again = {after[page] for page in after.keys() - before.keys()} | set(moved.values())
    if live_again:
        models.FormerAddress.objects.filter(old_path__in=live_again).delete()


def _last_first(moved: dict[str, str]) -> list[str]:
    """Where one page takes the place of another that moves on, the other goes first, and its readers with it."""
    ordered: list[str] = []
    waiting = sorted(moved)
    while waiting:
        free = [old for old in waiting if moved[old] not in waiting]
        ordered += free or waiting
        waiting = [old for old in waiting if old not in free] if free else []
    return ordered
