"""A server that dies in the middle of publishing a release of 40 records leaves all of it live, or none of it."""

import itertools
import signal
from collections.abc import Callable, Iterator
from subprocess import Popen
from typing import Any

import pytest
from django.db import connection, transaction

from guidance.models import FAQ, ContentVersion, Edition, Event, Release
from guidance.publishing.drafting import drafts
from guidance.publishing.drafting.roots import get_live_editions, root_of
from guidance.publishing.drafting.snapshots import Snapshot
from guidance.publishing.going_live import membership, releases
from tests import factories
from tests.processes import started
from tests.publishing.desk import NOW, a_person, a_publisher, edited, everything, new_record, snapshot_of
from tests.publishing.killed import COMMIT

CHANGED, NEW = 30, 10
SHARES = (0.0, 0.2, 0.5, 0.8, 0.99)  # of the statements that a publication sends, before it is killed


@pytest.fixture
def release(many_connections: None) -> Release:
    """FAQs that are live and change, and others that are new, all of them in review."""
    by, role = a_person(), factories.a_role(slug="nurse")
    release = membership.create_release("Contract year 2027/28", by=by, at=NOW)
    with transaction.atomic():
        faqs = [factories.a_faq(role, answer="Old.") for _ in range(CHANGED)]
        roots = [root_of(faq) for faq in faqs]
        get_live_editions(roots, at=NOW)
        for root in roots:
            changed = edited(Snapshot.read(root.live_edition.snapshot), answer="New.")  # type: ignore[union-attr]
            drafts.start_draft(root, changed, base=root.live_edition, by=by, at=NOW, release=release)
        fields = {**snapshot_of(faqs[0]).root.fields, "answer": "New."}
        for number in range(NEW):
            made = new_record(FAQ, **{**fields, "slug": f"new-{number}"})
            drafts.start_new_record(made, by=by, at=NOW, release=release)
        Edition.objects.open().update(state=Edition.State.IN_REVIEW, importance=Edition.Importance.MINOR)
    return release


def statements_sent_by(do: Callable[[], object]) -> int:
    """How many, when nothing stops it. It is undone."""
    numbers = itertools.count()

    def count(execute: Callable[..., Any], *sent: Any) -> Any:
        next(numbers)
        return execute(*sent)

    with transaction.atomic(), connection.execute_wrapper(count):
        do()
        transaction.set_rollback(True)
    return next(numbers)


def all_there_is() -> list[Any]:
    rows: Iterator[Any] = itertools.chain(
        Edition.objects.order_by("pk").values_list("pk", "state", "published_at"),
        Release.objects.values_list("state", "published_at"),
        Event.objects.order_by("pk").values_list("pk", flat=True),
    )
    return [*rows, *everything(), ContentVersion.current()]


def ended(process: Popen[str], moment: str) -> int:
    assert process.stdin
    assert process.stdout
    print(moment, file=process.stdin, flush=True)
    return int(process.stdout.readline())


@pytest.mark.slow
def test_a_release_whose_server_is_killed_is_live_whole_or_not_at_all(release: Release) -> None:
    by, before = a_publisher(), all_there_is()
    sent = statements_sent_by(lambda: releases.publish_release(release, by=by, at=NOW))
    assert sent > CHANGED + NEW
    moments = [*(str(1 + int(sent * share)) for share in SHARES), COMMIT]
    with started("tests.publishing.killed", str(release.pk), str(by.pk)) as process:
        for moment in moments:
            assert ended(process, moment) == signal.SIGKILL
            assert all_there_is() == before, moment
        assert ended(process, "never") == 0
    assert set(FAQ.objects.values_list("answer", flat=True)) == {"New."}
    assert FAQ.objects.count() == CHANGED + NEW
    assert Event.objects.filter(action="published").count() == CHANGED + NEW + 1
    release.refresh_from_db()
    assert release.state == Release.State.PUBLISHED
