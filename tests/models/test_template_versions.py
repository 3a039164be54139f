"""A document's reference names a version of its template: what moves it on, and what is kept of each."""

from collections.abc import Callable
from datetime import date
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import call_command

from guidance.models import Duty, JobDescription, TemplateVersion
from guidance.models.recruitment.template_versions import clause_lines, current_version, template_lines, with_lines
from tests import factories

pytestmark = pytest.mark.django_db

DAY = date(2026, 11, 21)


@pytest.fixture
def template() -> JobDescription:
    year = factories.a_year("2021-22")
    clause = factories.a_clause(factories.an_instrument(year, title="DES 2021/22"), "B14", wording="Work together.")
    made = factories.a_job_description(
        factories.a_role(), slug="practitioner", title="Practitioner", contract_year=year, band=factories.a_band("6")
    )
    factories.a_duty(made, clause, slug="together", text="Decide together.", optional=True)
    factories.a_criterion(made, slug="listening", text="Listens.")
    return made


def version(template: JobDescription) -> str:
    return current_version(with_lines(JobDescription.objects.all()).get(pk=template.pk))


def test_it_is_eight_digits_and_stays_as_long_as_nothing_changes(template: JobDescription) -> None:
    assert version(template) == version(template)
    assert len(version(template)) == 8
    assert int(version(template), 16) >= 0


def change_the_purpose(template: JobDescription) -> None:
    JobDescription.objects.update(purpose="To listen.")


def change_a_duty(template: JobDescription) -> None:
    template.duties.update(text="Decide alone.")


def drop_a_duty(template: JobDescription) -> None:
    template.duties.all().delete()


def make_a_duty_stay(template: JobDescription) -> None:
    template.duties.update(optional=False)


def take_a_clause_away(template: JobDescription) -> None:
    Duty.objects.get().clauses.clear()


def change_a_clause(template: JobDescription) -> None:
    for clause in Duty.objects.get().clauses.all():
        clause.wording = "Work alone."
        clause.save()


def ask_less_of_candidates(template: JobDescription) -> None:
    template.criteria.update(weight="desirable")


def change_the_band(template: JobDescription) -> None:
    JobDescription.objects.update(band=factories.a_band("7"))


@pytest.mark.parametrize(
    "change",
    [
        change_the_purpose,
        change_a_duty,
        drop_a_duty,
        make_a_duty_stay,
        take_a_clause_away,
        change_a_clause,
        ask_less_of_candidates,
        change_the_band,
    ],
)
def test_it_moves_on_with_all_that_a_document_says(
    template: JobDescription, change: Callable[[JobDescription], None]
) -> None:
    before = version(template)
    change(template)
    assert version(template) != before


def test_it_stays_when_lines_change_places_or_an_editor_checks_them(template: JobDescription) -> None:
    before = version(template)
    template.duties.update(order=99)
    JobDescription.objects.update(checked_on=date(2027, 1, 1))
    assert version(template) == before


def test_two_templates_that_say_the_same_have_versions_of_their_own() -> None:
    role, year = factories.a_role(), factories.a_year()
    one, other = (
        factories.a_job_description(role, slug=slug, title="Practitioner", contract_year=year) for slug in ("a", "b")
    )
    assert version(one) != version(other)


def test_each_line_is_kept_under_the_name_that_it_keeps(template: JobDescription) -> None:
    assert [line["key"] for line in template_lines(template)] == [
        "band",
        "contract-year",
        "title",
        "purpose",
        "reports-to",
        "supervision",
        "working-relationships",
        "safeguarding",
        "equality",
        "duty:together",
        "criterion:listening",
    ]
    instrument = Duty.objects.get().clauses.get().instrument
    assert clause_lines(template) == [{"key": f"clause:{instrument.slug}:B14", "text": "Work together."}]


def test_a_version_is_kept_once_and_the_one_before_it_stays(template: JobDescription) -> None:
    first = version(template)
    assert TemplateVersion.objects.save_current(DAY) == 1
    assert TemplateVersion.objects.save_current(date(2026, 12, 1)) == 0
    change_a_duty(template)

    assert TemplateVersion.objects.save_current(date(2026, 12, 1)) == 1

    kept = TemplateVersion.objects.filter(job_description="practitioner")
    assert [(each.version, each.first_held_on) for each in kept] == [
        (first, DAY),
        (version(template), date(2026, 12, 1)),
    ]
    assert "Decide together." in kept[0].lines[-2]["text"]
    assert "Decide alone." in kept[1].lines[-2]["text"]


def test_it_outlives_its_template(template: JobDescription) -> None:
    TemplateVersion.objects.save_current(DAY)
    template.delete()
    assert TemplateVersion.objects.get().title == "Practitioner"


@pytest.mark.slow
def test_loading_the_content_keeps_the_versions_of_its_templates() -> None:
    call_command("load_content", settings.FIXTURES_DIR, stdout=StringIO())
    kept = set(TemplateVersion.objects.values_list("job_description", "version"))
    assert kept == {(template.slug, current_version(template)) for template in with_lines(JobDescription.objects.all())}
