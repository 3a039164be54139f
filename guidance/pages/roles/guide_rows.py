"""The rows of a role's guide, read once in each process for each content version.

A guide is some twenty pages that share its rows. Each kind is read when a page first needs it, so that no page
costs more queries than what it shows; the next page of the guide then finds them there.
"""

from functools import cached_property, lru_cache

from guidance.models import (
    CaseStudy,
    Clause,
    EmploymentModel,
    InterviewQuestion,
    JobDescription,
    Milestone,
    Role,
    RoleAspect,
    RoleBand,
    RoleName,
    Section,
    Statement,
    YearFactCitation,
)
from guidance.presenters.role_bands import BAND_RELATIONS
from guidance.presenters.shared_rows import QuestionAsked, shared_rows
from guidance.presenters.year_answers import CitedFacts, cited_facts

GUIDES_KEPT = 64


class GuideRows:
    """Rows with all that a page shows of them: sources, years, citations. Sections are in the order of the guide."""

    def __init__(self, role: Role, sections: list[Section], questions: list[QuestionAsked]) -> None:
        self.role = role
        self.sections = sections
        self.questions = questions
        self._clauses: dict[tuple[int, bool], list[Clause]] = {}

    def section(self, topic_slug: str) -> Section | None:
        return next((section for section in self.sections if section.topic.slug == topic_slug), None)

    def statements(self, section: Section) -> list[Statement]:
        return self._statements.get(section.pk, [])

    @cached_property
    def _statements(self) -> dict[int, list[Statement]]:
        sections: dict[int, list[Statement]] = {}
        for statement in Statement.objects.filter(section__role=self.role).with_sources():
            sections.setdefault(statement.section_id, []).append(statement)
        return sections

    @cached_property
    def facts(self) -> CitedFacts:
        """What is known of the role in every year, each fact with its sources."""
        return cited_facts(YearFactCitation.objects.filter(fact__role=self.role).with_facts())

    def clauses(self, section: Section, *, in_every_year: bool) -> list[Clause]:
        """The clauses that a section shows, and those beside them: see `ClauseQuerySet.beside`."""
        kept_as = (section.pk, in_every_year)
        if kept_as not in self._clauses:
            clauses = Clause.objects.beside(section.clauses.all(), in_every_year=in_every_year)
            if in_every_year:
                clauses = clauses.with_those_above()
            self._clauses[kept_as] = list(clauses.select_related("source", "instrument__contract_year"))
        return self._clauses[kept_as]

    @cached_property
    def other_names(self) -> list[RoleName]:
        return list(RoleName.objects.filter(role=self.role).select_related("source"))

    @cached_property
    def programme(self) -> list[Milestone]:
        return list(Milestone.objects.of_programmes().filter(role=self.role).select_related("source", "role"))

    @cached_property
    def aspects(self) -> list[RoleAspect]:
        return list(RoleAspect.objects.filter(role=self.role).select_related("source"))

    @cached_property
    def bands(self) -> list[RoleBand]:
        return list(RoleBand.objects.filter(role=self.role).select_related(*BAND_RELATIONS))

    @cached_property
    def case_studies(self) -> list[CaseStudy]:
        return list(CaseStudy.objects.filter(role=self.role).select_related("source"))

    @cached_property
    def employment_models(self) -> list[EmploymentModel]:
        return list(EmploymentModel.objects.filter(role=self.role).select_related("contract_year", "source"))

    @cached_property
    def job_descriptions(self) -> list[JobDescription]:
        return list(JobDescription.objects.filter(role=self.role))

    @cached_property
    def interview_questions(self) -> list[InterviewQuestion]:
        return list(InterviewQuestion.objects.filter(role=self.role).select_related("source"))


@lru_cache(maxsize=GUIDES_KEPT)
def guide_rows(content_version: str, role_slug: str) -> GuideRows:
    """The guide as the content stands at a version. Raises Role.DoesNotExist, which is not kept."""
    sections = list(Section.objects.filter(role__slug=role_slug).in_guide_order())
    role = sections[0].role if sections else Role.objects.get(slug=role_slug)
    questions = [one for one in shared_rows(content_version).questions if one.role_slug == role_slug]
    return GuideRows(role, sections, questions)
