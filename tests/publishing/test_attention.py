"""What the first page of the admin asks people to look at."""

from datetime import date, timedelta

import pytest

from guidance.models import FAQ, Section, Statement, StatementCitation
from guidance.publishing.going_live import publication
from guidance.publishing.reviewing.attention import list_attention
from tests import factories
from tests.publishing.desk import LATER, NOW, a_draft, a_person, a_publisher, reviewed, scheduled

DAY = NOW.date()


def asked(title: str, day: date = DAY) -> list[str]:
    """What is said under a heading, for somebody who has no drafts of their own."""
    groups = {group.title: group for group in list_attention(a_person(), day)}
    if title not in groups:
        return []
    assert groups[title].count >= len(groups[title].items)
    return [item.text for item in groups[title].items]


def test_records_without_a_source_are_named_and_others_are_not(statement: Statement) -> None:
    assert asked("Without a source") == []
    StatementCitation.objects.filter(statement=statement).delete()
    assert asked("Without a source") == [f"statement: {statement}"]


def test_answers_without_a_label_are_named_and_sections_without_what_bears_their_answer_out(faq: FAQ) -> None:
    section = factories.a_section(faq.role, "benefits", label="ours")
    assert asked("Without a source") == asked("Answers without a label") == []
    Section.objects.update(label="")
    FAQ.objects.update(label="")
    assert asked("Without a source") == [f"section: {section}"]
    assert asked("Answers without a label") == [f"section: {section}", f"FAQ: {faq}"]
    Section.objects.update(answer="")
    assert asked("Without a source") == []


def test_a_group_leads_to_all_of_its_editions_and_to_no_others(faq: FAQ) -> None:
    a_draft(faq)
    addresses = {group.title: group.href for group in list_attention(a_person(), DAY)}
    assert addresses["Drafts of others"].endswith("/edition/?state__exact=draft")


@pytest.mark.slow
def test_what_is_scheduled_is_named(faq: FAQ) -> None:
    assert asked("Scheduled") == []
    to_come = scheduled(a_draft(faq), LATER)
    assert asked("Scheduled") == [f"{to_come.title}: 21 November 2026 at 1pm"]


def test_what_somebody_published_alone_is_named_with_their_reason(faq: FAQ) -> None:
    alone = a_publisher()
    live = publication.publish_edition(
        reviewed(a_draft(faq, alone)), revision=1, by=alone, at=NOW, own_edit_reason="Urgent."
    )
    [said] = asked("Published by the person who wrote it, and not looked at by anybody else")
    assert said == f"{live.title}, by {alone}: Urgent."


@pytest.mark.parametrize("days", [-1, 0])
def test_what_is_due_for_review_is_named_once_its_day_has_come(faq: FAQ, days: int) -> None:
    draft = a_draft(faq)
    draft.root.review_on = DAY
    draft.root.save()
    said = asked("Overdue for review", DAY + timedelta(days=days))
    assert said == ([f"{draft.root.title}: due on 21 November 2026, without an owner"] if days == 0 else [])


def test_what_speaks_of_another_contract_year_is_counted_by_kind_and_year(db: None) -> None:
    role = factories.a_role()
    for year in ("2021-22", "2021-22", "2026-27"):
        factories.a_faq(role, contract_year=factories.a_year(year))
    factories.a_faq(role)
    assert asked("Of another contract year than 2026/27") == ["2 FAQs of 2021/22"]


def test_one_record_of_another_contract_year_is_one_record(db: None) -> None:
    factories.a_section(factories.a_role(), "funding", contract_year=factories.a_year("2021-22"))
    assert asked("Of another contract year than 2026/27") == ["1 section of 2021/22"]


def test_records_without_an_owner_come_last_and_are_one_line(statement: Statement) -> None:
    *_, last = list_attention(a_person(), DAY)
    assert (last.title, last.is_one_line) == ("Without an owner", True)
