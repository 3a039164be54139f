"""What candidates read of every real template: no advice, every section, and no line against an answer."""

import re
from collections.abc import Iterator
from itertools import product

import pytest

from guidance.documents.blocks import Document, Heading, Paragraph, lines_of, list_unfilled
from guidance.documents.employer_notes import lay_out_employer_notes
from guidance.documents.job_description import lay_out_job_description, list_duties, list_sections
from guidance.documents.reference import find_reference
from guidance.models import JobDescription
from guidance.pages.job_descriptions.advert import lay_out_advert
from guidance.presenters.template_rows import template_facts, templates_with_sources
from guidance.rules.recruitment import wording
from guidance.rules.recruitment.agreement import find_contradictions
from guidance.rules.recruitment.tailoring import OtherProfessions, OwnCriterion, OwnSection, Tailoring
from tests.documents.rows import DAY
from tests.real_content import load_real_content

TEMPLATES = {
    *(f"mental-health-practitioner-band-{band}" for band in "567"),
    *("mental-health-social-worker", "senior-mental-health-social-worker", "approved-mental-health-professional"),
    *("mental-health-and-wellbeing-practitioner", "mental-health-and-wellbeing-practitioner-trainee"),
}
# Words to whoever makes the file, of where it is from, and of how it was made.
NOT_FOR_CANDIDATES = re.compile(
    r"template|tailor|our suggestion|our reading|our sources|the sources|source:|we (?:have )?(?:decided|found|hold)|"
    r"not recorded|publishers?|ask your|\bICB\b|check (?:the (?!quality)|what|who|whether)|"
    r"before you (?:advertise|appoint|recruit)|evaluated|service agreement|reimburse|repaid|\bclaim|\bARRS\b|"
    r"additional roles|\bDES\b|\bB14|clause|specification of 20|contract year|guidance (?:of|says|hopes)|"
    r"training hub|reports? of|draft|SI 20\d\d|that the network (?:names|chooses)|if the network and|\bagreed? on\b|"
    r"you can (?:change|delete|remove)|delete|fill in|todo|lorem|\{|\}|[0-9a-f]{8}\b",
    re.IGNORECASE,
)
# A heading has one of these for each section that real ones have.
SECTIONS = (
    "Job details", "Job summary", "Reporting", "Organisation chart", "Dimensions", "Main duties", "Key relationships",
    "Supervision", "Appraisal", "Professional registration", "Safeguarding",
    "DBS check and rehabilitation of offenders",
    "Confidentiality and data protection", "Health and safety", "Infection prevention", "Equality", "Flexible working",
    "Travel", "Sustainability", "Values", "Person specification", "Annex",
)  # fmt: skip


@pytest.fixture
def templates(db: None) -> list[JobDescription]:
    load_real_content()
    found = list(templates_with_sources())
    assert {template.slug for template in found} == TEMPLATES
    return found


def tailored(template: JobDescription, **changes: str) -> Tailoring:
    asked = template_facts(template).asked
    given = {
        "employer": "Anyshire Partnership NHS Foundation Trust",
        "network": "Riverside Primary Care Network",
        "base": "Riverside Surgery",
        "zone": "inner-london",
        "university": "the University of Anyshire",
        "list_size": "52,000",
        "budget": "none",
        "staff": "two practitioners",
        "post": "adult",
        "band": template.band.slug if template.band else "",
        "hours": "30",
        "salary_year": "2026-27",
        "contract_type": "training" if template.is_training else "permanent",
        "day_to_day_lead": "Clinical lead for mental health",
        "line_manager": "Team manager",
        "clinical_supervisor": "Consultant psychologist",
        "other_professions": "no",
        "direct_bookings": "agreed",
        "contact": "jo@example.org",
        "about": "We care for Anyshire.",
        "how_to_apply": "www.jobs.nhs.uk",
        "closing_date": "2027-01-15",
        **changes,
    }
    if not template.band:
        given["salary"] = "£45,000 a year"
    return Tailoring(
        template.slug,
        **{name: value for name, value in given.items() if name in asked},
        own_criteria=(OwnCriterion("Speaks Polish"),),
    )


def files_of(template: JobDescription, answers: Tailoring | None) -> Iterator[Document]:
    yield lay_out_job_description(template, answers, DAY)
    yield lay_out_advert(template, answers, DAY)


def test_no_file_for_candidates_has_advice_a_source_a_clause_or_a_digest(templates: list[JobDescription]) -> None:
    found = {
        f"{template.slug}: {match[0]}: {line}"
        for template in templates
        for answers in (None, tailored(template), tailored(template, post="children", direct_bookings="not-agreed"))
        for document in files_of(template, answers)
        for line in [*lines_of(document), document.reference]
        if (match := NOT_FOR_CANDIDATES.search(line))
    }
    assert found == set()


def test_no_file_for_candidates_has_a_note_and_its_reference_is_a_short_code(templates: list[JobDescription]) -> None:
    for template in templates:
        for answers in (None, tailored(template)):
            for document in files_of(template, answers):
                assert not [block for block in document.blocks if isinstance(block, Paragraph) and block.is_note]
                assert re.fullmatch(r"[A-Z0-9-]+/\d{6}(/\d[a-d]?-\d\d)?", document.reference)
                assert find_reference(document.reference) is not None


def test_what_candidates_do_not_read_is_in_the_notes(templates: list[JobDescription]) -> None:
    for template in templates:
        text = "\n".join(lines_of(lay_out_employer_notes(template, tailored(template), DAY)))
        for line in template.employer_note.splitlines():
            assert line in text
        there = {section.slug for section in list_sections(template, tailored(template))}
        sections = [section for section in template.sections.all() if section.slug in there]
        for row in [*template.citations.all(), *list_duties(template, tailored(template)), *sections]:
            assert row.source.title in text
        for clause in template.clauses.all():
            assert clause.number in text


