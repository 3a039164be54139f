"""Rows for tests: each function saves one with what a test does not care about filled in."""

import itertools
from datetime import date
from decimal import Decimal
from typing import Any

from guidance.models import (
    FAQ,
    AgreementPoint,
    AgreementPointCitation,
    Band,
    BestAnswer,
    CaseStudy,
    Clause,
    ContractChange,
    ContractChangeCitation,
    ContractYear,
    Criterion,
    Duty,
    EmploymentModel,
    FAQCitation,
    Figure,
    FigureSeries,
    GlossaryTerm,
    HiringStep,
    HiringStepCitation,
    HomeQuestion,
    ImplementationStep,
    Instrument,
    InterviewQuestion,
    JobDescription,
    JobDescriptionSection,
    KeyPublication,
    Label,
    Milestone,
    PayPoint,
    PublicationPoint,
    Role,
    RoleAspect,
    RoleBand,
    Section,
    SectionCitation,
    Source,
    Statement,
    StatementCitation,
    SubjectNotCovered,
    Topic,
    YearFact,
    YearFactCitation,
)
from guidance.rules.years.contract_years import get_bounds

CHECKED = date(2026, 11, 21)
_serial = itertools.count(1)


def a_source(**fields: Any) -> Source:
    number = next(_serial)
    return Source.objects.create(
        **{
            "slug": f"source-{number}",
            "title": f"Document {number}",
            "short_title": f"Short title {number}",
            "publisher": "NHS England",
            "kind": Source.Kind.GUIDANCE,
            "published_on": date(2023, 3, 30),
            "scope": Source.Scope.NATIONAL,
            "evidence": Source.Evidence.OFFICIAL,
            "checked_on": CHECKED,
            **fields,
        }
    )


def a_year(slug: str = "2026-27") -> ContractYear:
    starts_on, ends_on = get_bounds(slug)
    year, _ = ContractYear.objects.get_or_create(slug=slug, defaults={"starts_on": starts_on, "ends_on": ends_on})
    return year


def a_role(**fields: Any) -> Role:
    number = next(_serial)
    return Role.objects.create(
        **{
            "slug": f"role-{number}",
            "name": f"practitioner {number}",
            "kind": Role.Kind.ESTABLISHED,
            "summary": "Sees patients in general practice.",
            **fields,
        }
    )


def a_topic(slug: str = "funding") -> Topic:
    topic, _ = Topic.objects.get_or_create(
        slug=slug,
        defaults={
            "title": slug.replace("-", " ").capitalize(),
            "question": f"What of {slug}?",
            "order": Topic.objects.count(),
        },
    )
    return topic


def a_section(role: Role, topic: str = "funding", **fields: Any) -> Section:
    """An answer that is our reading, which needs no source, where it has one."""
    answer = fields.get("answer", "It is so.")
    label = Label.OURS if answer else ""
    return Section.objects.create(
        **{
            "role": role,
            "topic": a_topic(topic),
            "answer": answer,
            "label": label,
            "checked_on": CHECKED,
            **fields,
        }
    )


def an_answer_cited(section: Section, *cited: Source) -> Section:
    """The section, with each source of `cited` for its own answer, or a new one where none is named."""
    for order, source in enumerate(cited or (a_source(),)):
        SectionCitation.objects.create(section=section, source=source, locator="page 1", order=order)
    return section


def a_statement(section: Section, *cited: Source, says: str = "", **fields: Any) -> Statement:
    """A statement citing each source of `cited`, or a new one where none is named."""
    number = next(_serial)
    statement = Statement.objects.create(
        **{
            "section": section,
            "slug": f"statement-{number}",
            "heading": f"Heading {number}",
            "body": "So it is.",
            "kind": Statement.Kind.SOURCES_DIFFER if says else Statement.Kind.PROSE,
            **fields,
        }
    )
    for order, source in enumerate(cited or (a_source(),)):
        StatementCitation.objects.create(
            statement=statement, source=source, locator="page 1", order=order, says=says and f"{says} ({order})"
        )
    return statement


