"""Live records that mention the year before, or rest on its clauses, and that may have to say something new."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q

from guidance import models
from guidance.content import kinds
from guidance.publishing.new_year.year_drafts import YearDrafts


def list_steps(year: YearDrafts) -> list[models.HiringStep]:
    label = str(year.last)
    said = Q(title__contains=label) | Q(text__contains=label) | Q(done__contains=label) | Q(reasoning__contains=label)
    return _leave_out_drafted(year, models.HiringStep.objects.filter(said).select_related("role"))


def list_home_questions(year: YearDrafts) -> list[models.HomeQuestion]:
    label = str(year.last)
    said = Q(question__contains=label) | Q(text__contains=label)
    return _leave_out_drafted(year, models.HomeQuestion.objects.filter(said))


def list_templates(year: YearDrafts) -> list[models.JobDescription]:
    """The job descriptions that cite last year's contract, in their text or in a duty."""
    cite = Q(clauses__instrument__contract_year=year.last) | Q(duties__clauses__instrument__contract_year=year.last)
    return _leave_out_drafted(year, models.JobDescription.objects.filter(cite).distinct())


def _leave_out_drafted(year: YearDrafts, records: Iterable[Any]) -> list[Any]:
    drafted = {(edition.root.model, edition.root.row) for edition, _ in year.drafts}
    return [record for record in records if (kinds.get_label(type(record)), record.pk) not in drafted]
