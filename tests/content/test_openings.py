"""How an answer and a page begin: in one look, and with one 'Important' at the most."""

import pytest

from guidance.content.checks.content import Content
from guidance.content.checks.openings import LONGEST_LEDE, find_long_ledes, find_second_important
from tests import factories

pytestmark = pytest.mark.django_db

LONG = "Ten words that say one thing in a plain way. " * 5


def test_an_answer_that_opens_with_too_many_words_is_refused() -> None:
    factories.a_section(factories.a_role(summary="It is a role."), answer=LONG)
    [problem] = find_long_ledes(Content())
    assert (problem.field, problem.wrong) == ("answer", "It opens with 50 words.")
    assert str(LONGEST_LEDE) in problem.remedy


def test_of_a_long_answer_only_the_first_paragraph_counts() -> None:
    factories.a_faq(factories.a_role(summary="It is a role."), answer=f"Yes.\n\n{LONG}")
    assert list(find_long_ledes(Content())) == []


def test_a_page_says_important_once() -> None:
    section = factories.a_section(factories.a_role())
    factories.a_statement(section, slug="one", body="**Important:** ask first. It is important to ask.")
    assert list(find_second_important(Content())) == []
    factories.a_statement(section, slug="two", order=2, body="Ask.\n\nImportant: ask again.")
    [problem] = find_second_important(Content())
    assert problem.wrong == "Its page says 'Important' twice."


def test_each_page_may_say_important() -> None:
    role = factories.a_role()
    for topic in ("funding", "banding"):
        factories.a_statement(factories.a_section(role, topic), body="Important: ask first.")
    assert list(find_second_important(Content())) == []
