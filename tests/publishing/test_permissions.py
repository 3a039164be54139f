"""Who may do what: held by the functions themselves, so that buttons, bulk actions, imports and commands obey alike."""

import inspect
import pkgutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from importlib import import_module
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.db import transaction

from guidance import publishing
from guidance.models import FAQ, Edition, Event
from guidance.publishing import events, importing
from guidance.publishing.drafting import drafts, edition_rows, roots
from guidance.publishing.drafting.roots import get_live_edition, root_of
from guidance.publishing.errors import NotAllowedError
from guidance.publishing.going_live import publication, releases, schedule, timetable, withdrawal
from guidance.publishing.permissions import ADMINISTRATOR, EDITOR, GROUPS, PUBLISHER, VIEWER, make_groups
from guidance.publishing.reviewing import responsibility, review, sharing
from tests.publishing.desk import (
    LATER,
    NOW,
    a_draft,
    a_person,
    a_publisher,
    a_release,
    everything,
    new_record,
    published,
    reviewed,
    scheduled,
    snapshot_of,
)

pytestmark = pytest.mark.django_db

Do = Callable[[Any], object]
Prepare = Callable[[FAQ], Do]
TODAY = NOW.date()


def in_release(faq: FAQ) -> Edition:
    draft = a_draft(faq)
    a_release(draft)
    draft.refresh_from_db()
    return draft


def begin(faq: FAQ) -> Do:
    base = get_live_edition(root_of(faq), at=NOW)
    return lambda by: drafts.start_draft(root_of(faq), snapshot_of(faq), base=base, by=by, at=NOW)


def begin_new(faq: FAQ) -> Do:
    return lambda by: drafts.start_new_record(new_record(FAQ, slug="new"), by=by, at=NOW)


def save(faq: FAQ) -> Do:
    draft = a_draft(faq)
    return lambda by: drafts.save_draft(draft, snapshot_of(faq), revision=1, by=by, at=NOW)


def put_together(faq: FAQ) -> Do:
    draft, live = a_draft(faq, answer="Mine."), published(a_draft(faq, question="Theirs?"))
    return lambda by: drafts.merge_versions(draft, {}, theirs=live, theirs_revision=1, revision=1, by=by, at=NOW)


def discard(faq: FAQ) -> Do:
    draft = a_draft(faq)
    return lambda by: drafts.discard_draft(draft, revision=1, by=by, at=NOW)


def restore(faq: FAQ) -> Do:
    live = published(a_draft(faq))
    return lambda by: drafts.restore_edition(live, by=by, at=NOW)


def import_file(faq: FAQ) -> Do:
    file = b"- model: guidance.faq\n  fields:\n    slug: pay\n    question: Who else pays?\n"
    file += b"    role: [nurse]\n    topic: [funding]\n    answer: 'No.'\n    checked_on: 2026-11-21\n"
    agreed = importing.plan_import("faqs.yaml", file).digest
    return lambda by: importing.import_as_drafts("faqs.yaml", file, agreed=agreed, by=by, at=NOW)


def share(faq: FAQ) -> Do:
    draft = a_draft(faq)
    return lambda by: sharing.share_draft(draft, made_for="An expert", days=7, by=by, at=NOW)


def revoke(faq: FAQ) -> Do:
    link = sharing.share_draft(a_draft(faq), made_for="An expert", days=7, by=a_person(), at=NOW)
    return lambda by: sharing.revoke_link(link, by=by, at=NOW)


def send_for_review(faq: FAQ) -> Do:
    draft = a_draft(faq)
    return lambda by: review.send_for_review(
        draft, revision=1, importance="minor", note="", reason="Spelling.", by=by, at=NOW
    )


def bring_together(faq: FAQ) -> Do:
    return lambda by: releases.create_release("Contract year 2027/28", by=by, at=NOW)


def put_in(faq: FAQ) -> Do:
    draft = in_release(faq)
    return lambda by: releases.set_release(draft, None, by=by, at=NOW)


def check(faq: FAQ) -> Do:
    again_on = TODAY + timedelta(days=90)
    return lambda by: responsibility.mark_reviewed(root_of(faq), again_on=again_on, day=TODAY, by=by, at=NOW)


def send_back(faq: FAQ) -> Do:
    draft = reviewed(a_draft(faq))
    return lambda by: review.send_back(draft, because="It is wrong.", by=by, at=NOW)


def publish(faq: FAQ) -> Do:
    draft = reviewed(a_draft(faq))
    return lambda by: publication.publish_edition(draft, revision=1, by=by, at=NOW)


def publish_together(faq: FAQ) -> Do:
    release: Any = in_release(faq).release
    return lambda by: releases.publish_release(release, by=by, at=NOW)


def schedule_it(faq: FAQ) -> Do:
    draft = reviewed(a_draft(faq))
    return lambda by: schedule.schedule_edition(draft, LATER, revision=1, by=by, at=NOW)


def schedule_together(faq: FAQ) -> Do:
    release: Any = in_release(faq).release
    return lambda by: releases.schedule_release(release, LATER, by=by, at=NOW)


