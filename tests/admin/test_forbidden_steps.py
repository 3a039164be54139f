"""Each step of editing posted straight to its address, without the page that offers it, by everybody who may not."""

import base64
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.db import transaction
from django.test import Client
from django.urls import resolve, reverse
from django.utils import timezone

from guidance.models import FAQ, Edition, ExpertAnswer, Release, Root
from guidance.publishing import importing
from guidance.publishing.drafting import drafts
from guidance.publishing.drafting.roots import root_of
from guidance.publishing.going_live import membership, publication, releases
from guidance.publishing.new_year.starting import Specification, start_year
from guidance.publishing.permissions import ADMINISTRATOR, EDITOR, PUBLISHER, VIEWER
from guidance.publishing.reviewing import sharing
from tests.admin.forms import add_address, change_address, typed
from tests.factories import a_band, a_fact, a_faq, a_figure, a_pay_point, a_role, a_series, a_source, a_year, days_of
from tests.publishing.desk import (
    LATER,
    NOW,
    a_draft,
    a_person,
    a_publisher,
    a_release,
    edited,
    published,
    reviewed,
    saved,
    snapshot_of,
)
from tests.rows import read_tables

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

# Where a step is posted to, and what is posted.
Posted = tuple[str, dict[str, Any]]
SEEN = {"revision": 1}
TOMORROW = {"day": f"{timezone.localdate() + timedelta(days=1):%d/%m/%Y}", "time": "09:00"}


def of(record: Edition | Release | Root, step: str) -> str:
    return reverse(f"admin:guidance_{record._meta.model_name}_{step}", args=[record.pk])


def as_editor() -> Client:
    client = Client()
    client.force_login(a_person(EDITOR, is_staff=True))
    return client


def draft_of_live(faq: FAQ) -> Posted:
    return change_address(faq), typed(as_editor(), change_address(faq), answer="Typed.")


def draft_of_new(faq: FAQ) -> Posted:
    named = {"role": faq.role_id, "topic": faq.topic_id, "slug": "new", "checked_on": "21/11/2026"}
    return add_address("faq"), typed(as_editor(), add_address("faq"), question="New?", answer="Yes.", **named)


def save(faq: FAQ) -> Posted:
    address = reverse("admin:guidance_faq_draft", args=[a_draft(faq, answer="Drafted.").pk])
    return address, typed(as_editor(), address, answer="Typed.")


def send_for_review(faq: FAQ) -> Posted:
    return of(a_draft(faq), "review"), {**SEEN, "importance": "minor"}


def discard(faq: FAQ) -> Posted:
    return of(a_draft(faq), "discard"), SEEN


def restore(faq: FAQ) -> Posted:
    return of(published(a_draft(faq)), "restore"), SEEN


def change_release(faq: FAQ) -> Posted:
    return of(a_draft(faq), "release"), {**SEEN, "new": "Contract year 2027/28"}


def merge(faq: FAQ) -> Posted:
    draft = a_draft(faq)
    saved(draft, question="Theirs?")
    aside = drafts.save_draft(
        draft, edited(snapshot_of(faq), question="Mine?"), revision=1, by=a_person(), at=NOW
    ).edition
    address = of(aside, "merge")
    form = as_editor().get(address).context["form"]
    sent = {field.html_name: field.value() for field in form if field.value() is not None}
    return address, {**sent, **{name: "mine" for name in form.fields if name.startswith("choice-")}}


def share(faq: FAQ) -> Posted:
    return of(a_draft(faq), "share"), {**SEEN, "made_for": "An expert", "days": 7}


def revoke(faq: FAQ) -> Posted:
    draft = a_draft(faq)
    link = sharing.share_draft(draft, made_for="An expert", days=7, by=a_person(), at=timezone.now())
    return f"{of(draft, 'revoke')}?link={link.pk}", {}


def reply(faq: FAQ) -> Posted:
    draft = a_draft(faq)
    link = sharing.share_draft(draft, made_for="An expert", days=7, by=a_person(), at=timezone.now())
    needs_changes, said = ExpertAnswer.Verdict.COMMENTS, {"Answer": "No."}
    answer = sharing.record_answer(link, revision=1, name="Jo", verdict=needs_changes, comments=said, at=timezone.now())
    return f"{of(draft, 'reply')}?answer={answer.pk}", {"reply": "It is right."}


