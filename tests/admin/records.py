"""Records for the admin's tests: so many of each kind, and the first of each kind with so many parts."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from guidance.models import (
    FAQ,
    Band,
    Clause,
    ContentModel,
    ContractYear,
    Criterion,
    Duty,
    FAQCitation,
    Figure,
    FigureSeries,
    FormerAddress,
    ImplementationStep,
    JobDescription,
    JobDescriptionCitation,
    JobDescriptionSection,
    KeyPublication,
    PublicationPoint,
    Reimbursement,
    Role,
    RoleAspect,
    RoleName,
    Source,
    SourcePart,
    Synonym,
    Topic,
)
from tests.factories import (
    CHECKED,
    a_band,
    a_best_answer,
    a_case_study,
    a_change,
    a_clause,
    a_fact,
    a_hiring_step,
    a_home_question,
    a_milestone,
    a_role,
    a_role_band,
    a_section,
    a_source,
    a_statement,
    a_subject_not_covered,
    a_term,
    a_topic,
    a_year,
    an_agreement_point,
    an_employment_model,
    an_instrument,
    an_interview_question,
    days_of,
)

Records = dict[str, ContentModel]


@dataclass
class Ground:
    """What everything else refers to."""

    sources: list[Source]
    years: list[ContractYear]
    bands: list[Band]
    topics: list[Topic]
    roles: list[Role]

    @property
    def place(self) -> dict[str, Any]:
        return {"source": self.sources[0], "locator": "page 1"}


def make_records(rows: int) -> Records:
    """The first record of each kind that has a form of its own, by the name of its kind."""
    numbers = range(rows)
    ground = Ground(
        sources=[a_source() for _ in numbers],
        years=[a_year(f"20{number:02}-{number + 1:02}") for number in numbers],
        bands=[a_band(str(number)) for number in numbers],
        topics=[a_topic(f"topic-{number}") for number in numbers],
        roles=[a_role() for _ in numbers],
    )
    part, *_ = [
        SourcePart.objects.create(source=ground.sources[0], title=f"Part {number}", order=number) for number in numbers
    ]
    return {
        "source": ground.sources[0],
        "sourcepart": part,
        "contractyear": ground.years[0],
        "topic": ground.topics[0],
        **make_role(ground),
        **make_pay(ground),
        **make_contract(ground),
        **make_guide(ground),
        **make_lists(ground),
        **make_figures(ground),
        **make_job_descriptions(ground),
    }


def make_role(ground: Ground) -> Records:
    role = ground.roles[0]
    for source, year in zip(ground.sources, ground.years, strict=True):
        fact = {"role": role, "source": source, "locator": "page 1"}
        RoleName.objects.create(**fact, name=f"called so in {source.slug}", kind=RoleName.Kind.FORMER)
        RoleAspect.objects.create(**fact, aspect=RoleAspect.Aspect.BAND, text="Band 6.")
        a_role_band(role, year, ground.bands[0], None, source=source)
    return {"role": role}


def make_pay(ground: Ground) -> Records:
    band, first = ground.bands[0], {}
    for year in ground.years:
        both = {**ground.place, **days_of(year.slug)}
        zone = Reimbursement.Zone.REST_OF_ENGLAND
        made = {
            "paypoint": band.pay_points.create(**both, step="entry", amount=32073),
            "reimbursement": band.reimbursements.create(**both, role=ground.roles[0], zone=zone, checked_on=CHECKED),
        }
        first = first or made
    return {"band": band, **first}


def make_contract(ground: Ground) -> Records:
    """Each year's specification, the first of them with all the clauses, and the facts of each year."""
    instrument, *_ = [an_instrument(year, source=ground.sources[0]) for year in ground.years]
    clauses = [a_clause(instrument, f"B{number}", order=number) for number, _ in enumerate(ground.years)]
    for clause in clauses:
        a_clause(instrument, f"{clause.number}.1", clause)
        ImplementationStep.objects.create(**ground.place, clause=clause)
    fact, *_ = [a_fact(ground.roles[0], year, *ground.sources) for year in ground.years]
    change, *_ = [a_change(year, *ground.sources) for year in ground.years]
    return {"instrument": instrument, "clause": clauses[0], "yearfact": fact, "contractchange": change}


