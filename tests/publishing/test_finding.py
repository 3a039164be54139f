"""Content of every kind is found by its words, state, kind, owner, source and year."""

from dataclasses import replace
from typing import Any

import pytest
from django.contrib.auth.models import User

from guidance.models import FAQ, Clause, ContractYear, Edition, Instrument, Source, Statement
from guidance.publishing.drafting import drafts
from guidance.publishing.drafting.roots import get_live_edition, root_of
from guidance.publishing.finding.asked import NOBODY, ContentAsked, RecordState, split_words
from guidance.publishing.finding.listing import FoundRecords
from guidance.publishing.going_live import withdrawal
from guidance.publishing.reviewing.responsibility import assign_owner
from tests import factories
from tests.publishing.citing import a_new_source, citing
from tests.publishing.desk import NOW, a_draft, a_person, a_publisher, new_record, reviewed, scheduled

pytestmark = pytest.mark.django_db


def found(words: str = "", **asked: Any) -> list[str]:
    """The titles, in their order."""
    some = FoundRecords(ContentAsked(split_words(words), **asked))
    parts = some[0 : len(some)]
    return [str(each.record) if each.record else each.drafts[0].title for each in parts]


def withdraw(faq: FAQ) -> Edition:
    live = get_live_edition(root_of(faq), at=NOW)
    assert live is not None
    return withdrawal.withdraw_record(
        root_of(faq), live=live, reason="Old.", redirect_to="/faqs/", by=a_publisher(), at=NOW
    )


def test_every_word_is_in_the_record_in_any_order_and_case(faq: FAQ) -> None:
    assert found("pays WHO") == ["Who pays?"]
    assert found("who pays three") == ["Who pays?"]
    assert found("who pays four") == []


def test_marks_around_words_and_plurals_do_not_hide_a_record(faq: FAQ) -> None:
    assert split_words("“Pays?” (nurses) class 2026/27") == ("pays", "nurse", "class", "2026-27")
    factories.a_role(name="Nurse")
    assert "Nurse" in found("nurses")


def test_what_a_record_is_called_comes_before_what_it_is_about_and_what_it_says() -> None:
    role = factories.a_role(slug="nurse", name="Nurse")
    factories.a_faq(role, slug="a", question="Who is a nurse?", answer="One.")
    factories.a_faq(factories.a_role(slug="other", name="Other"), slug="b", question="Who else?", answer="A nurse.")
    section = factories.a_section(role)
    assert found("nurse")[-1] == "Who else?"
    assert set(found("nurse")) >= {"Nurse", "Who is a nurse?", str(section)}


def test_the_parts_that_a_form_lists_are_searched_with_their_record(statement: Statement) -> None:
    assert found("page 2", kind=Statement) == [str(statement)]


def test_a_draft_is_found_by_what_only_it_says_at_its_record(faq: FAQ) -> None:
    a_draft(faq, answer="Zebra.")
    (only,) = FoundRecords(ContentAsked(("zebra",)))[0:5]
    assert (only.record, [draft.state for draft in only.drafts]) == (faq, ["draft"])


def test_a_record_that_is_only_a_draft_is_found() -> None:
    a_new_source()
    assert found("new letter") == ["The new letter"]
    assert found("new letter", state=RecordState.LIVE) == []


def test_a_discarded_draft_is_not_found() -> None:
    drafts.discard_draft(a_new_source(), revision=1, by=a_person(), at=NOW)
    assert found("new letter") == []


def test_each_state_is_told_from_the_others(faq: FAQ) -> None:
    gone = factories.a_faq(faq.role, slug="gone", question="Gone?")
    withdraw(gone)
    a_draft(faq)
    planned = factories.a_faq(faq.role, slug="planned", question="Planned?")
    scheduled(a_draft(planned, answer="Later."))
    asked = factories.a_faq(faq.role, slug="asked", question="Asked?")
    reviewed(a_draft(asked, answer="Sooner."))
    of_state = {state: sorted(found(state=state, kind=FAQ)) for state in RecordState}
    assert of_state == {
        RecordState.LIVE: ["Asked?", "Planned?", "Who pays?"],
        RecordState.DRAFT: ["Who pays?"],
        RecordState.IN_REVIEW: ["Asked?"],
        RecordState.SCHEDULED: ["Planned?"],
        RecordState.WITHDRAWN: ["Gone?"],
    }


def test_a_withdrawn_record_that_is_live_again_is_not_withdrawn(faq: FAQ) -> None:
    gone = withdraw(faq)
    drafts.restore_edition(gone, by=a_person(), at=NOW)
    assert found(state=RecordState.WITHDRAWN) == []
    assert found(state=RecordState.DRAFT) == ["Who pays?"]


def test_records_are_found_by_owner_and_those_of_nobody_too(faq: FAQ) -> None:
    owner: User = a_person()
    other = factories.a_faq(faq.role, slug="other", question="Other?")
    assign_owner(root_of(faq), owner=owner, deputy=None, review_on=None, by=a_publisher(), at=NOW)
    assert found(owner=owner.pk) == ["Who pays?"]
    assert found(owner=NOBODY, kind=FAQ) == [str(other)]


def test_records_are_found_by_the_source_that_they_or_their_drafts_cite(statement: Statement) -> None:
    faq = factories.a_faq(statement.section.role, slug="pay", question="Who pays?")
    source = Source.objects.get(slug="b")
    assert found(source=source) == [str(source), str(statement)]
    citing(faq, "b")
    assert sorted(found(source=source)) == sorted([str(source), str(statement), "Who pays?"])


def test_records_are_found_by_their_own_year_or_else_that_of_what_they_are_part_of() -> None:
    year, other = factories.a_year("2026-27"), factories.a_year("2025-26")
    section = factories.a_section(factories.a_role(), contract_year=year)
    own = factories.a_statement(section, heading="Of another year", contract_year=other)
    of_section = factories.a_statement(section, heading="Of its section")
    clause = factories.a_clause(factories.an_instrument(year))
    of_year = found(year=year)
    assert {str(year), str(section), str(of_section), str(clause)} <= set(of_year)
    assert str(own) not in of_year
    assert str(own) in found(year=other)


def test_amounts_are_found_by_the_years_in_which_they_hold() -> None:
    early, late = factories.a_year("2025-26"), factories.a_year("2026-27")
    pay = factories.a_pay_point(factories.a_band(), early)
    assert str(pay) in found(year=early)
    assert str(pay) not in found(year=late)


def test_drafts_of_a_year_are_found_with_the_drafts_of_their_parts() -> None:
    year: ContractYear = factories.a_year("2026-27")
    instrument = {"slug": "des-2026-27", "title": "New", "kind": "des", "contract_year": ["2026-27"]}
    drafts.start_new_record(new_record(Instrument, **instrument), by=a_person(), at=NOW)
    clause = {"instrument": ["des-2026-27"], "number": "B99", "heading": "A new clause"}
    drafts.start_new_record(new_record(Clause, **clause), by=a_person(), at=NOW)
    assert {"New", "A new clause"} <= set(found(year=year))
    assert found(year=factories.a_year("2025-26")) == ["2025/26"]


def test_what_is_asked_for_together_narrows_down_together(faq: FAQ) -> None:
    a_draft(faq, answer="Zebra.")
    asked = ContentAsked(("zebra",), state=RecordState.DRAFT, kind=FAQ, owner=NOBODY)
    assert len(FoundRecords(asked)) == 1
    assert len(FoundRecords(replace(asked, state=RecordState.IN_REVIEW))) == 0
    assert len(FoundRecords(replace(asked, kind=Source))) == 0
