"""Every collection of the API: its model, and what the model does not tell."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models.functions import Coalesce

from guidance import models
from guidance.content.kinds import Kind
from guidance.models.contract.clauses import DEEPEST


@dataclass(frozen=True, slots=True, eq=False)
class Collection:
    """`name` is its part of an address, `about` says what a row is, and `order` is the order of its rows.

    `years` are paths to the contract year that a row is about, and the first that leads to one counts. Rows that apply
    from one day to another have none (`holds_for_days`): a query by year finds those that apply in it. `role` and
    `topic` are paths too. `parts` are relations whose rows are included in it, and `above` are further paths that the
    address of its page needs. `page` is the path to the record whose page shows it, and `anchor` the place there. If
    `page` is blank, it has a page of its own. `called` gives the title of a row.
    """

    name: str
    kind: Kind
    title: str
    about: str
    order: tuple[str | Coalesce, ...]
    years: tuple[str, ...] = ()
    holds_for_days: bool = False
    role: str = ""
    topic: str = ""
    parts: tuple[str, ...] = ()
    above: tuple[str, ...] = ()
    page: str = ""
    anchor: str = ""
    called: Callable[[Any], str] = str
    borrowed: tuple[str, ...] = ()


def _get_text(row: Any) -> str:
    return str(row.text)


# The order of the top-level clause above, so that 2 comes before 10.
PLACE_OF_ROOT = Coalesce(*(f"{'parent__' * levels}order" for levels in range(DEEPEST, -1, -1)))


COLLECTIONS = (
    Collection(
        "roles",
        models.Role,
        "Roles",
        "A job that a primary care network may take on, work beside or weigh against another. With its other names, "
        "the bands that sources give it, and what they say about it under the headings of a comparison.",
        ("order", "name"),
        parts=("other_names", "bands", "aspects"),
    ),
    Collection(
        "role-names",
        models.RoleName,
        "Other names of roles",
        "Another name that a role goes or went by, and who uses it.",
        ("role__order", "role__name", "name"),
        role="role",
    ),
    Collection(
        "role-bands",
        models.RoleBand,
        "Bands of roles",
        "The bands that one source gives a role in one contract year. Sources that disagree have a row each.",
        ("role__order", "role__name", "contract_year__starts_on", "source__slug", "locator"),
        years=("contract_year",),
        role="role",
    ),
    Collection(
        "role-aspects",
        models.RoleAspect,
        "Roles compared",
        "What one source says about a role under one heading of a comparison of roles.",
        ("role__order", "role__name", "aspect", "source__slug"),
        role="role",
    ),
    Collection(
        "topics",
        models.Topic,
        "Topics",
        "One of the questions that every role's guide answers.",
        ("order",),
    ),
    Collection(
        "sections",
        models.Section,
        "Answers of the guides",
        "A role's answer to a topic, with its label and sources, and its statements, each with its "
        "own. Where `answer` is empty, the answer of each contract year is in `year-facts`, under the role and the "
        "topic's subject.",
        ("role__order", "role__name", "topic__order"),
        years=("contract_year",),
        role="role",
        topic="topic",
        parts=("statements",),
    ),
    Collection(
        "statements",
        models.Statement,
        "Statements of the guides",
        "A passage of an answer, with its own sources. Where sources differ, each is named with what it says.",
        ("section__role__order", "section__role__name", "section__topic__order", "order", "slug"),
        years=("contract_year", "section__contract_year"),
        role="section__role",
        topic="section__topic",
    ),
    Collection(
        "contract-years",
        models.ContractYear,
        "Contract years",
        "A year of the Network Contract DES, 1 April to 31 March, which is also the NHS pay year.",
        ("starts_on",),
    ),
    Collection(
        "year-facts",
        models.YearFact,
        "What is known about a year",
        "What is known about a role in one contract year: who pays, how many posts, at which bands. The answer says "
        "whether a number of posts is a limit or a minimum.",
        ("contract_year__starts_on", "role__order", "role__name", "order", "slug"),
        years=("contract_year",),
        role="role",
    ),
    Collection(
        "contract-changes",
        models.ContractChange,
        "Changes of the contract",
        "What is new, moved, ended or not found in a contract year beside the year before, in a sentence or two.",
        ("contract_year__starts_on", "order", "slug"),
        years=("contract_year",),
    ),
    Collection(
        "instruments",
        models.Instrument,
        "Contracts, law and standards",
        "A text whose clauses are cited by number: a year of the Network Contract DES, regulations, standards.",
        ("kind", "slug"),
        years=("contract_year",),
    ),
    Collection(
        "clauses",
        models.Clause,
        "Clauses",
        "One numbered part of such a text: its official words where we have them, and what it means.",
        ("instrument__kind", "instrument__slug", PLACE_OF_ROOT, "number"),
        years=("instrument__contract_year",),
        above=("parent__parent__parent__parent",),
        parts=("implementation",),
    ),
    Collection(
        "implementation-steps",
        models.ImplementationStep,
        "Recommendations carried out",
        "How a recommendation was to be carried out, as its implementation plan gives it.",
        ("clause__instrument__slug", "clause__order", "clause__number"),
        above=("clause__instrument__contract_year", "clause__parent__parent__parent__parent"),
    ),
    Collection(
        "bands",
        models.Band,
        "Bands",
        "An Agenda for Change band, in England.",
        ("order",),
    ),
    Collection(
        "pay-points",
        models.PayPoint,
        "Pay",
        "A full-time salary in pounds a year at one step of a band, from one day to another. An amount that we have "
        "not found is null.",
        ("holds_from", "band__order", "step"),
        holds_for_days=True,
    ),
    Collection(
        "reimbursements",
        models.Reimbursement,
        "Maximum reimbursement",
        "The maximum that the ARRS repays for one full-time post in a year, from one day to another. An amount that we "
        "have not found is null.",
        ("holds_from", "role__order", "role__name", "band__order", "zone"),
        holds_for_days=True,
        role="role",
    ),
    Collection(
        "faqs",
        models.FAQ,
        "Questions and answers",
        "A question that was asked of a source's authors, and their answer restated, with its label.",
        ("role__order", "role__name", "order", "slug"),
        years=("contract_year",),
        role="role",
        topic="topic",
    ),
    Collection(
        "case-studies",
        models.CaseStudy,
        "Case studies",
        "A practice's own account of taking on a role.",
        ("role__order", "role__name", "order", "slug"),
        role="role",
    ),
    Collection(
        "employment-models",
        models.EmploymentModel,
        "Employment models",
        "One account of who employs a post, who pays for it and what the network gains.",
        ("role__order", "role__name", "order", "slug"),
        years=("contract_year",),
        role="role",
    ),
    Collection(
        "hiring-steps",
        models.HiringStep,
        "Steps of hiring",
        "A step of hiring for a role: what to do, and what you have when it is done. Where `text` is empty, the answer "
        "is that of the `section`.",
        ("role__order", "role__name", "order", "slug"),
        role="role",
    ),
    Collection(
        "agreement-points",
        models.AgreementPoint,
        "Points of an agreement",
        "What a PCN and the provider settle between them for a post. Without citations, it is our own suggestion.",
        ("part", "order", "slug"),
    ),
    Collection(
        "figure-series",
        models.FigureSeries,
        "Series of figures",
        "Figures that answer one question at different dates or on different bases.",
        ("order", "slug"),
        role="role",
        parts=("figures",),
    ),
    Collection(
        "figures",
        models.Figure,
        "Figures",
        "A number at a date, on a stated basis. Do not set figures of different bases beside one another.",
        ("series__order", "series__slug", "order", "slug"),
        role="series__role",
        borrowed=("series__unit",),
    ),
    Collection(
        "milestones",
        models.Milestone,
        "What changed when",
        "Something that happened on a date and changed the guidance: a contract change, a law, a new name.",
        ("happened_on", "slug"),
        years=("contract_year",),
        role="role",
    ),
    Collection(
        "publications",
        models.KeyPublication,
        "Key publications",
        "A publication on the support workforce, with the points it makes.",
        ("published_on", "slug"),
        parts=("points",),
    ),
    Collection(
        "publication-points",
        models.PublicationPoint,
        "Points of publications",
        "One point that a publication makes, and why it matters to the support workforce.",
        ("publication__published_on", "publication__slug", "order", "slug"),
    ),
    Collection(
        "glossary-terms",
        models.GlossaryTerm,
        "Glossary",
        "A term or abbreviation of the field, what it means, and the name that replaced it where it changed.",
        ("term", "slug"),
    ),
    Collection(
        "job-descriptions",
        models.JobDescription,
        "Job descriptions",
        "A template of a job description, with its duties and the criteria of its person specification.",
        ("role__order", "role__name", "slug"),
        years=("contract_year",),
        role="role",
        parts=("duties", "criteria"),
    ),
    Collection(
        "job-description-sections",
        models.JobDescriptionSection,
        "Sections of job descriptions",
        "A section that several job descriptions have in the same words.",
        ("place", "order", "slug"),
    ),
    Collection(
        "duties",
        models.Duty,
        "Duties of job descriptions",
        "A duty of a job description, and the clauses that it answers.",
        ("job_description__slug", "order", "slug"),
        years=("job_description__contract_year",),
        role="job_description__role",
        page="job_description",
        anchor="duties",
        called=_get_text,
    ),
    Collection(
        "criteria",
        models.Criterion,
        "Criteria of person specifications",
        "A line of a person specification.",
        ("job_description__slug", "order", "slug"),
        role="job_description__role",
        page="job_description",
        anchor="person-specification",
        called=_get_text,
    ),
    Collection(
        "interview-questions",
        models.InterviewQuestion,
        "Interview questions",
        "A question for a panel, with what a good answer shows and the criteria it tests.",
        ("role__order", "role__name", "order", "slug"),
        role="role",
    ),
    Collection(
        "sources",
        models.Source,
        "Sources",
        "A document that statements are taken from: who published it and when, where it holds, and how far it can be "
        "trusted, with its parts.",
        ("title", "slug"),
        years=("contract_year",),
        parts=("parts",),
    ),
    Collection(
        "source-parts",
        models.SourcePart,
        "Parts of sources",
        "A heading, list, table row or similar part of a source.",
        ("source__title", "source__slug", "order", "title"),
        page="source",
    ),
    Collection(
        "subjects-not-covered",
        models.SubjectNotCovered,
        "Subjects not covered",
        "What this site leaves to others, with the words that readers ask for it in, and who to ask.",
        ("order", "slug"),
    ),
)

# These are included in the records that cite them, as `sources`.
CITATIONS = (
    models.SectionCitation,
    models.StatementCitation,
    models.YearFactCitation,
    models.ContractChangeCitation,
    models.HiringStepCitation,
    models.AgreementPointCitation,
    models.FAQCitation,
    models.JobDescriptionCitation,
)
# These are about this site itself, not about roles.
LEFT_OUT = (models.BestAnswer, models.FormerAddress, models.HomeQuestion, models.Synonym)

_BY_NAME = {collection.name: collection for collection in COLLECTIONS}
_BY_KIND = {collection.kind: collection for collection in COLLECTIONS}


def find_collection(name: str) -> Collection | None:
    return _BY_NAME.get(name)


def get_collection(kind: Kind) -> Collection:
    return _BY_KIND[kind]