def make_guide(ground: Ground) -> Records:
    section, *_ = [a_section(ground.roles[0], topic.slug) for topic in ground.topics]
    section.clauses.set(Clause.objects.all())
    statement, *_ = [a_statement(section, *ground.sources) for _ in ground.sources]
    faq, *_ = [
        FAQ.objects.create(
            slug=f"faq-{topic.slug}",
            role=ground.roles[0],
            topic=topic,
            question="Is it so?",
            answer="Yes.",
            checked_on=CHECKED,
        )
        for topic in ground.topics
    ]
    for source in ground.sources:
        FAQCitation.objects.create(faq=faq, source=source, locator="page 1")
    return {"section": section, "statement": statement, "faq": faq}


def make_lists(ground: Ground) -> Records:
    role, place = ground.roles[0], ground.place
    first: Records = {}
    for number, _ in enumerate(ground.sources):
        made: Records = {
            "casestudy": a_case_study(role, **place),
            "employmentmodel": an_employment_model(role, **place),
            "milestone": a_milestone(role=role, **place),
            "glossaryterm": a_term(f"T{number}", f"term {number}", **place),
            "synonym": Synonym.objects.create(slug=f"synonym-{number}", words=f"called so {number}\ncalled otherwise"),
            "hiringstep": a_hiring_step(role, *ground.sources),
            "homequestion": a_home_question(role),
            "agreementpoint": an_agreement_point(*ground.sources),
            "bestanswer": a_best_answer(role=role),
            "subjectnotcovered": a_subject_not_covered(),
            "formeraddress": FormerAddress.objects.create(old_path=f"/old-{number}/", new_path="/roles/"),
        }
        first = first or made
    return first


def make_figures(ground: Ground) -> Records:
    """Series of figures and publications, the first of each with all the figures and all the points."""
    entries = [{"slug": f"entry-{number}", "title": f"Entry {number}"} for number, _ in enumerate(ground.sources)]
    series, *_ = [FigureSeries.objects.create(**entry, unit="posts", role=ground.roles[0]) for entry in entries]
    publication, *_ = [
        KeyPublication.objects.create(**entry, publisher="The unit", published_on=date(2022, 1, 1)) for entry in entries
    ]
    for number, _ in enumerate(entries):
        both = {**ground.place, "slug": f"part-{number}"}
        Figure.objects.create(
            **both, series=series, label="PCNs", value=717, as_of=CHECKED, basis="Reports", scope="England"
        )
        theme = PublicationPoint.Theme.NETWORKS
        PublicationPoint.objects.create(**both, publication=publication, theme=theme, point="Networks matter.")
    return {"figureseries": series, "keypublication": publication}


def make_job_descriptions(ground: Ground) -> Records:
    template, *_ = [
        JobDescription.objects.create(
            slug=f"template-{number}",
            code=f"T-{number}",
            role=ground.roles[0],
            band=ground.bands[0],
            contract_year=ground.years[0],
            title="Practitioner",
            purpose="To help.",
            reports_to="The team manager.",
            supervision="Every month.",
            working_relationships="The PCN's team.",
            safeguarding="Raises concerns.",
            equality="Treats people fairly.",
            checked_on=CHECKED,
        )
        for number, _ in enumerate(ground.sources)
    ]
    first: Records = {}
    for number, _ in enumerate(ground.sources):
        line = {
            **ground.place,
            "job_description": template,
            "slug": f"line-{number}",
            "group": "Work",
            "text": "Helps.",
        }
        made = {
            "duty": Duty.objects.create(**line),
            "criterion": Criterion.objects.create(**line, weight="essential", assessment="interview"),
            "interviewquestion": an_interview_question(ground.roles[0], **ground.place),
        }
        first = first or made
    for source in ground.sources:
        JobDescriptionCitation.objects.create(
            job_description=template, part=JobDescriptionCitation.Part.PURPOSE, source=source, locator="page 1"
        )
    section, *_ = [
        JobDescriptionSection.objects.create(
            **ground.place, slug=f"section-{number}", place="after-duties", heading="Travel", text="You travel."
        )
        for number, _ in enumerate(ground.sources)
    ]
    section.job_descriptions.set(JobDescription.objects.all())
    template.clauses.set(Clause.objects.all())
    first["duty"].clauses.set(Clause.objects.all())
    first["interviewquestion"].criteria.set(Criterion.objects.all())
    return {"jobdescription": template, "jobdescriptionsection": section, **first}