def unschedule(faq: FAQ) -> Do:
    draft = scheduled(a_draft(faq))
    return lambda by: schedule.unschedule_edition(draft, by=by, at=NOW)


def unschedule_together(faq: FAQ) -> Do:
    release: Any = in_release(faq).release
    releases.schedule_release(release, LATER, by=a_publisher(), at=NOW)
    return lambda by: releases.unschedule_release(release, by=by, at=NOW)


def withdraw(faq: FAQ) -> Do:
    root = root_of(faq)
    live: Any = get_live_edition(root, at=NOW)
    return lambda by: withdrawal.withdraw_record(root, live=live, reason="Old.", redirect_to="/faqs/", by=by, at=NOW)


def look_at(faq: FAQ) -> Do:
    one = a_publisher()
    draft = reviewed(a_draft(faq, one))
    live = publication.publish_edition(draft, revision=1, by=one, at=NOW, own_edit_reason="Nobody else is in.")
    return lambda by: review.look_at(live, by=by, at=NOW)


def assign(faq: FAQ) -> Do:
    owner = a_person()
    return lambda by: responsibility.assign_owner(
        root_of(faq), owner=owner, deputy=None, review_on=TODAY, by=by, at=NOW
    )


DRAFTING: dict[Any, Prepare] = {
    drafts.start_draft: begin,
    drafts.start_new_record: begin_new,
    drafts.save_draft: save,
    drafts.merge_versions: put_together,
    drafts.discard_draft: discard,
    drafts.restore_edition: restore,
    importing.import_as_drafts: import_file,
    sharing.share_draft: share,
    sharing.revoke_link: revoke,
    review.send_for_review: send_for_review,
    releases.create_release: bring_together,
    releases.set_release: put_in,
    responsibility.mark_reviewed: check,
}
PUBLISHING: dict[Any, Prepare] = {
    review.send_back: send_back,
    publication.publish_edition: publish,
    releases.publish_release: publish_together,
    schedule.schedule_edition: schedule_it,
    releases.schedule_release: schedule_together,
    schedule.unschedule_edition: unschedule,
    releases.unschedule_release: unschedule_together,
    withdrawal.withdraw_record: withdraw,
    review.look_at: look_at,
    responsibility.assign_owner: assign,
}

# What each person may do. Whoever is not signed in, or may not sign in any more, may do nothing.
MATRIX: dict[str, dict[Any, Prepare]] = {
    "nobody": {},
    "inactive": {},
    "of no group": {},
    VIEWER: {},
    EDITOR: DRAFTING,
    PUBLISHER: DRAFTING | PUBLISHING,
    ADMINISTRATOR: DRAFTING | PUBLISHING,
}

# These write too, and leave it to whoever calls them to have asked: the functions above, and the clock.
ASKED_ALREADY = {
    publication.check_own_edit,
    edition_rows.close_edition,
    edition_rows.add_revision,
    edition_rows.make_edition,
    publication.go_live,
    releases.go_live_together,
    roots.mark_gone,
    timetable.leave_schedule,
    events.record_event,
}


def somebody(who: str) -> User | AnonymousUser:
    if who == "nobody":
        return AnonymousUser()
    if who == "inactive":
        return a_person(ADMINISTRATOR, is_active=False)
    if who == "of no group":
        return User.objects.create(username="nobody in particular")
    return a_person(who)


@pytest.mark.slow
@pytest.mark.parametrize("action", DRAFTING | PUBLISHING, ids=lambda action: action.__name__)
def test_each_may_do_what_their_group_may_and_nothing_else(faq: FAQ, action: Any) -> None:
    do = (DRAFTING | PUBLISHING)[action](faq)
    before, done = everything(), Event.objects.count()
    for who, allowed in MATRIX.items():
        by = somebody(who)
        if action not in allowed:
            with pytest.raises(NotAllowedError, match="Ask an administrator which group you are in"):
                do(by)
            assert (everything(), Event.objects.count()) == (before, done)
            continue
        with transaction.atomic():
            do(by)
            transaction.set_rollback(True)


def writing_functions() -> Iterator[Any]:
    for module in pkgutil.walk_packages(publishing.__path__, "guidance.publishing."):
        for name, function in vars(import_module(module.name)).items():
            own = inspect.isfunction(function) and function.__module__ == module.name
            if own and name[0] != "_" and "by" in inspect.signature(function).parameters:
                yield function


def test_the_table_has_every_function_that_somebody_does_something_by() -> None:
    assert set(writing_functions()) == {*DRAFTING, *PUBLISHING, *ASKED_ALREADY}


def test_a_group_keeps_what_an_administrator_added_to_it_when_the_site_is_updated() -> None:
    person = a_person(EDITOR)
    group = person.groups.get()
    group.permissions.remove(*group.permissions.filter(codename="draft_edition"))
    make_groups()
    names = {f"guidance.{name}" for name in group.permissions.values_list("codename", flat=True)}
    assert {*GROUPS[VIEWER], *GROUPS[EDITOR]} <= names
    assert "guidance.publish_edition" not in names
