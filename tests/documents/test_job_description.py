"""What a job description says, of the template and of the answers."""

import pytest

from guidance.documents.blocks import Document, Heading, Unfilled, list_unfilled, words_of
from guidance.documents.employer_notes import lay_out_employer_notes
from guidance.documents.job_description import lay_out_job_description
from guidance.models import JobDescription, PayPoint, list_asked
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
        "Reporting",
        "Dimensions",
        "Main duties",
        "Key relationships",
        "Supervision",
        "Professional registration",
        "Safeguarding",
        "Health and safety",
        "Equality, diversity and inclusion",
        "Person specification",
        "Annex: what the work involves",
    ]


def test_a_part_that_the_template_leaves_blank_has_no_heading(template: JobDescription) -> None:
    template.registration = ""
    assert "Professional registration" not in headings(lay_out_job_description(template, None, rows.DAY), 2)


def test_the_band_is_indicative_until_the_post_is_matched(template: JobDescription) -> None:
    text = text_of(lay_out_job_description(template, rows.answers(), rows.DAY))
    assert "Band 6, Agenda for Change (indicative until the post is matched)" in text


def test_every_place_of_a_template_as_it_stands_is_still_to_fill(template: JobDescription) -> None:
    places = [place.name for place in list_unfilled(lay_out_job_description(template, None, rows.DAY))]
    assert places == [
        *("employer", "network", "base", "post", "band", "hours", "contract_type", "salary", "line_manager"),
        *("clinical_supervisor", "contact", "budget"),
    ]
    assert set(places) <= {place.name for place in PLACES}


def test_direct_bookings_are_asked_for_only_where_a_clause_leaves_them_open(template: JobDescription) -> None:
    assert "direct_bookings" in list_asked(template)
    for duty in template.duties.filter(optional=True):
        duty.clauses.clear()
    document = lay_out_job_description(rows.read(template), None, rows.DAY)
    assert "direct_bookings" not in list_asked(rows.read(template))
    assert "direct bookings" in text_of(document)


def test_a_duty_left_out_is_out_and_an_own_one_is_in(template: JobDescription) -> None:
    text = text_of(lay_out_job_description(template, rows.answers(left_out=("duty-5",)), rows.DAY))
    assert "Advise GPs" not in text
    assert "Run a weekly drop-in at the library." in text
    assert "Speaks Polish" in text


def test_a_group_whose_duties_are_all_left_out_has_no_heading(template: JobDescription) -> None:
    document = lay_out_job_description(template, rows.answers(left_out=("duty-6",)), rows.DAY)
    assert "Safety and quality" not in headings(document, 3)


def test_the_salary_is_that_of_the_band_and_year_and_its_source_is_in_the_notes(template: JobDescription) -> None:
    document = lay_out_job_description(template, rows.answers(), rows.DAY)
    source = PayPoint.objects.get(step="entry").source
    assert "£39,959 to £48,117 a year in 2026/27, full time" in text_of(document)
    assert source.title not in text_of(document)
    notes = text_of(lay_out_employer_notes(template, rows.answers(), rows.DAY))
    assert f"Pay: {source.title}, {source.publisher}." in notes
    assert document.reference == "MHP-B6/211126/6-26"
    assert "pay Band 6 2026/27" in notes


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
    assert document.reference == "MHP-B6/211126"


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
        "About us",
        "What you will do",
        "About you",
        "How to apply",
    ]
    assert "18 December 2026" in text
    assert "You are registered." in text
    assert "You offer people who use general practice an assessment" in text
    assert "Run a weekly drop-in at the library." in text
    assert "advise GPs" not in text  # left out
    assert [place.name for place in list_unfilled(document)] == ["about", "how_to_apply", "contact"]
