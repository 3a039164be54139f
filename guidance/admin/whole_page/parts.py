"""The parts of a page that an editor has open: what each was opened on, and what is to be applied to show them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from django.http import QueryDict

from guidance.admin.choosing.draft_keys import find_chosen
from guidance.admin.opened import OpenedForm, StaleFormError
from guidance.admin.whole_page.layouts import PartLayout, find_layout
from guidance.content import kinds
from guidance.content.records import key_json
from guidance.models import Edition, Revision, Root
from guidance.publishing.drafting import cited_drafts
from guidance.publishing.drafting.applying import RootChange
from guidance.publishing.drafting.roots import get_live_editions, root_of
from guidance.publishing.drafting.snapshots import Snapshot
from guidance.publishing.whole_page.outline import PageOutline, PartGroup
from guidance.rules.limits.row_keys import read_row_key

NEW, HELD = "n", "r"


@dataclass
class PagePart:
    """`code` is what its fields' names begin with: 'r' and the key of its root, or 'n' and a number for a new one.

    One that `is_fresh` was added just now, so nothing is typed in it; in `fresh_rows`, the prefix of a list
    of rows, the last was. `change` is to be applied to show a part.
    `others` are the drafts of it that are not open here.
    """

    code: str
    group: PartGroup
    opened: OpenedForm
    is_removed: bool = False
    is_fresh: bool = False
    fresh_rows: str = ""
    change: RootChange | None = None
    others: list[Edition] = field(default_factory=list)
    shown: Any = None  # the forms, from PartForms

    @property
    def edition(self) -> Edition | None:
        return self.opened.edition

    @property
    def is_new(self) -> bool:
        return self.opened.root is None

    def find_row(self, rows: Mapping[int, int]) -> int | None:
        """The primary key of its row, given those of the roots whose drafts are applied."""
        root = self.opened.root
        return (rows.get(root.pk) or root.row) if root else None

    @property
    def layout(self) -> PartLayout:
        return find_layout(self.group.name)


def open_parts(outline: PageOutline, by: Any, at: datetime, *, with_theirs: bool) -> list[PagePart]:
    """What the page is made of now. Of each part the person's own draft is opened, or else what is live.

    With `with_theirs`, a draft of somebody else comes before what is live.
    """
    found = []
    for group in outline.groups:
        roots = _find_roots(group)
        live = get_live_editions(roots, at=at)
        drafts = _list_drafts(group, roots)
        fresh = {draft.root_id: draft.root for draft in drafts if draft.root.row is None}
        for root in [*roots, *fresh.values()]:
            of_root = [draft for draft in drafts if draft.root_id == root.pk]
            own = [draft for draft in of_root if draft.saved_by_id == by.pk or with_theirs]
            edition = next(iter(sorted(own, key=lambda draft: draft.saved_by_id != by.pk)), None)
            if edition or root.row:
                found.append(_open_part(group, root, edition, live.get(root.pk), of_root))
    return found


def _find_roots(group: PartGroup) -> list[Root]:
    of_kind = Root.objects.filter(model=kinds.get_label(group.kind)).select_related("live_edition")
    held = {root.row: root for root in of_kind.filter(row__in=group.rows)}
    missing = [row for row in group.rows if row not in held]
    records = group.kind.objects.select_related(*kinds.key_paths(group.kind)).in_bulk(missing)
    held |= {row: root_of(record) for row, record in records.items()}
    return [held[row] for row in group.rows if row in held]


def _list_drafts(group: PartGroup, roots: Iterable[Root]) -> list[Edition]:
    """The open drafts of the group's records, with those of records that are not live yet."""
    drafts = Edition.objects.open().filter(aside_of=None).select_related("root", "base", "release", "saved_by")
    found = list(drafts.filter(root__in=[root.pk for root in roots]).order_by("pk"))
    for key in group.of:
        begins = f"{key_json(key).removesuffix(']')}, "
        of_kind = drafts.filter(root__model=kinds.get_label(group.kind), root__row=None)
        found += of_kind.filter(natural_key__startswith=begins).order_by("pk")
    return found


def _open_part(
    group: PartGroup, root: Root, edition: Edition | None, live: Edition | None, drafts: list[Edition]
) -> PagePart:
    base = edition.base if edition else live
    opened = OpenedForm(
        root, edition, edition.revision if edition else 0, base, edition.release if edition else None, []
    )
    is_removed = bool(edition and edition.withdraws)
    change = cited_drafts.build_change(edition) if edition and not is_removed else None
    others = [draft for draft in drafts if draft != edition]
    return PagePart(f"{HELD}{root.pk}", group, opened, is_removed, change=change, others=others)


def reopen_part(outline: PageOutline, code: str, sent: QueryDict, at: datetime) -> PagePart:
    """The part as the form that was sent had it open. Raises StaleFormError if it says nothing that can be so."""
    group = outline.get_group(sent.get("part-of", ""))
    number = read_row_key(code[1:])
    if group is None or not number:
        raise StaleFormError
    is_removed = bool(sent.get("removed"))
    if code[0] == NEW:
        if not group.whole:
            raise StaleFormError
        return PagePart(code, group, OpenedForm(None, None, 0, None, None, []), is_removed)
    root = Root.objects.filter(pk=number, model=kinds.get_label(group.kind)).first()
    if root is None:
        raise StaleFormError
    edition = root.editions.filter(pk=read_row_key(sent.get("edition", ""))).first()
    if edition is None:
        opened = OpenedForm.on_live(root, sent, at=at)
        return _check_place(PagePart(code, group, opened, is_removed, change=opened.own))
    edition.root = root
    revision = Revision.objects.filter(edition=edition, number=read_row_key(sent.get("revision", ""))).first()
    if revision is None:
        raise StaleFormError
    opened = OpenedForm(root, edition, revision.number, edition.base, edition.release, [])
    change = None if edition.withdraws else RootChange(root, Snapshot.read(revision.snapshot))
    return _check_place(PagePart(code, group, opened, is_removed, change=change))


def _check_place(part: PagePart) -> PagePart:
    """Whether the record belongs to this page: it may be gone from it since the page was opened."""
    held, group = part.edition or part.opened.base, part.group
    begins = (f"{key_json(key).removesuffix(']')}, " for key in group.of)
    root = part.opened.root
    if root and root.row in group.rows:
        return part
    if held is None or not any(held.natural_key.startswith(each) for each in begins):
        raise StaleFormError
    return part


def collect_all(parts: Iterable[PagePart], sent: QueryDict | None, opened_at: datetime) -> list[RootChange]:
    """The parts' drafts, after what they cite and the other drafts of their releases.

    A draft that was made since the page was opened is left out: this same form may have made it.
    """
    own = {part.opened.root.pk: part.change for part in parts if part.opened.root and part.change}
    shown = {part.opened.root.pk for part in parts if part.opened.root}
    releases = {part.edition.release_id for part in parts if part.edition and part.edition.release_id}
    beside = Edition.objects.open().filter(release__in=releases, withdraws=False, started_at__lte=opened_at)
    more = [*beside.select_related("root").order_by("pk"), *(find_chosen(sent) if sent else [])]
    held = {draft.root_id: cited_drafts.build_change(draft) for draft in more if draft.root_id not in shown}
    return cited_drafts.include_cited([*held.values(), *own.values()], release=min(releases, default=None))


def with_changes(parts: Iterable[PagePart], changes: Iterable[RootChange]) -> Iterator[PagePart]:
    """Each with its change as it names the others now."""
    named = {change.root.pk: change for change in changes}
    for part in parts:
        root = part.opened.root
        yield replace(part, change=named[root.pk]) if root and part.change else part