def a_fact(role: Role, year: ContractYear, *cited: Source, **fields: Any) -> YearFact:
    fact = YearFact.objects.create(
        **{
            "role": role,
            "contract_year": year,
            "slug": f"fact-{next(_serial)}",
            "subject": YearFact.Subject.FUNDING,
            "body": "The scheme pays half.",
            **fields,
        }
    )
    for source in cited or (a_source(),):
        YearFactCitation.objects.create(fact=fact, source=source, locator="page 1")
    return fact


def a_change(year: ContractYear, *cited: Source, **fields: Any) -> ContractChange:
    """What changed since the year before."""
    number = next(_serial)
    change = ContractChange.objects.create(
        **{
            "contract_year": year,
            "slug": f"change-{number}",
            "order": number,
            "kind": ContractChange.Kind.NEW,
            "text": "There are more posts.",
            "label": Label.REPORTED,
            "checked_on": CHECKED,
            **fields,
        }
    )
    for source in cited or (a_source(),):
        ContractChangeCitation.objects.create(change=change, source=source, locator="page 1")
    return change


def an_instrument(year: ContractYear | None, **fields: Any) -> Instrument:
    return Instrument.objects.create(
        **{
            "slug": f"des-{year.slug if year else next(_serial)}",
            "title": f"Network Contract DES {year}",
            "kind": Instrument.Kind.DES,
            "contract_year": year,
            "source": a_source(),
            "locator": "all",
            "checked_on": CHECKED,
            **fields,
        }
    )


def a_clause(instrument: Instrument, number: str = "B14", parent: Clause | None = None, **fields: Any) -> Clause:
    return Clause.objects.create(
        **{
            "instrument": instrument,
            "number": number,
            "parent": parent,
            "wording": "" if parent is None else f"The words of {number}.",
            "heading": "Practitioners" if parent is None else "",
            "force": Clause.Force.MUST,
            "source": instrument.source,
            "locator": number,
            **fields,
        }
    )


def days_of(year: str) -> dict[str, date]:
    """The days of a contract year, for an amount that applies on all of them."""
    first, last = get_bounds(year)
    return {"holds_from": first, "holds_to": last}


def a_band(slug: str = "5") -> Band:
    band, _ = Band.objects.get_or_create(slug=slug, defaults={"order": Band.objects.count() + 1})
    return band


def a_pay_point(band: Band, year: ContractYear, step: str = "entry", amount: int | None = 32073) -> PayPoint:
    return PayPoint.objects.create(
        band=band,
        step=step,
        **days_of(year.slug),
        amount=None if amount is None else Decimal(amount),
        source=a_source(),
        locator="table",
    )


def a_role_band(role: Role, year: ContractYear, lowest: Band | None, highest: Band | None, **fields: Any) -> RoleBand:
    return RoleBand.objects.create(
        **{
            "role": role,
            "contract_year": year,
            "lowest": lowest,
            "highest": highest,
            "registration": RoleBand.Registration.REQUIRED,
            "source": a_source(),
            "locator": "B14.1",
            **fields,
        }
    )


def a_role_aspect(role: Role, aspect: str = "core-features", **fields: Any) -> RoleAspect:
    return RoleAspect.objects.create(
        **{
            "role": role,
            "aspect": aspect,
            "text": "Plans care.",
            "source": a_source(),
            "locator": "Annex one",
            **fields,
        }
    )


def a_term(abbreviation: str, term: str, **fields: Any) -> GlossaryTerm:
    return GlossaryTerm.objects.create(
        **{
            "slug": f"term-{next(_serial)}",
            "term": term,
            "abbreviation": abbreviation,
            "definition": "A thing of the field.",
            **fields,
        }
    )


