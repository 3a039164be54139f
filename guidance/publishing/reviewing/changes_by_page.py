"""What drafts change, grouped by the page that readers see it on."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from guidance import models
from guidance.publishing.drafting import cited_drafts
from guidance.publishing.drafting.applying import apply_temporarily
from guidance.publishing.drafting.comparing import RecordChange, compare_snapshots
from guidance.publishing.drafting.context import collect_changes
from guidance.publishing.drafting.roots import kind_of
from guidance.publishing.drafting.snapshots import Snapshot
from guidance.publishing.errors import CannotApplyError
from guidance.publishing.going_live.moves import public_address
from guidance.rules.editing.text_changes import Allowance

NO_PAGE = "Not on a page of its own"
# The fields that name the record whose page another record is on, the nearest first.
WHOLES = ("section", "instrument", "series", "publication", "faq", "band", "job_description", "role")


@dataclass(frozen=True)
class ChangedRecord:
    edition: models.Edition
    changes: Sequence[RecordChange]
    is_new: bool


@dataclass(frozen=True)
class ChangedPage:
    """`address` is blank for what is on no page, or where the drafts cannot be applied yet."""

    title: str
    address: str
    records: Sequence[ChangedRecord]

    @property
    def is_new(self) -> bool:
        """Whether the page may not be live yet: all that changes on it is new."""
        return all(record.is_new for record in self.records)


def list_changes_by_page(editions: Sequence[models.Edition]) -> list[ChangedPage]:
    """The pages by address, what is on none last. The editions are one draft, or drafts of one release."""
    pages = _find_pages(editions)
    allowance = Allowance()
    found: dict[tuple[str, str], list[ChangedRecord]] = {}
    for edition in editions:
        before = Snapshot.read(edition.base.snapshot) if edition.base else None
        changes = compare_snapshots(before, Snapshot.read(edition.snapshot), allowance)
        place = pages.get(edition.pk, ("", NO_PAGE))
        found.setdefault(place, []).append(ChangedRecord(edition, changes, before is None))
    return [
        ChangedPage(title, address, records)
        for (address, title), records in sorted(found.items(), key=lambda page: (not page[0][0], page[0]))
    ]


def _find_pages(editions: Sequence[models.Edition]) -> dict[int, tuple[str, str]]:
    """The address and the title of the page of each edition that has one."""
    if not editions:
        return {}
    try:
        with apply_temporarily(_collect_all(editions)) as rows:
            return dict(_name_pages(editions, rows))
    except CannotApplyError:
        return {}


def _collect_all(editions: Sequence[models.Edition]) -> Any:
    if len(editions) == 1 or editions[0].release_id:
        return collect_changes(editions[0])
    return cited_drafts.include_cited([cited_drafts.build_change(edition) for edition in editions])


def _name_pages(editions: Iterable[models.Edition], rows: dict[int, int]) -> Iterator[tuple[int, tuple[str, str]]]:
    for edition in editions:
        record: Any = kind_of(edition.root).objects.get(pk=rows[edition.root_id])
        address = public_address(record)
        if address:
            path = urlsplit(address).path
            yield edition.pk, (path, _name_page(record, path, has_own="#" not in address))


def _name_page(record: Any, path: str, *, has_own: bool) -> str:
    if has_own:
        return str(record)
    for name in WHOLES:
        whole = getattr(record, name, None)
        if whole is not None and public_address(whole) == path:
            return str(whole)
    words = path.strip("/").rpartition("/")[2].replace("-", " ") or "home page"
    role = f"{record.role}: " if getattr(record, "role", None) else ""
    return f"{role}{words}" if role else words.capitalize()
