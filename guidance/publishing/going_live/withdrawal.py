"""Withdraws a record from the site, with a reason and a page to send its readers to. It can be restored."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib.admin.utils import NestedObjects
from django.contrib.auth.models import User
from django.db import DEFAULT_DB_ALIAS, models, transaction

from guidance.content import kinds
from guidance.content.checks.addresses import redirects
from guidance.models import ContentModel, Edition, Event, FormerAddress, Root, TemplateVersion
from guidance.publishing import errors, events, permissions
from guidance.publishing.drafting import snapshots
from guidance.publishing.drafting.roots import get_live_edition, get_live_record, lock_root, mark_gone, root_of
from guidance.publishing.fixed_names import explain_refused_losses
from guidance.publishing.going_live import moves
from guidance.publishing.reach.page_index import keeping_right
from guidance.site_map.addresses import public_addresses


@dataclass(frozen=True)
class WithdrawalReach:
    """`along` are records that are withdrawn together with a record. `in_the_way` are records that depend on it."""

    along: Sequence[ContentModel]
    in_the_way: Sequence[models.Model]


def find_reach(record: ContentModel) -> WithdrawalReach:
    collector = NestedObjects(using=DEFAULT_DB_ALIAS)
    collector.collect([record])
    goes = {(type(row), row.pk) for rows in collector.model_objs.values() for row in rows}
    root_kinds = snapshots.root_kinds()
    roots = [row for rows in collector.model_objs.values() for row in rows if type(row) in root_kinds]
    along = [row for row in roots if isinstance(row, ContentModel) and row != record]
    blocking = [
        row
        for row in [*collector.protected, *_find_listing_records([record, *along])]
        if (type(row), row.pk) not in goes
    ]
    return WithdrawalReach(along, blocking)


def _find_listing_records(records: Iterable[ContentModel]) -> Iterable[models.Model]:
    """Records that list one of these in a many-to-many field. The database would drop it from the list silently."""
    every_kind = kinds.content_models()
    for record in records:
        for kind in every_kind:
            for name, target in kinds.get_references(kind).items():
                if target is type(record) and kinds.is_many(kind, name):
                    yield from kind.objects.filter(**{name: record.pk})


def explain_found_by_code(record: ContentModel, reached: WithdrawalReach) -> str:
    """Why the record can't go: code finds it by its name, or a record that goes with it. Otherwise blank."""
    going = [(kinds.by_label()[str(row._meta)], row.pk) for row in (record, *reached.along)]
    messages = explain_refused_losses(found for kind, pk in going if (found := snapshots.read_live_snapshot(kind, pk)))
    return next(messages, "")


@transaction.atomic
@keeping_right()
def withdraw_record(root: Root, *, live: Edition, reason: str, redirect_to: str, by: User, at: datetime) -> Edition:
    """`live` is the edition that the person saw when they decided. Raises InTheWayError or WrongStateError."""
    permissions.require_permission(by, permissions.PUBLISH)
    root = lock_root(root)
    record = get_live_record(root)
    found = get_live_edition(root, at=at)
    if record is None or found is None:
        raise errors.WrongStateError(f"'{root.title}' is not live.")
    if found.pk != live.pk:
        raise errors.WrongStateError(f"'{root.title}' was published again since you opened it. Look at it first.")
    if not reason.strip():
        raise errors.PublishingError("Say why it is withdrawn: we tell readers of its page and other editors.")
    pages = moves.find_own_pages(record)
    reached = find_reach(record)
    if pages:
        redirect_to = _find_where_readers_go(redirect_to, [record, *reached.along])
    fixed = explain_found_by_code(record, reached)
    if fixed:
        raise errors.InTheWayError(fixed)
    if reached.in_the_way:
        names = ", ".join(sorted({str(row) for row in reached.in_the_way})[:10])
        raise errors.InTheWayError(f"Other records depend on it: {names}. Change or withdraw those first.")
    leader = _record_withdrawal(root, found, reason=reason, redirect_to=redirect_to, by=by, at=at)
    leader.address, leader.role = moves.public_address(record) or "", moves.role_of(record)
    leader.save(update_fields=["address", "role"])
    for row in reached.along:
        other = lock_root(root_of(row))
        theirs = get_live_edition(other, at=at)
        if theirs:
            _record_withdrawal(other, theirs, reason=reason, redirect_to="", by=by, at=at, leader=leader)
    record.delete()
    for path in pages.values():
        FormerAddress.redirect_readers(path, redirect_to)
    TemplateVersion.objects.save_current(at.date())
    return leader


def _find_where_readers_go(redirect_to: str, going: Iterable[ContentModel]) -> str:
    """The public page that a path leads to. Raises PublishingError if it leads nowhere, or to what goes."""
    paths = [path for record in going for path in moves.find_own_pages(record).values()]
    try:
        return redirects.follow_target(redirect_to, frozenset(public_addresses()), going=paths)
    except redirects.NowhereError as error:
        raise errors.PublishingError(f"Say where readers of its page are sent. {error}") from error


def _record_withdrawal(
    root: Root,
    live: Edition,
    *,
    reason: str,
    redirect_to: str,
    by: User,
    at: datetime,
    leader: Edition | None = None,
) -> Edition:
    edition = Edition.objects.create(
        root=root,
        state=Edition.State.WITHDRAWN,
        base=live,
        title=live.title,
        natural_key=live.natural_key,
        snapshot=live.snapshot,
        started_by=by,
        started_at=at,
        saved_by=by,
        saved_at=at,
        published_by=by,
        published_at=at,
        reason=reason.strip(),
        redirect_to=redirect_to,
        withdrawn_with=leader,
    )
    mark_gone(root, by=by, at=at)
    events.record_event(Event.Action.WITHDRAWN, root, by=by, at=at, from_edition=live, to_edition=edition, note=reason)
    return edition
