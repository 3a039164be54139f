"""A slug by which code finds a record can't be changed in its form, and a record that it names can't be withdrawn."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from guidance.models import Edition, KeyPublication
from guidance.publishing.drafting.roots import root_of
from tests.admin.drafted import drafted, drafts
from tests.admin.forms import change_address, errors_of, typed
from tests.factories import (
    a_clause,
    a_point,
    a_publication,
    a_role,
    a_section,
    a_series,
    a_statement,
    a_topic,
    a_year,
    an_instrument,
)

TOPIC = (
    "The slug employment-models can't be changed: the employment models page, the comparison of roles "
    "and the guided form find it by this name. Change its title instead."
)


def test_a_topics_slug_is_refused_at_its_field_and_what_was_typed_stays(as_editor: Client) -> None:
    address = change_address(a_topic("employment-models"))
    page = as_editor.post(address, typed(as_editor, address, slug="models", title="Who employs"))
    form = page.context["adminform"].form
    assert form.errors == {"slug": [TOPIC]}
    assert (form["slug"].value(), form["title"].value()) == ("models", "Who employs")
    assert TOPIC.replace("'", "&#x27;") in page.content.decode()
    assert not drafts()


def test_its_title_is_free(as_editor: Client) -> None:
    assert not errors_of(as_editor, change_address(a_topic("employment-models")), title="Who employs")
    assert drafted()["title"] == "Who employs"


@pytest.mark.slow
def test_a_draft_of_it_keeps_the_slug_too(as_editor: Client) -> None:
    topic = a_topic("employment-models")
    assert not errors_of(as_editor, change_address(topic), title="Who employs")
    (draft,) = drafts()
    address = reverse("admin:guidance_topic_draft", args=[draft.pk])
    assert errors_of(as_editor, address, slug="models") == {"slug": [TOPIC]}


def test_a_slug_that_nothing_rests_on_is_free(as_editor: Client) -> None:
    assert not errors_of(as_editor, change_address(a_topic("ongoing-support")), slug="support")


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["role", "year", "clause", "series", "section", "statement"])
def test_every_kind_of_record_that_code_finds_by_name_keeps_it(as_editor: Client, kind: str) -> None:
    practitioner, year = a_role(slug="mental-health-practitioner"), a_year("2021-22")
    instrument = an_instrument(year, slug="des-2021-22")
    section = a_section(practitioner, "what-they-are")
    record, changes = {
        "role": lambda: (practitioner, {"slug": "practitioner"}),
        "year": lambda: (year, {"slug": "2020-21", "starts_on": "1/4/2020", "ends_on": "31/3/2021"}),
        "clause": lambda: (a_clause(instrument, "B14.3"), {"number": "B15.3"}),
        "series": lambda: (a_series(slug="employer-national-insurance-rate"), {"slug": "insurance"}),
        "section": lambda: (section, {"topic": a_topic("benefits").pk}),
        "statement": lambda: (a_statement(section, slug="a-bridge"), {"slug": "the-bridge"}),
    }[kind]()
    said = errors_of(as_editor, change_address(record), **changes)
    (refused,) = [message for messages in said.values() for message in messages if "can't be changed" in message]
    assert "by this name" in refused
    assert not drafts()


@pytest.fixture
def plan(db: None) -> KeyPublication:
    publication = a_publication(slug="nhs-long-term-plan")
    a_point(publication, slug="supportive-culture")
    a_point(publication, slug="another")
    return publication


@pytest.mark.slow
def test_a_point_that_the_board_paper_cites_keeps_its_slug(as_editor: Client, plan: KeyPublication) -> None:
    place = list(plan.points.values_list("slug", flat=True)).index("supportive-culture")
    said = errors_of(as_editor, change_address(plan), **{f"points-{place}-slug": "week"})
    assert said == {
        f"points-{place}-slug": [
            "The slug supportive-culture can't be changed: the board paper finds it by this name. "
            "Change its point instead."
        ]
    }


@pytest.mark.slow
def test_it_stays_in_its_publication(as_editor: Client, plan: KeyPublication) -> None:
    place = list(plan.points.values_list("slug", flat=True)).index("supportive-culture")
    (said,) = errors_of(as_editor, change_address(plan), **{f"points-{place}-DELETE": "on"}).values()
    assert said[0].startswith(
        "The publication point [nhs-long-term-plan, supportive-culture] can't be deleted: the board"
    )
    assert not errors_of(as_editor, change_address(plan), **{f"points-{1 - place}-DELETE": "on"})
    assert len(drafts()) == 1


def withdrawn(client: Client, record: Any) -> Any:
    root = root_of(record)
    address = reverse("admin:guidance_root_withdraw", args=[root.pk])
    page = client.get(address)
    if page.status_code != 200:
        return page
    live = page.context["form"]["live"].value()
    return client.post(address, {"live": live, "reason": "Old.", "redirect_to": "/roles/"})


@pytest.mark.slow
def test_it_is_not_withdrawn_nor_is_what_it_goes_with(as_editor: Client) -> None:
    section = a_section(a_role(slug="mental-health-practitioner"), "what-they-are")
    statement = a_statement(section, slug="a-bridge")
    for record, named in (
        (a_topic("employment-models"), "The topic employment-models can't be withdrawn: the employment models page"),
        (statement, "can't be withdrawn: the guided form finds it"),
        (section, "can't be withdrawn: the guided form finds it"),
    ):
        page = withdrawn(as_editor, record)
        assert page.status_code == 409
        assert named.replace("'", "&#x27;") in page.content.decode()
        assert type(record).objects.filter(pk=record.pk).exists()
    assert not Edition.objects.filter(state=Edition.State.WITHDRAWN).exists()


def test_a_record_that_nothing_rests_on_is_withdrawn(as_editor: Client) -> None:
    statement = a_statement(a_section(a_role(slug="mental-health-practitioner"), "what-they-are"), slug="a-ferry")
    assert withdrawn(as_editor, statement).status_code == 302
    assert not type(statement).objects.filter(pk=statement.pk).exists()
