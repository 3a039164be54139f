"""Who may do what. The functions themselves check it, so buttons, bulk actions, imports and commands all obey."""

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
from guidance.models import FAQ, Edition, ExpertAnswer
from guidance.publishing import events, importing
from guidance.publishing.drafting import drafts, edition_rows, roots
from guidance.publishing.drafting.roots import get_live_edition, root_of
from guidance.publishing.errors import NotAllowedError
from guidance.publishing.going_live import membership, publication, releases, removals, schedule, timetable, withdrawal
from guidance.publishing.new_year import clauses, pay, rates, starting
from guidance.publishing.permissions import ADMINISTRATOR, EDITOR, GROUPS, PUBLISHER, VIEWER, make_groups
from guidance.publishing.reviewing import objections, release_review, responsibility, review, sharing, unowned
from guidance.publishing.telling import notices
from guidance.publishing.whole_page import saving
from tests.factories import a_section, a_statement
from tests.publishing import new_years
from tests.publishing.citing import a_new_source, citing
from tests.publishing.desk import (
    LATER,
    NOW,
    a_draft,
    a_person,
    a_publisher,
    a_release,
    edited,
    new_record,
    published,
    reviewed,
    scheduled,
    snapshot_of,
)
from tests.rows import read_tables

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


def reply(faq: FAQ) -> Do:
    link = sharing.share_draft(a_draft(faq), made_for="An expert", days=7, by=a_person(), at=NOW)
    answer = sharing.record_answer(
        link, revision=1, name="Jo", verdict=ExpertAnswer.Verdict.COMMENTS, comments={"Answer": "No."}, at=NOW
    )
    return lambda by: objections.reply_to_objection(answer, reply="It is right.", by=by, at=NOW)


def join(faq: FAQ) -> Do:
    a_new_source()
    draft = citing(faq)
    return lambda by: membership.join_with_cited(draft, by=by, at=NOW)


def send_for_review(faq: FAQ) -> Do:
    draft = a_draft(faq)
    return lambda by: review.send_for_review(
        draft, revision=1, importance="minor", note="", reason="Spelling.", by=by, at=NOW
    )


def bring_together(faq: FAQ) -> Do:
    return lambda by: membership.create_release("Contract year 2027/28", by=by, at=NOW)


def put_in(faq: FAQ) -> Do:
    draft = in_release(faq)
    return lambda by: membership.set_release(draft, None, by=by, at=NOW)


def save_over(faq: FAQ) -> Do:
    draft, began_as = a_draft(faq, answer="Drafted."), snapshot_of(faq)
    typed = edited(began_as, question="Typed?")
    return lambda by: drafts.save_over(draft, typed, began_as=began_as, by=by, at=NOW)


def bring_into(faq: FAQ) -> Do:
    base = get_live_edition(root_of(faq), at=NOW)
    draft, typed = a_draft(faq, answer="Drafted."), edited(snapshot_of(faq), question="Typed?")
    return lambda by: drafts.bring_into_draft(draft, typed, base=base, by=by, at=NOW)


def save_whole_page(faq: FAQ) -> Do:
    base = get_live_edition(root_of(faq), at=NOW)
    part = saving.EditedPart(root_of(faq), None, 0, base, edited(snapshot_of(faq), question="Typed?"))
    return lambda by: saving.save_page("Who pays?", [part], opened_at=NOW, by=by, at=NOW)


def remove(faq: FAQ) -> Do:
    root = root_of(a_statement(a_section(faq.role)))
    base: Any = get_live_edition(root, at=NOW)
    return lambda by: removals.start_removal(root, base=base, by=by, at=NOW)


def send_for_review_untold(faq: FAQ) -> Do:
    draft = a_draft(faq)
    return lambda by: review.send_untold(
        draft, revision=1, importance="minor", note="", reason="Spelling.", by=by, at=NOW
    )


def check(faq: FAQ) -> Do:
    again_on = TODAY + timedelta(days=90)
    return lambda by: responsibility.mark_reviewed(root_of(faq), again_on=again_on, day=TODAY, by=by, at=NOW)


def send_back(faq: FAQ) -> Do:
    draft = reviewed(a_draft(faq))
    return lambda by: review.send_back(draft, because="It is wrong.", by=by, at=NOW)


def send_back_together(faq: FAQ) -> Do:
    release: Any = in_release(faq).release
    return lambda by: release_review.send_release_back(release, because="It is wrong.", by=by, at=NOW)


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


def assign_all_of_a_kind(faq: FAQ) -> Do:
    owner, found = a_person(), unowned.list_unowned(FAQ)
    return lambda by: unowned.assign_unowned(found, owner=owner, deputy=None, review_on=None, by=by, at=NOW)


DRAFTING: dict[Any, Prepare] = {
    drafts.start_draft: begin,
    drafts.start_new_record: begin_new,
    drafts.save_draft: save,
    drafts.save_over: save_over,
    drafts.bring_into_draft: bring_into,
    drafts.merge_versions: put_together,
    drafts.discard_draft: discard,
    drafts.restore_edition: restore,
    importing.import_as_drafts: import_file,
    sharing.share_draft: share,
    sharing.revoke_link: revoke,
    saving.save_page: save_whole_page,
    removals.start_removal: remove,
    review.send_for_review: send_for_review,
    review.send_untold: send_for_review_untold,
    membership.create_release: bring_together,
    membership.set_release: put_in,
    membership.join_with_cited: join,
    objections.reply_to_objection: reply,
    responsibility.mark_reviewed: check,
    starting.start_year: new_years.start,
    starting.leave_for_later: new_years.leave,
    pay.draft_pay: new_years.add_pay,
    rates.draft_rates: new_years.add_rates,
    clauses.draft_clauses: new_years.add_clauses,
    release_review.send_release_for_review: new_years.send_all,
}
PUBLISHING: dict[Any, Prepare] = {
    review.send_back: send_back,
    release_review.send_release_back: send_back_together,
    publication.publish_edition: publish,
    releases.publish_release: publish_together,
    schedule.schedule_edition: schedule_it,
    releases.schedule_release: schedule_together,
    schedule.unschedule_edition: unschedule,
    releases.unschedule_release: unschedule_together,
    withdrawal.withdraw_record: withdraw,
    review.look_at: look_at,
    responsibility.assign_owner: assign,
    unowned.assign_unowned: assign_all_of_a_kind,
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
    removals.take_off,
    releases.go_live_together,
    roots.mark_gone,
    timetable.leave_schedule,
    events.record_event,
    events.record_events,
    starting.make_drafts,
    notices.tell_sent,
    notices.tell_sent_back,
    notices.tell_published,
    notices.tell_clash,
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
    root_of(faq)  # some make it as they begin, before they ask who does this
    do, before = (DRAFTING | PUBLISHING)[action](faq), read_tables()
    for who, allowed in MATRIX.items():
        by = somebody(who)
        if action not in allowed:
            with pytest.raises(NotAllowedError, match="Ask an administrator which group you are in"):
                do(by)
            assert read_tables() == before
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
