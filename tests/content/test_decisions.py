"""What the guided form, the sums and the board paper were written from is in the content."""

import pytest

from guidance.content.checks.content import Content
from guidance.content.checks.decisions import find_outdated, find_records_at
from guidance.models import Figure
from guidance.rules.choosing.claims import OF_THE_PERSON
from guidance.rules.choosing.suitability.table import TABLE
from guidance.rules.costs.posts import FULL_TIME_WEEK
from guidance.rules.fixed.slugs import SeriesSlug
from tests import factories
from tests.real_content import load_real_content

pytestmark = pytest.mark.django_db


@pytest.mark.slow
def test_every_reason_rule_and_point_stands_in_the_real_content_word_for_word() -> None:
    load_real_content()
    content = Content()

    assert [str(problem) for problem in find_outdated(content)] == []
    places = {said.at for said in TABLE} | {asked.at for several in OF_THE_PERSON.values() for asked in several}
    assert [at for at in sorted(places) if not list(find_records_at(content, at))] == []
    assert Figure.objects.get(series__slug=SeriesSlug.HOURS).value == FULL_TIME_WEEK


def test_an_editor_is_told_what_no_longer_says_what_something_was_written_from() -> None:
    role = factories.a_role(slug="mental-health-and-wellbeing-practitioner")
    factories.a_statement(factories.a_section(role, "scope-of-practice"), slug="not-therapy", body="It is otherwise.")
    problems = [problem for problem in find_outdated(Content()) if problem.is_warning]
    told = [f"{problem.record} {problem.wrong}" for problem in problems]

    assert any("not-therapy" in one and "works out which role fits" in one for one in told)
    assert len(problems) == len(list(find_outdated(Content())))


def test_what_is_not_there_at_all_is_nobody_s_slip() -> None:
    assert list(find_outdated(Content())) == []
