"""Finds the pages that move when a record's slug changes, and leaves redirects for their readers."""

from collections.abc import Hashable
from functools import singledispatch

from django.urls import NoReverseMatch

from guidance import models

Pages = dict[Hashable, str]


def public_address(record: object) -> str | None:
    """The path of the record's page, or None if it has none."""
    find = getattr(record, "get_absolute_url", None)
    try:
        return find() if find else None
    except NoReverseMatch:  # a draft's slug may be missing yet
        return None


def role_of(record: object) -> str:
    """The slug of the role that a record belongs to, directly or through its parent. Blank if there is none."""
    if isinstance(record, models.Role):
        return record.slug
    for name in ("role", "section", "job_description"):
        whole = getattr(record, name, None)
        if whole is not None:
            return role_of(whole)
    return ""


@singledispatch
def find_own_pages(record: models.ContentModel) -> Pages:
    """The paths that change with the record's slug. A path with an anchor is on another record's page: not included."""
    address = public_address(record)
    return {} if address is None or "#" in address else {record.pk: address}


@find_own_pages.register
def _(record: models.Topic) -> Pages:
    """A topic's slug is in the address of every answer to it."""
    pages: Pages = {}
    for section in record.sections.select_related("role"):
        section.topic = record
        pages |= {section.pk: section.get_absolute_url()}
    return pages


@find_own_pages.register
def _(record: models.Instrument) -> Pages:
    """A contract specification's page has its year in its path, which the instrument's slug does not change."""
    address = public_address(record)
    return {} if record.contract_year_id or address is None else {record.pk: address}


@find_own_pages.register
def _(record: models.BestAnswer) -> Pages:  # noqa: ARG001
    """Its address is the page that answers it, which does not move when editors choose another."""
    return {}


def leave_redirects(before: Pages, after: Pages) -> None:
    """Redirects readers of pages that moved, and removes redirects from pages that are live again."""
    moved = {before[page]: after[page] for page in before.keys() & after.keys() if before[page] != after[page]}
    for old in _sort_moves(moved):
        models.FormerAddress.redirect_readers(old, moved[old])
    live_again = {after[page] for page in after.keys() - before.keys()} | set(moved.values())
    if live_again:
        models.FormerAddress.objects.filter(old_path__in=live_again).delete()


def _sort_moves(moved: dict[str, str]) -> list[str]:
    """Puts a page that takes another's place after that other page, so that the redirects lead the right way."""
    ordered: list[str] = []
    waiting = sorted(moved)
    while waiting:
        free = [old for old in waiting if moved[old] not in waiting]
        ordered += free or waiting
        waiting = [old for old in waiting if old not in free] if free else []
    return ordered