def import_file(faq: FAQ) -> Posted:
    text = "- model: guidance.topic\n  fields: {slug: pay, title: Pay, question: Who pays?, order: 99}\n"
    found = importing.plan_import("topics.yaml", text.encode())
    return reverse("admin:guidance_edition_import"), {
        "name": "topics.yaml",
        "held": base64.b64encode(text.encode()).decode(),
        "agreed": found.digest,
    }


def begin_release(faq: FAQ) -> Posted:
    return reverse("admin:guidance_release_add"), {"title": "Contract year 2027/28", "note": ""}


def review_release(faq: FAQ) -> Posted:
    release = membership.create_release("Contract year 2027/28", by=a_person(), at=NOW)
    a_draft(faq, release=release)
    return of(release, "review"), {"importance": "minor"}


def start_a_year(faq: FAQ) -> Posted:
    a_year("2026-27")
    return reverse("admin:guidance_contractyear_start"), {"year": "2027-28", "title": "The contract"}


def started(faq: FAQ) -> tuple[Release, dict[str, Any]]:
    """A release that starts a year, and the source of what is to be added to it."""
    last, source = a_year("2026-27"), a_source()
    a_fact(faq.role, last)
    a_pay_point(a_band("5"), last)
    a_figure(a_series(slug="rate"), **days_of("2026-27"))
    specification = Specification("The contract", source.natural_key(), "all")
    release = start_year("2027-28", specification=specification, by=a_person(), at=NOW)
    return release, {"source": source.pk, "locator": "Annex B"}


def leave_for_later(faq: FAQ) -> Posted:
    return of(started(faq)[0], "later"), {}


def type_pay(faq: FAQ) -> Posted:
    release, cited = started(faq)
    return of(release, "pay"), {**cited, "cell-5-entry": "33000"}


def type_rates(faq: FAQ) -> Posted:
    release, cited = started(faq)
    return of(release, "rates"), {**cited, "cell-rate-all": "15"}


def make_clauses(faq: FAQ) -> Posted:
    release, cited = started(faq)
    rows = {"form-TOTAL_FORMS": 1, "form-INITIAL_FORMS": 1, "form-0-number": "B1", "form-0-force": "must"}
    return of(release, "clauses"), {**cited, **rows, "form-0-wording": "Words.", "make": "1"}


def check(faq: FAQ) -> Posted:
    return of(root_of(faq), "reviewed"), {"again_on": TOMORROW["day"]}


def publish(faq: FAQ) -> Posted:
    return of(reviewed(a_draft(faq)), "publish"), SEEN


def schedule(faq: FAQ) -> Posted:
    return of(reviewed(a_draft(faq)), "schedule"), {**SEEN, **TOMORROW}


def send_back(faq: FAQ) -> Posted:
    return of(reviewed(a_draft(faq)), "send_back"), {**SEEN, "because": "It is wrong."}


def look_at(faq: FAQ) -> Posted:
    by = a_publisher()
    draft = reviewed(a_draft(faq, by))
    publication.publish_edition(draft, revision=1, by=by, at=NOW, own_edit_reason="Nobody else is in.")
    return of(draft, "look_at"), SEEN


def withdraw(faq: FAQ) -> Posted:
    live = published(a_draft(faq))
    return of(live.root, "withdraw"), {"live": live.pk, "reason": "Old.", "redirect_to": "/faqs/"}


def assign(faq: FAQ) -> Posted:
    address = f"{reverse('admin:guidance_root_assign')}?root={root_of(faq).pk}"
    return address, {"owner": a_person(is_staff=True).pk, "review_on": TOMORROW["day"]}


def assign_many(faq: FAQ) -> Posted:
    return f"{reverse('admin:guidance_root_assign_many')}?kind=faq", {"owner": a_person(is_staff=True).pk}


def publish_release(faq: FAQ) -> Posted:
    return of(a_release(a_draft(faq)), "publish"), {}