def a_milestone(**fields: Any) -> Milestone:
    number = next(_serial)
    return Milestone.objects.create(
        **{
            "slug": f"milestone-{number}",
            "title": f"Change {number}",
            "kind": Milestone.Kind.CONTRACT,
            "happened_on": date(2023, 3, 30),
            "source": a_source(),
            "locator": "page 1",
            **fields,
        }
    )


def a_case_study(role: Role, **fields: Any) -> CaseStudy:
    number = next(_serial)
    return CaseStudy.objects.create(
        **{
            "slug": f"case-{number}",
            "role": role,
            "title": f"A practice {number}",
            "setting": "A practice",
            "year": 2019,
            "body": "It went well.",
            "source": a_source(),
            "locator": "all",
            **fields,
        }
    )


def an_employment_model(role: Role, **fields: Any) -> EmploymentModel:
    number = next(_serial)
    return EmploymentModel.objects.create(
        **{
            "slug": f"model-{number}",
            "role": role,
            "title": f"Model {number}",
            "employer": "The provider.",
            "payer": "Both, in halves.",
            "source": a_source(),
            "locator": "all",
            **fields,
        }
    )


def an_interview_question(role: Role, **fields: Any) -> InterviewQuestion:
    number = next(_serial)
    return InterviewQuestion.objects.create(
        **{
            "slug": f"question-{number}",
            "role": role,
            "subject": f"Subject {number}",
            "question": "What would you do?",
            "source": a_source(),
            "locator": "all",
            **fields,
        }
    )


def a_job_description(role: Role, **fields: Any) -> JobDescription:
    number = next(_serial)
    year = fields.pop("contract_year", None) or a_year()
    return JobDescription.objects.create(
        **{
            "slug": f"template-{number}",
            "code": f"T-{number}",
            "role": role,
            "contract_year": year,
            "title": f"Practitioner {number}",
            "purpose": "To help people in the practice.",
            "reports_to": "The team manager.",
            "supervision": "Every month, with a registered professional.",
            "working_relationships": "- the PCN's team\n- the provider",
            "safeguarding": "Raises every concern on the day.",
            "equality": "Treats people fairly.",
            "checked_on": CHECKED,
            **fields,
        }
    )


def a_section_of_job_descriptions(*templates: JobDescription, **fields: Any) -> JobDescriptionSection:
    number = next(_serial)
    section = JobDescriptionSection.objects.create(
        **{
            "slug": f"section-{number}",
            "place": "after-duties",
            "heading": f"Travel {number}",
            "text": "You travel.",
            "source": a_source(),
            "locator": "page 1",
            **fields,
        }
    )
    section.job_descriptions.set(templates)
    return section


def a_duty(template: JobDescription, *clauses: Clause, **fields: Any) -> Duty:
    number = next(_serial)
    duty = Duty.objects.create(
        **{
            "job_description": template,
            "slug": f"duty-{number}",
            "group": "Working with patients",
            "order": number,
            "text": "Agree with each patient what they will do.",
            "source": a_source(),
            "locator": "page 1",
            **fields,
        }
    )
    duty.clauses.set(clauses)
    return duty


def a_criterion(template: JobDescription, **fields: Any) -> Criterion:
    number = next(_serial)
    return Criterion.objects.create(
        **{
            "job_description": template,
            "slug": f"criterion-{number}",
            "group": "Skills",
            "order": number,
            "text": "Listens, and checks that they have understood.",
            "weight": Criterion.Weight.ESSENTIAL,
            "assessment": Criterion.Assessment.INTERVIEW,
            "source": a_source(),
            "locator": "page 1",
            **fields,
        }
    )


def a_step(clause: Clause, **fields: Any) -> ImplementationStep:
    return ImplementationStep.objects.create(
        **{"clause": clause, "outcome": "It is done.", "source": clause.source, "locator": "table", **fields}
    )


