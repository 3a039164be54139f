"""What answers a subject or a topic for a year, in words."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from guidance.models import YearFact
from guidance.models.guide.answers import choose_facts, write_answer
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"answer": "Half.", "label": "reported"}, "Half. Reported."),
        ({"answer": "Two, four above 100,000", "label": "ours"}, "Two, four above 100,000. Our reading."),
        ({"answer": "Half.", "post": "adult"}, "Adult post: Half."),
        ({"body": "Half, says [the letter](/sources/letter/).\n\nMore."}, "Half, says the letter."),
    ],
    ids=["with its label", "ended", "with its post", "from the body"],
)
def test_an_answer_is_whole_sentences_of_plain_text(fields: dict[str, Any], said: str) -> None:
    assert YearFact(**fields).in_words == said


@pytest.mark.parametrize(
    ("answer", "body", "detail"),
    [("Half.", "One.\n\nTwo.", "One.\n\nTwo."), ("", "One.\n\nTwo.", "Two."), ("", "One.", "")],
)
def test_detail_is_what_the_answer_does_not_say(answer: str, body: str, detail: str) -> None:
    assert YearFact(answer=answer, body=body).detail == detail


def test_all_facts_of_the_year_shown_answer_in_their_order() -> None:
    role, year = factories.a_role(), factories.a_year("2021-22")
    first = factories.a_fact(role, year, order=1, answer="One.")
    second = factories.a_fact(role, year, order=2, answer="Two.")
    factories.a_fact(role, factories.a_year("2020-21"), answer="None.")
    facts = YearFact.objects.about("funding")
    assert choose_facts("2021-22", facts).facts == (first, second)
    assert choose_facts("2022-23", facts).in_words == "We have not found this for 2022/23. In 2021/22: One. Two."
    assert choose_facts("2022-23", []).in_words == "We have not found this. Ask your ICB's primary care team."


def test_a_topic_is_answered_by_its_roles_facts_on_its_main_subject_or_else_by_its_own_words() -> None:
    role, year = factories.a_role(), factories.a_year("2021-22")
    section = factories.a_section(role, "funding", answer="Its own.", label="law")
    factories.a_fact(factories.a_role(), year, subject="funding", answer="Another role's.")
    factories.a_fact(role, year, subject="entitlement", answer="Another subject's.")
    assert write_answer(section, YearFact.objects.about("funding", "entitlement"), "2021-22") == "Its own. Law."
    factories.a_fact(role, year, subject="funding", answer="The year's.")
    assert write_answer(section, YearFact.objects.about("funding", "entitlement"), "2021-22") == "The year's."
    other = factories.a_section(role, "benefits", answer="")
    assert write_answer(other, [], "2021-22").startswith("We have not found this.")


@pytest.mark.parametrize(("post", "other"), [("children", "adult"), ("adult", "children")])
def test_a_share_for_both_posts_does_not_stand_beside_one_for_either(post: str, other: str) -> None:
    role, year = factories.a_role(), factories.a_year()
    both = factories.a_fact(role, year, slug="both", first_share=50)
    both.clean()
    one = YearFact(role=role, contract_year=year, slug="one", post=post, later_share=40)
    with pytest.raises(ValidationError, match="'both' gives a share of this year too"):
        one.clean()
    both.post = other
    both.save()
    one.clean()
