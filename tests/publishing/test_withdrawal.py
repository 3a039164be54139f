"""What goes with a record that is withdrawn, what keeps it, and where its readers may be sent."""

import pytest

from guidance.models import FAQ, ContentModel, Edition, FormerAddress, Release, Section, Statement
from guidance.publishing.drafting import drafts
from guidance.publishing.drafting.roots import get_live_edition, root_of
from guidance.publishing.errors import InTheWayError, PublishingError, WrongStateError
from guidance.publishing.going_live import withdrawal
from tests.factories import a_clause, a_duty, a_job_description, a_role, a_year, an_instrument
from tests.publishing.desk import NOW, a_draft, a_person, a_publisher, published

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("elsewhere", ["https://example.org/", "//example.org/", "/\\example.org/", "faqs/"])
def test_readers_are_not_sent_to_another_site_nor_nowhere(faq: FAQ, elsewhere: str) -> None:
    root = root_of(faq)
    live = get_live_edition(root, at=NOW)
    assert live is not None
    with pytest.raises(PublishingError):
        withdrawal.withdraw_record(root, live=live, reason="Old.", redirect_to=elsewhere, by=a_publisher(), at=NOW)
    assert FAQ.objects.filter(pk=faq.pk).exists()
    assert not FormerAddress.objects.exists()


def withdraw(record: ContentModel, live: Edition | None = None, reason: str = "Old.", to: str = "/faqs/") -> Edition:
    root = root_of(record)
    seen = live or get_live_edition(root, at=NOW)
    assert seen is not None
    return withdrawal.withdraw_record(root, live=seen, reason=reason, redirect_to=to, by=a_publisher(), at=NOW)


@pytest.mark.parametrize("to", ["/faqs/pay/", "/faqs/pay/#sources"])
def test_readers_are_not_sent_to_the_page_that_goes(faq: FAQ, to: str) -> None:
    with pytest.raises(PublishingError, match="is being withdrawn"):
        withdraw(faq, to=to)


def test_readers_of_what_goes_follow_to_the_page_that_was_named(faq: FAQ) -> None:
    gone = withdraw(faq, reason=" Old. ", to="/roles/")
    assert (gone.state, gone.reason, gone.address) == (Edition.State.WITHDRAWN, "Old.", "/faqs/pay/")
    assert not FAQ.objects.exists()
    assert FormerAddress.objects.successor("/faqs/pay/") == "/roles/"


@pytest.mark.slow
def test_a_record_goes_only_with_a_reason_and_as_the_person_saw_it(faq: FAQ) -> None:
    seen = get_live_edition(root_of(faq), at=NOW)
    with pytest.raises(PublishingError, match="Say why"):
        withdraw(faq, reason=" ")
    published(a_draft(faq, answer="Later."))
    with pytest.raises(WrongStateError, match="published again since"):
        withdraw(faq, live=seen)
    withdraw(faq)
    with pytest.raises(WrongStateError, match="is not live"):
        withdraw(faq, live=seen)


def test_what_is_a_part_of_it_goes_along_in_an_edition_of_its_own(statement: Statement) -> None:
    section = Section.objects.get()
    gone = withdraw(section, to="/roles/")
    assert [each.title for each in gone.withdrawn_along.all()] == [statement.heading]
    assert not Statement.objects.exists()


@pytest.mark.parametrize("length", [192, 193, 250])
def test_what_went_together_is_restored_in_a_release_that_is_called_after_it(db: None, length: int) -> None:
    title = f"Annex{'x' * (length - 6)}z"
    instrument = an_instrument(a_year("2022-23"), title=title)
    a_clause(instrument)
    gone = withdraw(instrument, to="/contract/")
    restored = drafts.restore_edition(gone, by=a_person(), at=NOW)
    release = Release.objects.get()
    assert release.title == ("Restore " + title if length == 192 else f"Restore Annex{'x' * 186}…")
    assert restored in release.editions.all()
    assert [each.root.model for each in release.editions.exclude(pk=restored.pk)] == ["guidance.clause"]


def test_what_others_stand_on_or_name_in_a_list_stays(db: None) -> None:
    clause = a_clause(an_instrument(a_year("2022-23")))  # a specification that code finds nothing in
    part = a_clause(clause.instrument, "B14.1", clause)
    a_duty(a_job_description(a_role()), part)
    with pytest.raises(InTheWayError, match="Other records depend on it"):
        withdraw(part)
    with pytest.raises(InTheWayError, match="Other records depend on it"):
        withdraw(clause.instrument)
