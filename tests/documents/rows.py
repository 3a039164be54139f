"""A template as full as a real one, and answers to go with it."""

from datetime import date
from typing import Any

from guidance.models import Clause, Criterion, Duty, InterviewQuestion, JobDescription, JobDescriptionSection
from guidance.models.recruitment.template_versions import with_lines
from guidance.rules.recruitment.tailoring import OwnCriterion, Tailoring
from tests.factories import CHECKED, a_band, a_clause, a_pay_point, a_role, a_source, a_year, an_instrument

DAY = date(2026, 11, 21)
GROUPS = {
    "Care and support": (
        "Offer people who use general practice an assessment and **brief psychological interventions**, where you are "
        "qualified to do so, and agree with each what happens next.",
        "Work with each person on shared decisions, and on what they can do to look after their own mental health.",
        "Accept direct bookings from the practices, within what the network and the provider have agreed.",
    ),
    "Working with the practices and the trust": (
        "Bring practices and the community mental health team together round each person, so that nobody is assessed "
        "twice for the same need.",
        "Advise GPs and other practice staff on mental health, and take part in the network's team meetings.",
    ),
    "Safety and quality": (
        "Recognise risk, act on it under the network's policy, and record what you did on the practice's system.",
    ),
}
CRITERIA = (
    ("Qualifications and registration", "Registered with a professional body, and practising in mental health", True),
    ("Qualifications and registration", "Training in a brief psychological intervention", False),
    ("Experience", "Work in a community mental health team or in primary care", True),
    ("Experience", "Supervision of students or of unregistered staff", False),
    ("Knowledge and skills", "Assessment of mental health needs and of risk, in short appointments", True),
    ("Knowledge and skills", "Clear records, and letters that the person concerned can understand", True),
)


def a_template(**fields: Any) -> JobDescription:
    """With the clauses behind it, pay for its band in 2026/27, and questions for its role."""
    year = a_year("2021-22")
    role = a_role(name="mental health practitioner", slug="mental-health-practitioner")
    template = JobDescription.objects.create(
        **{
            "slug": "mental-health-practitioner-band-6",
            "code": "MHP-B6",
            "role": role,
            "band": a_band("6"),
            "contract_year": year,
            "title": "Mental health practitioner",
            "purpose": "You work in general practice, with adults whose mental health needs are too much for talking "
            "therapies alone.\n\nYou are employed by the mental health provider, and work:\n\n- in the practices of "
            "the network\n- with the community mental health team\n  - and its consultant",
            "employer_note": "Employed by the provider of community mental health services, under a local agreement.",
            "reports_to": "A named manager at the provider, and day to day the network's clinical director.",
            "supervision": "Clinical supervision each month from a registered practitioner of the same profession.",
            "working_relationships": "- GPs and practice nurses\n- the community mental health team\n- social care",
            "registration": "Registration with your profession's regulator, kept up for as long as you hold the post.",
            "safeguarding": "You know and follow the local procedures for adults and for children.",
            "equality": "You make reasonable adjustments, and you challenge discrimination.",
            "advert": "- You are registered.",
            "checked_on": CHECKED,
            **fields,
        }
    )
    contract = an_instrument(year)
    parent = a_clause(contract, "B14.2", a_clause(contract, "B14"))
    clauses = [
        a_clause(contract, "B14.2.a", parent, wording="will provide a combined consultation role;"),
        a_clause(contract, "B14.2.d", parent, wording="may accept some direct bookings where appropriate;"),
    ]
    _duties(template, clauses)
    _sections(template)
    criteria = _criteria(template)
    _questions(template, criteria)
    for step, amount in (("entry", 39_959), ("intermediate", 42_170), ("top", 48_117)):
        a_pay_point(a_band("6"), a_year("2026-27"), step, amount)
    return read(template)


def read(template: JobDescription) -> JobDescription:
    """The template as the documents read it."""
    return with_lines(JobDescription.objects.all()).get(pk=template.pk)


def _duties(template: JobDescription, clauses: list[Clause]) -> None:
    source = a_source()
    number = 0
    for group, texts in GROUPS.items():
        for text in texts:
            number += 1
            duty = Duty.objects.create(
                job_description=template,
                slug=f"duty-{number}",
                group=group,
                order=number,
                text=text,
                optional="direct bookings" in text,
                source=source,
                locator="all",
            )
            duty.clauses.set(clauses[1:] if duty.optional else clauses[:1])


def _sections(template: JobDescription) -> None:
    texts = {
        "Dimensions": ("before-duties", "- **Budget:** {budget}"),
        "Health and safety": ("after-duties", "You take reasonable care of your own health and safety."),
        "In a usual week": ("annex", "| What | How often |\n|---|---|\n| See people | every day |"),
    }
    for heading, (place, text) in texts.items():
        section = JobDescriptionSection.objects.create(
            slug=heading.lower().replace(" ", "-"),
            place=place,
            order=70,
            heading=heading,
            text=text,
            source=a_source(),
            locator="all",
        )
        section.job_descriptions.add(template)


def _criteria(template: JobDescription) -> list[Criterion]:
    source = a_source()
    return [
        Criterion.objects.create(
            job_description=template,
            slug=f"criterion-{number}",
            group=group,
            order=number,
            text=text,
            weight=Criterion.Weight.ESSENTIAL if essential else Criterion.Weight.DESIRABLE,
            assessment=Criterion.Assessment.APPLICATION_AND_INTERVIEW,
            source=source,
            locator="all",
        )
        for number, (group, text, essential) in enumerate(CRITERIA)
    ]


def _questions(template: JobDescription, criteria: list[Criterion]) -> None:
    source = a_source()
    for number, (subject, tested) in enumerate(
        (("Why this post", [2]), ("Assessing risk", [4]), ("Working across two employers", [2, 4]), ("Stress", []))
    ):
        question = InterviewQuestion.objects.create(
            role=template.role,
            slug=f"question-{number}",
            order=number,
            subject=subject,
            question=f"{subject}: tell us of a time when it mattered, what you did, and what came of it.",
            good_answer="An example of the candidate's own, and:\n\n- what the risk was\n- who was told, and when",
            follow_ups="- What would you do otherwise now?\n- Who else did you bring in?",
            source=source,
            locator="all",
        )
        question.criteria.set([criteria[place] for place in tested])


def answers(**fields: Any) -> Tailoring:
    return Tailoring(
        **{
            "template": "mental-health-practitioner-band-6",
            "employer": "Anyshire Partnership NHS Foundation Trust",
            "network": "Riverside Primary Care Network",
            "base": "Riverside Surgery, High Street",
            "post": "adult",
            "band": "6",
            "hours": "37.5",
            "contract_type": "fixed-term",
            "contract_length": "two years",
            "salary_year": "2026-27",
            "line_manager": "Team manager, community mental health",
            "direct_bookings": "agreed",
            "closing_date": "2026-12-18",
            "left_out": ("duty-5",),
            "own_duties": ("Run a weekly drop-in at the library.",),
            "own_criteria": (OwnCriterion("Speaks Polish", "desirable", "interview"),),
            **fields,
        }
    )
