"""Keeps what each page and document reads, for `quick.py`. One is built again only when what it read has changed."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cache

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from guidance.models import ContentVersion, PageReads, ReadQuery
from guidance.publishing.reach.page_states import build_output, list_outputs
from guidance.publishing.reach.queries import Query, noting_reads, noting_writes
from guidance.rules.years.contract_years import get_slug_on
from guidance.site_map.release import current_release

AT_ONCE = 500  # rows of one statement


@dataclass(frozen=True)
class Progress:
    done: int
    total: int

    @property
    def is_finished(self) -> bool:
        return self.done == self.total


@dataclass(frozen=True)
class Moment:
    """What a page's reads depend on besides its queries. They name the release and the contract year in force."""

    day: date
    built_by: str

    @classmethod
    def now(cls) -> "Moment":
        day = timezone.localdate()
        release = current_release() if settings.DEBUG else _release()
        return cls(day, f"{release} {get_slug_on(day)}")

    def suits(self, page: PageReads) -> bool:
        return page.built_by == self.built_by and page.day in (None, self.day)


_release = cache(current_release)


def bring_up_to_date(seconds: float) -> Progress:
    """Looks at what may have changed, for about so long, and at one at least. Call it again until it is finished."""
    until = time.monotonic() + seconds
    version, moment = ContentVersion.current(), Moment.now()
    kept = {page.path: page for page in PageReads.objects.defer("queries")}
    names = list(list_outputs())
    gone = kept.keys() - set(names)
    if gone:
        PageReads.objects.filter(path__in=gone).delete()
    suited = {path: page for path, page in kept.items() if moment.suits(page)}
    waiting = [path for path in names if path not in suited or suited[path].version != version]
    for place, path in enumerate(waiting):
        if place and time.monotonic() > until:
            return Progress(len(names) - len(waiting) + place, len(names))
        page = suited.get(path)
        if page is not None and _reads_the_same(page):
            PageReads.objects.filter(pk=page.pk).update(version=version)
        else:
            read_page(path, moment)
    return Progress(len(names), len(names))


def _reads_the_same(page: PageReads) -> bool:
    found = page.found()
    return all(Query.of(row).find() == found[row.key] for row in ReadQuery.objects.filter(key__in=found))


@transaction.atomic
def read_page(path: str, moment: Moment) -> None:
    """Builds the page, and keeps what it read. Nothing that processes keep of a version of the content serves it."""
    with _as_a_new_version() as version, noting_reads() as queries:
        built = build_output(path)
        found = {query: query.find() for query in list(queries)}
    if built is None:
        return
    ReadQuery.objects.bulk_create([query.row() for query in found], ignore_conflicts=True)
    PageReads.objects.update_or_create(
        path=path,
        defaults={
            "title": built.title,
            "version": version,
            "built_by": moment.built_by,
            "day": moment.day if any(_asks_about(moment.day, query) for query in found) else None,
            "tables": sorted({table for query in found for table in query.tables}),
            "queries": [[query.key, digest] for query, digest in found.items()],
        },
    )


@contextmanager
def _as_a_new_version() -> Iterator[str]:
    """Yields the version that is current, and has it back in the end."""
    ContentVersion.lock()
    with transaction.atomic():
        version = ContentVersion.current()
        ContentVersion.advance()
        yield version
        transaction.set_rollback(True)


def _asks_about(day: date, query: Query) -> bool:
    return any(str(value).startswith(day.isoformat()) for value in query.values)


@contextmanager
def keeping_right() -> Iterator[None]:
    """For whatever changes the content: pages that read none of the tables that it writes stay known to be right."""
    before = ContentVersion.current()
    with noting_writes() as written:
        yield
    pages = PageReads.objects.filter(version=before).values_list("pk", "tables")
    untouched = [page for page, tables in pages if written.isdisjoint(tables)]
    after = ContentVersion.current()
    for start in range(0, len(untouched), AT_ONCE):
        PageReads.objects.filter(pk__in=untouched[start : start + AT_ONCE]).update(version=after)


def drop_unused() -> None:
    """Forgets the queries that no page makes any longer."""
    used = {key for queries in PageReads.objects.values_list("queries", flat=True) for key, _ in queries}
    unused = [key for key in ReadQuery.objects.values_list("key", flat=True) if key not in used]
    for start in range(0, len(unused), AT_ONCE):
        ReadQuery.objects.filter(key__in=unused[start : start + AT_ONCE]).delete()
