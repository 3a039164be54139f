"""Two versions put together in the admin while others go on saving: what was chosen and written is never lost."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django.asserts import assertContains

from guidance.models import FAQ, Edition
from guidance.publishing.drafting import drafts
from tests.factories import a_faq, a_role
from tests.publishing.desk import NOW, a_draft, a_person, edited, published, saved, snapshot_of

pytestmark = pytest.mark.slow


@pytest.fixture
def faq(db: None) -> FAQ:
    return a_faq(a_role(), question="Who pays?", answer="Nobody.")


@pytest.fixture
def person(db: None) -> User:
    return a_person(is_staff=True)


@pytest.fixture
def aside(faq: FAQ, person: User) -> Edition:
    """A version that clashes with a draft in its answer."""
    draft, mine = a_draft(faq), edited(snapshot_of(faq), answer="Mine.")
    saved(draft, answer="Theirs.")
    return drafts.save_draft(draft, mine, revision=1, by=person, at=NOW).edition


@pytest.fixture
def address(aside: Edition, client: Client, person: User) -> str:
    client.force_login(person)
    return reverse("admin:guidance_edition_merge", args=[aside.pk])


def answers(response: HttpResponse, **chosen: str) -> dict[str, Any]:
    """What the page would send, with a choice for each place that is named, and a text for it where that is more."""
    form = response.context["form"]  # type: ignore[attr-defined]
    sent = {field.html_name: field.value() for field in form if field.value() is not None}
    for field in form:
        place, is_choice = str(field.label).partition(": ")[2], field.html_name.startswith("choice-")
        if is_choice and place in chosen:
            choice = chosen[place]
            sent[field.html_name] = choice if choice in ("mine", "theirs") else "written"
            if sent[field.html_name] == "written":
                sent[field.html_name.replace("choice", "text")] = choice
    return sent


def fields_of(edition: Edition) -> dict[str, Any]:
    return dict(Edition.objects.get(pk=edition.pk).snapshot[0]["fields"])


def test_each_side_is_named_by_its_person_and_time_and_its_words_are_marked(
    client: Client, aside: Edition, person: User, address: str
) -> None:
    User.objects.filter(pk=person.pk).update(first_name="Ed", last_name="Hill")
    page = client.get(address)
    assertContains(page, "This draft, saved by Ed Hill on 21 November 2026 at midday")
    assertContains(page, "Take the other draft&#x27;s, saved by ")
    assertContains(page, "<mark>Theirs.</mark>")
    assertContains(page, "<mark>Mine.</mark>")
    form = page.context["form"]
    assert [form.initial[name] for name in form.fields if name.startswith("text-")] == ["Mine."]


def test_where_the_other_is_saved_meanwhile_the_new_state_is_shown_with_what_was_chosen_and_written(
    client: Client, aside: Edition, address: str
) -> None:
    sent = answers(client.get(address), answer="Both of us.")
    saved(aside.aside_of, answer="Theirs, and later.")  # type: ignore[arg-type]
    shown = client.post(address, sent)
    page = shown.content.decode()
    assert "Nothing was saved yet" in page
    assert "Theirs, and later." in page
    assert "This place was changed since you looked at it." in page
    assert fields_of(aside)["answer"] == "Mine."

    assert client.post(address, answers(shown)).status_code == 302
    assert fields_of(aside.aside_of)["answer"] == "Both of us."  # type: ignore[arg-type]


def test_what_was_chosen_for_one_place_is_not_taken_for_another_that_clashes_since(
    client: Client, aside: Edition, address: str
) -> None:
    sent = answers(client.get(address), answer="theirs")
    saved(aside.aside_of, question="Theirs?")  # type: ignore[arg-type]
    saved(aside, question="Mine?")
    shown = client.post(address, sent)
    again = answers(shown)
    assert [value for name, value in again.items() if name.startswith("choice-")] == ["theirs"]
    page = client.post(address, again).content.decode()
    assert "Choose one side, or write the text." in page

    client.post(address, answers(shown, question="mine"))
    held = fields_of(aside.aside_of)  # type: ignore[arg-type]
    assert (held["question"], held["answer"]) == ("Mine?", "Theirs.")


def test_what_was_written_for_a_place_that_no_longer_clashes_is_shown(
    client: Client, aside: Edition, address: str
) -> None:
    sent = answers(client.get(address), answer="Both of us.")
    saved(aside.aside_of, answer="Mine.")  # type: ignore[arg-type]
    page = client.post(address, sent).content.decode()
    assert "What you wrote for places that no longer clash" in page
    assert "Both of us." in page


def settled_by_somebody_else(aside: Edition, theirs: Edition) -> None:
    drafts.discard_draft(aside, revision=1, by=a_person(), at=NOW)


def withdrawn_by_its_writer(aside: Edition, theirs: Edition) -> None:
    theirs.refresh_from_db()
    drafts.discard_draft(theirs, revision=theirs.revision, by=a_person(), at=NOW)


@pytest.mark.parametrize(
    "settle", [settled_by_somebody_else, withdrawn_by_its_writer], ids=lambda settle: settle.__name__
)
def test_where_nothing_is_left_to_put_together_what_was_written_is_shown(
    client: Client, aside: Edition, address: str, settle: Callable[[Edition, Edition], None]
) -> None:
    sent = answers(client.get(address), answer="Both of us.")
    settle(aside, aside.aside_of)  # type: ignore[arg-type]
    page = client.post(address, sent).content.decode()
    assert "Both of us." in page
    assert "Copy what you want to keep of it." in page


def test_where_another_edition_goes_live_meanwhile_it_is_put_together_with_that_one(
    client: Client, faq: FAQ, person: User
) -> None:
    client.force_login(person)
    mine = a_draft(faq, person, answer="Mine.")
    published(a_draft(faq, answer="First."))
    address = reverse("admin:guidance_edition_merge", args=[mine.pk])
    sent = answers(client.get(address), answer="Mine, after the first.")
    published(a_draft(faq, answer="Second."))
    shown = client.post(address, sent)
    assert "Second." in shown.content.decode()
    client.post(address, answers(shown))
    assert fields_of(mine)["answer"] == "Mine, after the first."
    mine.refresh_from_db()
    mine.root.refresh_from_db()
    assert mine.base == mine.root.live_edition