def a_hiring_step(role: Role, *cited: Source, **fields: Any) -> HiringStep:
    """A step with words of its own and a source, unless it is given a section."""
    number = next(_serial)
    own = {} if fields.get("section") else {"text": "It is so.", "label": Label.REPORTED}
    step = HiringStep.objects.create(
        **{
            "role": role,
            "slug": f"step-{number}",
            "order": number,
            "title": f"Do {number}",
            "done": "- a paper\n- a name",
            **own,
            **fields,
        }
    )
    for source in cited or (() if step.section else (a_source(),)):
        HiringStepCitation.objects.create(step=step, source=source, locator="page 1")
    return step


def an_agreement_point(*cited: Source, **fields: Any) -> AgreementPoint:
    """With a source, unless it is given a label."""
    number = next(_serial)
    own = {"slug": f"point-{number}", "part": "hosting", "order": number, "text": "Who does what.", "label": "reported"}
    point = AgreementPoint.objects.create(**{**own, **fields})
    for source in cited or (() if "label" in fields else (a_source(),)):
        AgreementPointCitation.objects.create(point=point, source=source, locator="page 1")
    return point


def a_home_question(role: Role, **fields: Any) -> HomeQuestion:
    number = next(_serial)
    own = {} if fields.get("subject") else {"text": "Worked out for you."}
    return HomeQuestion.objects.create(
        **{
            "role": role,
            "slug": f"question-{number}",
            "order": number,
            "question": f"What of {number}?",
            "path": "/roles/",
            **own,
            **fields,
        }
    )


def a_best_answer(*ways: str, **target: Any) -> BestAnswer:
    """Leads to /roles/ unless told otherwise."""
    target = target or {"path": "/roles/"}
    return BestAnswer.objects.create(
        slug=f"best-{next(_serial)}", asked="\n".join(ways or ("where do I look",)), **target
    )


def a_subject_not_covered(title: str = "Visas", *ways: str, **fields: Any) -> SubjectNotCovered:
    number = next(_serial)
    return SubjectNotCovered.objects.create(
        **{
            "slug": f"subject-{number}",
            "order": number,
            "title": title,
            "asked": "\n".join(ways or (title,)),
            "answer": "This site does not deal with them.",
            "who_to_ask": "Ask the Home Office.",
            "checked_on": CHECKED,
            **fields,
        }
    )


def a_faq(role: Role, **fields: Any) -> FAQ:
    number = next(_serial)
    faq = FAQ.objects.create(
        **{
            "slug": f"faq-{number}",
            "role": role,
            "topic": a_topic(),
            "question": f"Question {number}?",
            "answer": "Yes.",
            "label": Label.OFFICIAL,
            "checked_on": CHECKED,
            **fields,
        }
    )
    FAQCitation.objects.create(faq=faq, source=a_source(), locator="FAQ 1")
    return faq


def a_publication(**fields: Any) -> KeyPublication:
    number = next(_serial)
    return KeyPublication.objects.create(
        **{
            "slug": f"publication-{number}",
            "title": f"Publication {number}",
            "publisher": "NHS England",
            "published_on": date(2019, 1, 1),
            **fields,
        }
    )


def a_point(publication: KeyPublication, **fields: Any) -> PublicationPoint:
    return PublicationPoint.objects.create(
        **{
            "publication": publication,
            "slug": f"point-{next(_serial)}",
            "theme": PublicationPoint.Theme.RETENTION,
            "point": "People stay.",
            "source": a_source(),
            "locator": "page 1",
            **fields,
        }
    )


def a_series(**fields: Any) -> FigureSeries:
    number = next(_serial)
    return FigureSeries.objects.create(
        **{"slug": f"series-{number}", "title": f"Series {number}", "unit": "people", **fields}
    )


def a_figure(series: FigureSeries, **fields: Any) -> Figure:
    return Figure.objects.create(
        **{
            "series": series,
            "slug": f"figure-{next(_serial)}",
            "label": "People in post",
            "value": Decimal(717),
            "as_of": date(2023, 1, 1),
            "basis": "headcount",
            "scope": "England",
            "source": a_source(),
            "locator": "page 1",
            **fields,
        }
    )
