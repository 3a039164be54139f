"""The roles that can be hired step by step, and why a PCN can't hire for the others."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from guidance import models
from guidance.models.page_paths import page_path
from guidance.pages.hire.hire_page import title_of
from guidance.presenters.citations import SourceCited, cite_all
from guidance.presenters.links import Link
from guidance.presenters.prose import Prose
from guidance.rules.choosing.suitability import weighing
from guidance.rules.choosing.suitability.table import TABLE
from guidance.rules.fixed.places import StatementPlace


@dataclass(frozen=True, slots=True)
class RoleNotHired:
    name: str
    href: str
    reason: SafeString
    at: str
    citations: tuple[SourceCited, ...]


@dataclass(frozen=True, slots=True)
class HireListPage:
    roles: list[Link]
    others: list[RoleNotHired]


def hire_list_page(prose: Prose) -> HireListPage:
    hired = list(models.Role.objects.with_hiring_steps())
    links = [Link(title_of(role), page_path("hire", role.slug), note=prose.line(role.summary)) for role in hired]
    why_not = {said.role: said for said in TABLE if _rules_out(said)}
    others = models.Role.objects.with_guidance().filter(slug__in=why_not).exclude(pk__in=[role.pk for role in hired])
    return HireListPage(links, [_explain(role, why_not[role.slug], prose) for role in others])


def _rules_out(said: weighing.FitReason) -> bool:
    return said.question == weighing.SuitabilityQuestion.POST_IN_PCN and said.verdict == weighing.Verdict.NOT


def _explain(role: models.Role, said: weighing.FitReason, prose: Prose) -> RoleNotHired:
    place = next((one for one in StatementPlace if one.address == said.at), None)
    cited = (
        models.StatementCitation.objects.select_related("source").filter(
            statement__section__role__slug=place.role,
            statement__section__topic__slug=place.topic,
            statement__slug=place.slug,
        )
        if place
        else ()
    )
    return RoleNotHired(str(role), role.get_absolute_url(), prose.line(said.reason), said.at, cite_all(cited))
