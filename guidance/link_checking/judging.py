"""Decide from an answer whether a link is dead or has changed. Nothing else decides this."""

from datetime import date, datetime

from django.utils import timezone

from guidance.link_checking import answers
from guidance.models import LinkCheck

DEAD_AFTER = 3  # days in a row, because a site may be out of order for one
CHANGED = "It no longer says what it said when our statements were last checked against it."


def record_answer(link: LinkCheck, answer: answers.LinkAnswer, now: datetime, checked_on: date | None) -> None:
    """Write the answer into the row, without saving it.

    `checked_on` is when an editor last checked the source with this address. It is None if no source has it: such a
    link can be dead, but not changed.
    """
    before = link.checked_at
    link.checked_at = now
    link.http_status = answer.status
    link.detail = answer.detail
    link.final_address = "" if answer.final_address == link.address else answer.final_address
    link.is_moved_for_good = answer.is_moved_for_good and bool(link.final_address)
    match answer.result:
        case answers.Result.ANSWERED:
            _mark_passed(link, LinkCheck.State.ANSWERS)
            _compare_digests(link, answer, now, checked_on)
        case answers.Result.REFUSED:
            _mark_passed(link, LinkCheck.State.REFUSED)
        case answers.Result.TURNED_AWAY:
            _mark_failed(link, now, max(link.failures, 1), is_dead=False)
        case answers.Result.GONE:
            _mark_failed(link, now, _count_days_running(link, before, now), is_dead=True)
        case answers.Result.FAILED:
            days = _count_days_running(link, before, now)
            _mark_failed(link, now, days, is_dead=days >= DEAD_AFTER)


def _mark_passed(link: LinkCheck, state: LinkCheck.State) -> None:
    link.state, link.failures, link.first_failed_at = state, 0, None


def _count_days_running(link: LinkCheck, before: datetime | None, now: datetime) -> int:
    """Count failures once a day, because asking three times in an hour proves no more than asking once."""
    if not link.failures or before is None:
        return 1
    return link.failures + (timezone.localdate(before) < timezone.localdate(now))


def _mark_failed(link: LinkCheck, now: datetime, days: int, *, is_dead: bool) -> None:
    was_dead = link.state == LinkCheck.State.DEAD  # and another kind of failure doesn't change that
    link.state = LinkCheck.State.DEAD if is_dead or was_dead else LinkCheck.State.SILENT
    link.failures = days
    link.first_failed_at = link.first_failed_at or now


def _compare_digests(link: LinkCheck, answer: answers.LinkAnswer, now: datetime, checked_on: date | None) -> None:
    if not _is_still_to_check(link, checked_on):
        # An editor has checked it since, so later answers are compared with what it said then.
        link.digest, link.changed_at = link.newest_digest, None
    if answer.digest:
        link.digest = link.digest or answer.digest
        link.newest_digest, link.etag, link.last_modified = answer.digest, answer.etag, answer.last_modified
        if answer.digest == link.digest:
            link.changed_at = None
        elif checked_on:
            link.changed_at = link.changed_at or now
    if _is_still_to_check(link, checked_on):
        link.state, link.detail = LinkCheck.State.CHANGED, CHANGED


def _is_still_to_check(link: LinkCheck, checked_on: date | None) -> bool:
    return bool(link.changed_at and checked_on and timezone.localdate(link.changed_at) > checked_on)
