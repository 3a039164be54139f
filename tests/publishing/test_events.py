"""What was done is written down under names that others know."""

import pytest
from django.contrib.auth.models import User

from guidance.models import FAQ, Event
from guidance.publishing import events
from tests.publishing.desk import NOW, a_draft, a_person, published


@pytest.mark.parametrize(
    ("person", "name"),
    [
        (User(username="gill"), "gill"),
        (User(username="gill", first_name="Gill", last_name="Mokoena"), "Gill Mokoena"),
        (None, "the portal"),
    ],
    ids=["by what they sign in with", "by their full name", "nobody"],
)
def test_somebody_is_known_by_their_full_name_else_by_what_they_sign_in_with(person: User | None, name: str) -> None:
    assert events.name_person(person) == name


def test_what_happened_is_told_of_the_edition_that_it_was_done_to_or_came_from(faq: FAQ) -> None:
    draft = a_draft(faq, question="Who pays now?")
    live, by = published(a_draft(faq, question="Who pays then?")), a_person()
    told = {
        "to": events.record_event(
            Event.Action.SHARED, faq_root := draft.root, by=by, at=NOW, to_edition=draft, from_edition=live
        ),
        "from": events.record_event(Event.Action.SHARED, faq_root, by=by, at=NOW, from_edition=live),
        "of none": events.record_event(Event.Action.SHARED, faq_root, by=None, by_name="Dr Sharma", at=NOW),
    }
    assert told["to"].title == draft.title
    assert told["from"].title == live.title
    assert told["of none"].title == str(faq_root)
    assert (told["to"].by_name, told["of none"].by_name) == (by.username, "Dr Sharma")
