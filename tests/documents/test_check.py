"""Whether a document made before is still current, and what changed since, line by line."""

from datetime import date

import pytest

from guidance.documents.carried import Carried
from guidance.documents.docx import to_docx
from guidance.documents.job_description import lay_out_job_description
from guidance.models import Clause, Duty, JobDescription, PayPoint, TemplateVersion
from guidance.pages.job_descriptions.template_check import ChangeKind, DocumentCheck, check_document
from guidance.pages.job_descriptions.upload import read_back
from tests.documents import rows
from tests.factories import a_band, a_pay_point, a_year

pytestmark = pytest.mark.django_db


@pytest.fixture
def template() -> JobDescription:
    template = rows.a_template()
    TemplateVersion.objects.save_current(rows.DAY)
    return template


@pytest.fixture
def uploaded(template: JobDescription) -> Carried:
    return read_back(to_docx(lay_out_job_description(template, rows.answers(), rows.DAY)))


def checked(carried: Carried, day: date = rows.DAY) -> DocumentCheck:
    found = check_document(carried, day)
    assert found is not None
    return found


@pytest.mark.slow
def test_one_made_today_is_current(template: JobDescription, uploaded: Carried) -> None:
    assert checked(uploaded).is_current
    assert checked(Carried(uploaded.reference)).is_current


@pytest.mark.parametrize("whole_file", [True, False], ids=["file", "reference"])
@pytest.mark.parametrize("kept", [True, False], ids=["version kept", "version not kept"])
def test_a_line_that_changed_is_shown_as_it_was_and_as_it_is(uploaded: Carried, whole_file: bool, kept: bool) -> None:
    Duty.objects.filter(slug="duty-2").update(text="Do otherwise.")
    if not kept:
        TemplateVersion.objects.all().delete()
    found = checked(uploaded if whole_file else Carried(uploaded.reference))
    assert not found.is_current
    assert found.lines_known == (kept or whole_file)
    if found.lines_known:
        (change,) = found.changes
        assert (change.label, change.kind) == ("Duty", ChangeKind.CHANGED)
        assert "shared decisions" in change.was
        assert "Do otherwise." in change.now


def test_lines_added_and_taken_out_are_told_apart(template: JobDescription, uploaded: Carried) -> None:
    Duty.objects.get(slug="duty-6").delete()
    JobDescription.objects.update(employer_note="")
    new = template.criteria.get(slug="criterion-0")
    new.pk, new.slug = None, "criterion-new"
    new.save()
    kinds = {change.label: change.kind for change in checked(uploaded).changes}
    assert kinds == {
        "Duty": ChangeKind.REMOVED,
        "Note on the employer": ChangeKind.REMOVED,
        "Person specification": ChangeKind.ADDED,
    }


def test_a_clause_that_changed_is_shown_by_its_number(uploaded: Carried) -> None:
    Clause.objects.filter(number="B14.2.a").update(wording="may provide something else;")
    found = checked(uploaded)
    assert not found.is_current
    assert [(change.label, change.was, change.now) for change in found.clauses] == [
        ("Clause B14.2.a", "will provide a combined consultation role;", "may provide something else;")
    ]
    assert found.changes == ()


def test_pay_that_was_corrected_is_shown_from_the_file(uploaded: Carried) -> None:
    PayPoint.objects.filter(step="entry").update(amount=40_000)
    found = checked(uploaded)
    assert [(change.label, change.was, change.now) for change in found.pay] == [
        ("Pay of Band 6 in 2026/27, entry", "£39,959", "£40,000")
    ]
    assert not found.is_current


def test_pay_of_a_later_year_makes_it_out_of_date_once_that_year_begins(uploaded: Carried) -> None:
    a_pay_point(a_band("6"), a_year("2027-28"), "entry", 41_000)
    assert checked(uploaded).is_current
    found = checked(Carried(uploaded.reference), date(2027, 4, 1))
    assert found.newer_pay_year == "2027/28"
    assert not found.is_current


def test_a_template_that_is_gone_is_said_to_be_gone(template: JobDescription, uploaded: Carried) -> None:
    template.delete()
    found = checked(uploaded)
    assert found.template is None
    assert not found.is_current


def test_what_we_kept_counts_before_what_a_file_says_of_itself(uploaded: Carried) -> None:
    Duty.objects.filter(slug="duty-2").update(text="Do otherwise.")
    tampered = Carried(uploaded.reference, uploaded.answers, (("title", "Anything"),), (), uploaded.pay)
    assert [change.label for change in checked(tampered).changes] == ["Duty"]


@pytest.mark.parametrize(
    "pay",
    [(("pay:x:y:z", "£1"),), (("pay", ""),), (("", ""),) * 400, (("pay:2026-27:6:entry", "£39,959"),) * 400],
    ids=["unknown", "short", "many", "repeated"],
)
def test_pay_that_was_tampered_with_breaks_nothing(uploaded: Carried, pay: tuple[tuple[str, str], ...]) -> None:
    assert checked(Carried(uploaded.reference, None, (), (), pay))


def test_what_is_no_reference_gives_no_answer() -> None:
    assert check_document(Carried("MHP-B6"), rows.DAY) is None
