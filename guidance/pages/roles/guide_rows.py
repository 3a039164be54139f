"""The rows of a role's guide, read once in each process for each content version.

A guide has about twenty pages, which share these rows. Each kind of row is read when a page first needs it, so no page
makes queries for what it doesn't show.
"""

from functools import cached_property, lru_cache

from guidance import models
from guidance.presenters import answers
from guidance.presenters.role_bands import BAND_RELATIONS
from guidance.presenters.shared_rows import QuestionAsked, shared_rows

GUIDES_KEPT = 64


class GuideRows:
    """Rows with the sources, years and citations that pages show. Sections are in the guide's order.

    `scale` has every band, lowest first.
    """

    def __init__(
        self,
        role: models.Role,
        sections: list[models.Section],
        questions: list[QuestionAsked],
        scale: tuple[models.Band, ...],
    ) -> None:
        self.role = role
        self.sections = sections
        self.questions = questions
        self.scale = scale
        self._clauses: dict[tuple[int, bool], list[models.Clause]] = {}

    def section(self, topic_slug: str) -> models.Section | None:
        return next((section for section in self.sections if section.topic.slug == topic_slug), None)

    def statements(self, section: models.Section) -> list[models.Statement]:
        return self._statements.get(section.pk, [])

    @cached_property
    def _statements(self) -> dict[int, list[models.Statement]]:
        sections: dict[int, list[models.Statement]] = {}
        for statement in models.Statement.objects.filter(section__role=self.role).with_sources():
            sections.setdefault(statement.section_id, []).append(statement)
        return sections

    @cached_property
    def facts(self) -> answers.CitedFacts:
        """The role's facts in every year, each with its sources."""
        return answers.cited_facts(models.YearFactCitation.objects.filter(fact__role=self.role).with_facts())

    def clauses(self, section: models.Section, *, in_every_year: bool) -> list[models.Clause]:
        """The clauses that a section shows, with those around them: see `ClauseQuerySet.beside`."""
        kept_as = (section.pk, in_every_year)
        if kept_as not in self._clauses:
            clauses = models.Clause.objects.of_same_instruments(section.clauses.all(), in_every_year=in_every_year)
            if in_every_year:
                clauses = clauses.with_those_above()
            self._clauses[kept_as] = list(clauses.select_related("source", "instrument__contract_year"))
        return self._clauses[kept_as]

    @cached_property
    def other_names(self) -> list[models.RoleName]:
        return list(models.RoleName.objects.filter(role=self.role).select_related("source"))

    @cached_property
    def programme(self) -> list[models.Milestone]:
        return list(models.Milestone.objects.of_programmes().filter(role=self.role).select_related("source", "role"))

    @cached_property
    def has_hiring_steps(self) -> bool:
        return models.HiringStep.objects.filter(role=self.role).exists()

    @cached_property
    def aspects(self) -> list[models.RoleAspect]:
        return list(models.RoleAspect.objects.filter(role=self.role).select_related("source"))

    @cached_property
    def bands(self) -> list[models.RoleBand]:
        return list(models.RoleBand.objects.filter(role=self.role).select_related(*BAND_RELATIONS))

    @cached_property
    def reimbursements(self) -> list[models.Reimbursement]:
        return list(models.Reimbursement.objects.held().filter(role=self.role).select_related("band", "role", "source"))

    @cached_property
    def case_studies(self) -> list[models.CaseStudy]:
        return list(models.CaseStudy.objects.filter(role=self.role).select_related("source"))

    @cached_property
    def employment_models(self) -> list[models.EmploymentModel]:
        return list(models.EmploymentModel.objects.filter(role=self.role).select_related("contract_year", "source"))

    @cached_property
    def job_descriptions(self) -> list[models.JobDescription]:
        return list(models.JobDescription.objects.filter(role=self.role))

    @cached_property
    def interview_questions(self) -> list[models.InterviewQuestion]:
        return list(models.InterviewQuestion.objects.filter(role=self.role).select_related("source"))


@lru_cache(maxsize=GUIDES_KEPT)
def guide_rows(content_version: str, role_slug: str) -> GuideRows:
    """The guide in one version of the content. Raises Role.DoesNotExist, which is not cached."""
    sections = models.Section.objects.filter(role__slug=role_slug).in_guide_order().list_cited()
    role = sections[0].role if sections else models.Role.objects.get(slug=role_slug)
    shared = shared_rows(content_version)
    questions = [one for one in shared.questions if one.role_slug == role_slug]
    return GuideRows(role, sections, questions, shared.bands)
