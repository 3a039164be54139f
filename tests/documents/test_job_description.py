"""What a job description says, of the template and of the answers."""

import pytest

from guidance.documents.blocks import Document, Heading, Run, Unfilled, list_unfilled, words_of
from guidance.documents.job_description import LABEL, lay_out_job_description
from guidance.models import JobDescription, PayPoint
from guidance.pages.job_descriptions.advert import lay_out_advert
from guidance.rules.recruitment.tailoring import PLACES
from tests.documents import rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def template() -> JobDescription:
    return rows.a_template()


def text_of(document: Document) -> str:
    return "\n".join(
        f"[{word.prompt}]" if isinstance(word, Unfilled) else word.text for word in words_of(document.blocks)
    )


def headings(document: Document, level: int) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Heading) and block.level == level]


def test_it_has_every_part_in_order(template: JobDescription) -> None:
    assert headings(lay_out_job_description(template, None, rows.DAY), 2) == [
        "Job details",
        "Job summary",
        "Main duties",
        "Reporting",
        "Supervision",
        "Working relationships",
        "Registration",
        "Safeguarding",
        "Equality, diversity and inclusion",
        "Person specification",
    ]


def test_a_part_that_the_template_leaves_blank_has_no_heading(template: JobDescription) -> None:
    template.registration = ""
    assert "Registration" not in headings(lay_out_job_description(template, None, rows.DAY), 2)


@pytest.mark.parametrize("tailored", [False, True], ids=["as it stands", "tailored"])
def test_it_is_labelled_a_template_still_to_be_evaluated(template: JobDescription, tailored: bool) -> None:
    document = lay_out_job_description(template, rows.answers() if tailored else None, rows.DAY)
    assert next(iter(words_of(document.blocks))) == Run(LABEL, bold=True)


def test_every_place_of_a_template_as_it_stands_is_still_to_fill(template: JobDescription) -> None:
    places = [place.name for place in list_unfilled(lay_out_job_description(template, None, rows.DAY))]
    assert places == [place.name for place in PLACES]


def test_direct_bookings_are_asked_for_only_where_a_clause_leaves_them_open(template: JobDescription) -> None:
    for duty in template.duties.filter(optional=True):
        duty.clauses.clear()
    document = lay_out_job_description(rows.read(template), None, rows.DAY)
    assert "direct_bookings" not in [place.name for place in list_unfilled(document)]


def test_a_duty_left_out_is_out_and_an_own_one_is_in(template: JobDescription) -> None:
    text = text_of(lay_out_job_description(template, rows.answers(left_out=("duty-5",)), rows.DAY))
    assert "Advise GPs" not in text
    assert "Run a weekly drop-in at the library." in text
    assert "Speaks Polish" in text


def test_a_group_whose_duties_are_all_left_out_has_no_heading(template: JobDescription) -> None:
    document = lay_out_job_description(template, rows.answers(left_out=("duty-6",)), rows.DAY)
    assert "Safety and quality" not in headings(document, 3)


def test_the_salary_is_that_of_the_band_and_year_with_its_source(template: JobDescription) -> None:
    document = lay_out_job_description(template, rows.answers(), rows.DAY)
    source = PayPoint.objects.get(step="entry").source
    assert "£39,959 to £48,117 a year in 2026/27, full time" in text_of(document)
    assert f"Source: {source.title}, {source.publisher}." in text_of(document)
    assert "pay Band 6 2026/27" in document.reference


@pytest.mark.parametrize(
    ("hours", "salary"),
    [
        ("30", "full time; £31,967.20 to £38,493.60 for 30 hours a week."),
        ("18.75", "full time; £19,979.50 to £24,058.50 for 18.75 hours a week."),
        ("37.5", "full time; in proportion for part-time hours."),
        ("40", "full time; in proportion for part-time hours."),
        ("0", "full time; in proportion for part-time hours."),
        ("", "full time; in proportion for part-time hours."),
    ],
)
def test_the_salary_of_part_time_hours_is_given_beside_full_time_pay(
    template: JobDescription, hours: str, salary: str
) -> None:
    assert salary in text_of(lay_out_job_description(template, rows.answers(hours=hours), rows.DAY))
    assert salary in text_of(lay_out_advert(template, rows.answers(hours=hours), rows.DAY))


def test_pay_that_is_not_held_is_a_place_to_fill_and_never_a_number(template: JobDescription) -> None:
    PayPoint.objects.all().update(amount=None)
    document = lay_out_job_description(template, rows.answers(), rows.DAY)
    assert "salary" in [place.name for place in list_unfilled(document)]
    assert "£" not in text_of(document)
    assert "pay" not in document.reference


def test_a_post_off_the_scale_has_its_own_salary_and_no_band() -> None:
    template = rows.read(rows.a_template(band=None))
    document = lay_out_job_description(
        template, rows.answers(band="", salary_year="", salary="£45,000 a year"), rows.DAY
    )
    assert "£45,000 a year" in text_of(document)
    assert "Band" not in text_of(document)


def test_an_advert_says_what_the_post_asks_and_how_to_apply(template: JobDescription) -> None:
    document = lay_out_advert(template, rows.answers(), rows.DAY)
    text = text_of(document)
    assert headings(document, 2) == [
        "The post",
        "Summary",
        "About us",
        "What you will do",
        "What we ask for",
        "How to apply",
    ]
    assert "18 December 2026" in text
    assert "Work in a community mental health team" in text
    assert "Supervision of students" not in text  # desirable
    assert "Advise GPs" not in text  # left out
    assert [place.name for place in list_unfilled(document)] == ["about", "contact"]
