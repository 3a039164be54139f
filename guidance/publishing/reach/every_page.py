"""The check of every page and document, built with a draft and without it. It goes on in pieces, each under a second or
so, and is kept between them: a lost connection loses at most a piece."""

import time
from dataclasses import astuple
from datetime import datetime

from django.db import transaction

from guidance.models import ContentVersion, Edition, ImpactCheck
from guidance.publishing.drafting.applying import apply_temporarily
from guidance.publishing.drafting.context import collect_changes
from guidance.publishing.reach.page_states import (
    AffectedOutput,
    OutputState,
    build_outputs,
    find_differing,
    list_outputs,
)


def find_check(edition: Edition) -> ImpactCheck | None:
    """The check of this revision against what is live now, as far as it has got."""
    return ImpactCheck.objects.filter(
        edition=edition, revision=edition.revision, version=ContentVersion.current()
    ).first()


def start_check(edition: Edition, *, at: datetime) -> ImpactCheck:
    check, _ = ImpactCheck.objects.update_or_create(
        edition=edition,
        defaults={
            "revision": edition.revision,
            "version": ContentVersion.current(),
            "looked_at": 0,
            "pages": 0,
            "found": [],
            "started_at": at,
            "finished_at": None,
        },
    )
    return check


def go_on(check: ImpactCheck, seconds: float, *, at: datetime) -> None:
    """Looks at further pages for about so long. Raises CannotApplyError.

    If two go on with the same check at once, the slower one leaves no trace.
    """
    now = set(list_outputs())
    after: dict[str, OutputState] = {}
    until = time.monotonic() + seconds / 2
    with apply_temporarily(collect_changes(check.edition)):
        names = sorted(now | set(list_outputs()))
        looked_at = check.looked_at
        while looked_at < len(names) and (looked_at == check.looked_at or time.monotonic() < until):
            after |= build_outputs([names[looked_at]])
            looked_at += 1
    before = build_outputs(names[check.looked_at : looked_at])
    with transaction.atomic():
        as_seen = ImpactCheck.objects.filter(
            pk=check.pk, revision=check.revision, version=ContentVersion.current(), looked_at=check.looked_at
        )
        as_seen.update(
            looked_at=looked_at,
            pages=len(names),
            found=[*check.found, *map(astuple, find_differing(before, after))],
            finished_at=at if looked_at == len(names) else None,
        )
    check.refresh_from_db()


def read_outputs(check: ImpactCheck) -> list[AffectedOutput]:
    return [AffectedOutput(*one) for one in check.found]