def schedule_release(faq: FAQ) -> Posted:
    return of(a_release(a_draft(faq)), "schedule"), TOMORROW


def unschedule_release(faq: FAQ) -> Posted:
    release = a_release(a_draft(faq))
    releases.schedule_release(release, LATER, by=a_publisher(), at=NOW)
    return of(release, "unschedule"), {}


def send_release_back(faq: FAQ) -> Posted:
    return of(a_release(a_draft(faq)), "send_back"), {"because": "Say who pays."}


EDITING = [
    *[draft_of_live, draft_of_new, save, send_for_review, discard, restore, change_release, merge],
    *[share, revoke, reply, import_file, begin_release, check, review_release],
    *[start_a_year, leave_for_later, type_pay, type_rates, make_clauses],
]
PUBLISHING = [
    *[publish, schedule, send_back, look_at, withdraw, assign, assign_many],
    *[publish_release, schedule_release, unschedule_release, send_release_back],
]
LEAST = dict.fromkeys(EDITING, EDITOR) | dict.fromkeys(PUBLISHING, PUBLISHER)
GROUPS = [VIEWER, EDITOR, PUBLISHER, ADMINISTRATOR]
# Pages of editing that change nothing, and those of Django's own that answer nobody.
READ = {"compare", "changes", "preview", "impact", "every_page", "history", "changelist", "change", "add", "delete"}
FORMS = {
    "guidance_contractyear_start",
    "guidance_faq_add",
    "guidance_faq_change",
    "guidance_faq_draft",
    "guidance_release_add",
}


@pytest.fixture
def faq(db: None) -> FAQ:
    return a_faq(a_role(slug="nurse"), slug="pay", question="Who pays?", answer="One.\nTwo.\nThree.")


def somebody(who: str) -> Client:
    client = Client()
    if who == "somebody of no group":
        client.force_login(User.objects.create(username=who, is_staff=True))
    elif who in GROUPS:
        client.force_login(a_person(who, is_staff=True))
    elif who != "nobody":
        client.force_login(a_person(ADMINISTRATOR, is_staff=False))
    return client


@pytest.mark.parametrize("step", LEAST, ids=lambda step: step.__name__)
def test_a_step_is_refused_by_direct_post_to_everybody_who_may_not_take_it_and_changes_nothing(
    faq: FAQ, step: Callable[[FAQ], Posted]
) -> None:
    address, data = step(faq)
    before = read_tables()
    for who in ("nobody", "somebody who is no editor of the site"):
        response = somebody(who).post(address, data)
        assert response.url.startswith(reverse("admin:login")), who  # type: ignore[attr-defined]
        assert read_tables() == before, who
    for who in ("somebody of no group", *GROUPS[: GROUPS.index(LEAST[step])]):
        assert somebody(who).post(address, data).status_code == 403, who
        assert read_tables() == before, who

    assert somebody(LEAST[step]).post(address, data).status_code == 302
    assert read_tables() != before


def test_the_table_has_every_address_to_which_a_step_is_posted(faq: FAQ) -> None:
    tested = set()
    for step in LEAST:
        with transaction.atomic():
            tested.add(resolve(step(faq)[0].partition("?")[0]).url_name)
            transaction.set_rollback(True)
    pages = {
        f"guidance_{model._meta.model_name}_{page}": page
        for model in (Edition, Release, Root)
        for page in (url.name.split("_", 2)[2] for url in admin.site.get_model_admin(model).get_urls() if url.name)
    }
    assert tested == {name for name, page in pages.items() if page not in READ} | FORMS


def test_a_publisher_who_wrote_it_does_not_publish_it_by_direct_post_without_a_reason(client: Client, faq: FAQ) -> None:
    by = a_person(PUBLISHER, is_staff=True)
    client.force_login(by)
    draft = reviewed(a_draft(faq, by, answer="Mine."))
    assert "You wrote some of" in client.post(of(draft, "publish"), SEEN).content.decode()
    faq.refresh_from_db()
    assert faq.answer == "One.\nTwo.\nThree."
    client.post(of(draft, "publish"), {**SEEN, "own_edit_reason": "Nobody else is in."})
    faq.refresh_from_db()
    assert faq.answer == "Mine."