@pytest.mark.parametrize("is_tailored", [False, True])
def test_every_file_has_every_section_that_real_ones_have(templates: list[JobDescription], is_tailored: bool) -> None:
    for template in templates:
        document = lay_out_job_description(template, tailored(template) if is_tailored else None, DAY)
        headings = " | ".join(block.text for block in document.blocks if isinstance(block, Heading))
        assert [name for name in SECTIONS if name not in headings] == []


def test_a_tailored_file_has_no_place_left_to_fill(templates: list[JobDescription]) -> None:
    for template in templates:
        for document in files_of(template, tailored(template)):
            assert [place.name for place in list_unfilled(document)] == []


def test_no_line_is_in_the_words_of_the_evaluation_scheme(templates: list[JobDescription]) -> None:
    for template in templates:
        lines = lines_of(lay_out_job_description(template, None, DAY))
        assert [found.words for found in wording.find_evaluation_language(lines)] == []
        assert not re.search(r"\b(?:factor|level|score)s?\b", "\n".join(lines[-60:]), re.IGNORECASE)


def test_each_role_is_asked_only_what_it_needs(templates: list[JobDescription]) -> None:
    asked = {template.slug: template_facts(template).asked for template in templates}
    amhp, trainee = (
        asked["approved-mental-health-professional"],
        asked["mental-health-and-wellbeing-practitioner-trainee"],
    )
    assert not amhp & {"network", "post", "band", "zone", "direct_bookings", "university", "list_size"}
    assert "university" in trainee
    assert not trainee & {"network", "post", "direct_bookings", "other_profession", "list_size"}
    assert {"network", "post", "direct_bookings", "other_profession"} <= asked["mental-health-practitioner-band-6"]
    assert "post" not in asked["mental-health-and-wellbeing-practitioner"]


ANSWERS = [
    {"post": post, "direct_bookings": bookings, "other_professions": other, "contract_type": contract, "hours": hours}
    for post, bookings, other, (contract, hours) in product(
        ("adult", "children"),
        ("agreed", "not-agreed"),
        OtherProfessions,
        (("permanent", "37.5"), ("fixed-term", "15"), ("secondment", "30")),
    )
]


def test_no_line_of_any_template_is_against_any_answer(templates: list[JobDescription]) -> None:
    found = set()
    for template in templates:
        for zone, changes in zip(("rest-of-england", "outer-london", "fringe") * len(ANSWERS), ANSWERS, strict=False):
            kind = {"contract_type": "training"} if template.is_training else {}
            answers = tailored(template, **{**changes, **kind, "zone": zone, "other_profession": "art therapy"})
            lines = [line for document in files_of(template, answers) for line in lines_of(document)]
            found |= {(template.slug, one.answer, one.line) for one in find_contradictions(answers, lines)}
    assert found == set()


def test_a_childrens_post_says_children_and_its_own_services(templates: list[JobDescription]) -> None:
    for template in templates:
        if template.serves != JobDescription.Serves.EITHER:
            continue
        for document in files_of(template, tailored(template, post="children")):
            assert "adults" not in "\n".join(lines_of(document)).lower()
    band_6 = next(template for template in templates if template.slug == "mental-health-practitioner-band-6")
    text = "\n".join(lines_of(lay_out_job_description(band_6, tailored(band_6, post="children"), DAY)))
    assert "See children and young people, with their families or carers" in text
    assert "NHS Talking Therapies" not in text


def test_bookings_that_were_not_agreed_take_out_the_duty(templates: list[JobDescription]) -> None:
    for template in templates:
        if "direct_bookings" in template_facts(template).asked:
            agreed, not_agreed = (
                "\n".join(lines_of(lay_out_job_description(template, tailored(template, direct_bookings=said), DAY)))
                for said in ("agreed", "not-agreed")
            )
            assert "direct bookings" in agreed
            assert "direct bookings" not in not_agreed


def test_another_profession_is_named_only_where_it_was_chosen(templates: list[JobDescription]) -> None:
    template = next(template for template in templates if template.slug == "mental-health-practitioner-band-6")
    for document in files_of(template, tailored(template, other_professions="yes", other_profession="art therapy")):
        assert "art therapy" in "\n".join(lines_of(document))
    for answers in (None, tailored(template, other_profession="art therapy")):
        for document in files_of(template, answers):
            assert not re.search("art therapy|agreed profession", "\n".join(lines_of(document)))
            assert "other_profession" not in [place.name for place in list_unfilled(document)]


def test_a_post_in_london_has_its_supplement_with_the_amount(templates: list[JobDescription]) -> None:
    template = next(template for template in templates if template.slug == "mental-health-practitioner-band-6")
    for document in files_of(template, tailored(template, zone="inner-london")):
        text = "\n".join(lines_of(document))
        assert "the high cost area supplement for Inner London: £7,991.80 to £8,746 a year in 2026/27" in text
        assert "£6,393.44 to £6,996.80 for 30 hours a week" in text
    outside = lay_out_job_description(template, tailored(template, zone="rest-of-england"), DAY)
    assert "supplement" not in "\n".join(lines_of(outside))


def test_a_section_in_the_employers_words_replaces_ours_and_an_empty_one_is_gone(
    templates: list[JobDescription],
) -> None:
    own = (OwnSection("travel", "You walk to {base}.\n\n- in all weathers"), OwnSection("values", ""))
    for template in templates:
        answers = Tailoring(template.slug, base="Riverside", sections=own)
        lines = lines_of(lay_out_job_description(template, answers, DAY))
        assert "You walk to Riverside." in lines
        assert "in all weathers" in lines
        assert "Values" not in lines or template.slug == "approved-mental-health-professional"
