"""Which pages and documents a draft reaches: at once from what they read, and by the check of every page."""

from typing import Any

import pytest
from django.db.models import TextField

from guidance.models import ContentVersion, Edition, PageReads, Section, Statement
from guidance.publishing.going_live import withdrawal
from guidance.publishing.reach import every_page, page_index, quick
from guidance.publishing.reach.page_states import AffectedOutput
from guidance.site_map import addresses
from guidance.site_map.fixed_pages import FIXED_PAGES
from tests import factories
from tests.publishing.desk import NOW, a_draft, a_publisher, published
from tests.real_content import load_real_content

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

LONG = 1000.0  # seconds: to the end, however busy the machine is
PAGES = ("home", "role-list", "faq-list", "glossary", "updates")


@pytest.fixture(autouse=True)
def a_small_site(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tools and long lists take most of the time, and read nothing that these pages do not."""
    monkeypatch.setattr(addresses, "FIXED_PAGES", [page for page in FIXED_PAGES if page.route in PAGES])


@pytest.fixture
def section() -> Section:
    return factories.a_section(factories.a_role(slug="nurse", name="nurse"), "funding", answer="Half is paid.")


def reached(draft: Edition) -> dict[str, str]:
    assert page_index.bring_up_to_date(LONG).is_finished
    found = quick.find_reach(draft, LONG)
    assert found.maybe == []
    return {output.name: output.how for output in found.found}


def checked(draft: Edition) -> list[AffectedOutput]:
    check = every_page.start_check(draft, at=NOW)
    every_page.go_on(check, LONG, at=NOW)
    assert check.finished_at == NOW
    return every_page.read_outputs(check)


def test_the_pages_that_would_say_something_else_are_named_and_no_others(section: Section) -> None:
    factories.a_section(section.role, "banding")
    found = checked(a_draft(section, answer="All is paid."))
    changed = {output.name for output in found if output.how == "changed"}
    assert "/roles/nurse/funding/" in changed
    assert "/roles/nurse/whole-guide/" in changed
    assert "/roles/nurse/banding/" not in changed
    assert all(output.is_page for output in found)
    [page] = [output for output in found if output.name == "/roles/nurse/funding/"]
    assert "Nurse" in page.title
    assert "<" not in page.title


def test_what_pages_read_names_all_that_the_check_of_every_page_finds(section: Section) -> None:
    factories.a_section(factories.a_role(slug="midwife", name="midwife"), "funding")
    template = factories.a_job_description(section.role, slug="template", title="Nurse")
    duty, faq, term = (
        factories.a_duty(template),
        factories.a_faq(section.role),
        factories.a_term("GP", "general practitioner"),
    )
    drafts: list[Any] = [
        a_draft(section.role, name="doctor", slug="doctor"),
        a_draft(duty, text="Something else."),
        a_draft(faq, role=["midwife"]),
        a_draft(term, term="another word"),
    ]
    for draft in drafts:
        every = {output.name: output.how for output in checked(draft)}
        assert every
        assert every.items() <= reached(draft).items()


@pytest.mark.whole
def test_of_the_real_content_too_no_page_is_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A statement with all its texts longer. To check every page takes a minute, so it is one record."""
    load_real_content()
    monkeypatch.setattr(addresses, "FIXED_PAGES", FIXED_PAGES)
    record = Statement.objects.earliest("pk")
    texts = [field.name for field in Statement._meta.fields if isinstance(field, TextField)]
    draft = a_draft(record, **{name: f"{getattr(record, name)} And more." for name in texts})
    every = {output.name: output.how for output in checked(draft)}
    assert every
    assert every.items() <= reached(draft).items()


def test_pages_that_read_nothing_of_a_change_are_left_out(section: Section) -> None:
    factories.a_section(factories.a_role(slug="midwife", name="midwife"), "funding")
    found = reached(a_draft(section, answer="All is paid."))
    assert "/roles/nurse/funding/" in found
    assert not any(name.startswith("/roles/midwife/") for name in found)
    assert "/glossary/" not in found


def test_a_page_that_moves_is_gone_from_where_it_was(section: Section) -> None:
    draft = a_draft(section.role, slug="doctor")
    for found in (reached(draft), {output.name: output.how for output in checked(draft)}):
        assert (found["/roles/nurse/"], found["/roles/doctor/"]) == ("gone", "new")


def test_documents_that_would_say_something_else_are_named(section: Section) -> None:
    template = factories.a_job_description(section.role, slug="template", title="Nurse")
    duty = factories.a_duty(template)
    question = factories.an_interview_question(section.role)
    of_duty, of_question = a_draft(duty, text="Something else."), a_draft(question, question="Why?")
    document = AffectedOutput("Nurse", "job description template", "changed")
    pack = AffectedOutput("Interview pack: Nurse", "interview pack nurse", "changed")
    assert [output for output in checked(of_duty) if not output.is_page] == [document]
    assert [output for output in checked(of_question) if not output.is_page] == [pack]
    assert document.name in reached(of_duty)
    assert pack.name in reached(of_question)


def test_publishing_leaves_pages_that_it_cannot_change_known(section: Section) -> None:
    factories.a_term("GP", "general practitioner")
    page_index.bring_up_to_date(LONG)
    published(a_draft(section, answer="All is paid."))
    current = ContentVersion.current()
    known = set(PageReads.objects.filter(version=current).values_list("path", flat=True))
    assert "/glossary/" in known
    assert "/roles/nurse/funding/" not in known


def test_after_a_publication_a_page_is_known_by_what_it_reads_now(section: Section) -> None:
    """The page did not read the new statement before: only a further query of it does."""
    page_index.bring_up_to_date(LONG)
    published(a_draft(section.role, slug="doctor"))
    assert reached(a_draft(section, answer="All is paid."))["/roles/doctor/funding/"] == "changed"
    assert not PageReads.objects.filter(path__startswith="/roles/nurse/").exists()


def test_what_was_written_without_a_publication_is_noticed(section: Section) -> None:
    page_index.bring_up_to_date(LONG)
    statement = factories.a_statement(section)
    assert "/roles/nurse/funding/" in reached(a_draft(statement, body="Something else."))


def test_withdrawing_leaves_what_is_known_right(section: Section) -> None:
    gone = factories.a_term("GP", "general practitioner")
    page_index.bring_up_to_date(LONG)
    live = a_draft(gone).base
    withdrawal.withdraw_record(live.root, live=live, reason="Old.", redirect_to="/", by=a_publisher(), at=NOW)
    draft = a_draft(section, answer="All is paid.")
    assert {output.name for output in checked(draft)} <= reached(draft).keys()


def test_reading_pages_goes_on_where_it_stopped(section: Section) -> None:
    progress = page_index.bring_up_to_date(0)
    assert not progress.is_finished
    done = [progress.done]
    while not progress.is_finished:
        progress = page_index.bring_up_to_date(0.01)
        done.append(progress.done)
    assert done == sorted(done)
    assert PageReads.objects.count() == progress.total


def test_without_time_pages_that_may_change_are_named_as_such(section: Section) -> None:
    draft = a_draft(section, answer="All is paid.")
    page_index.bring_up_to_date(LONG)
    found = quick.find_reach(draft, 0)
    assert "/roles/nurse/funding/" in {output.name for output in found.maybe}


def test_the_check_goes_on_in_pieces_and_two_at_once_do_no_harm(section: Section) -> None:
    draft = a_draft(section, answer="All is paid.")
    expected = checked(draft)
    check = every_page.start_check(draft, at=NOW)
    other = every_page.find_check(draft)
    assert other is not None
    every_page.go_on(check, 0, at=NOW)
    every_page.go_on(other, 0, at=NOW)  # as far as it had seen
    while check.finished_at is None:
        every_page.go_on(check, 0.02, at=NOW)
    assert every_page.read_outputs(check) == expected


def test_a_check_is_of_the_draft_and_the_site_as_they_are(section: Section) -> None:
    draft = a_draft(section, answer="All is paid.")
    checked(draft)
    assert every_page.find_check(draft) is not None
    factories.a_term("GP", "general practitioner")
    assert every_page.find_check(draft) is None
    checked(draft)
    draft.revision += 1
    assert every_page.find_check(draft) is None
