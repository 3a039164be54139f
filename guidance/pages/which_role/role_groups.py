"""The roles in groups, by how they fit, each with what the sources say for and against it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from guidance import models
from guidance.presenters.prose import Prose
from guidance.rules.choosing.suitability import weighing

HEADINGS = {
    weighing.Fit.FITS: "Fits what you answered",
    weighing.Fit.MAY: "May fit, on conditions",
    weighing.Fit.SILENT: "The sources do not say whether a PCN can claim for one",
    weighing.Fit.NOT: "Does not fit",
}
VERDICTS = {
    weighing.Verdict.FITS: "Fits",
    weighing.Verdict.DEPENDS: "On a condition",
    weighing.Verdict.NOT: "Does not fit",
}
CALLED = {
    weighing.SuitabilityQuestion.POST_IN_PCN: "whether a PCN can have it as a post",
    weighing.SuitabilityQuestion.NEED: "what you need most",
    weighing.SuitabilityQuestion.AGE: "the age of the people",
    weighing.SuitabilityQuestion.SEVERITY: "how severe their problems are",
    weighing.SuitabilityQuestion.SETTING: "where the work is",
    weighing.SuitabilityQuestion.REGISTRATION: "registration",
    weighing.SuitabilityQuestion.POST: "the adult or children's post",
    weighing.SuitabilityQuestion.EMPLOYER: "who employs",
}


@dataclass(frozen=True, slots=True)
class Reason:
    verdict: str
    text: SafeString
    href: str


@dataclass(frozen=True, slots=True)
class RoleOnPage:
    name: str
    href: str
    reasons: list[Reason]
    silent_on: list[str]


@dataclass(frozen=True, slots=True)
class FitGroup:
    """`bare` are roles on which the sources say nothing about what was asked, and `barred` those that the law rules
    out, whatever else is said of them."""

    fit: str
    heading: str
    roles: list[RoleOnPage]
    bare: list[RoleOnPage]
    barred: list[RoleOnPage]


def group_roles(
    found: Sequence[weighing.RoleFit],
    roles: Mapping[str, models.Role],
    bar: weighing.LegalBar | None,
    prose: Prose,
) -> list[FitGroup]:
    """Of a role that does not fit only what speaks against it is said, unless the law leaves the work to it alone."""
    groups = {fit: FitGroup(fit.value, HEADINGS[fit], [], [], []) for fit in weighing.Fit}
    for one in found:
        role, group = roles[one.role], groups[one.fit]
        says_all = one.fit != weighing.Fit.NOT or (bar is not None and bar.only == one.role)
        reasons = [said for said in one.reasons if says_all or said.verdict == weighing.Verdict.NOT]
        on_page = RoleOnPage(
            str(role),
            role.get_absolute_url(),
            [
                Reason(VERDICTS[verdict], prose.line(reason), at)
                for (verdict, reason), at in _say_each_once(reasons).items()
            ],
            [] if one.fit == weighing.Fit.NOT else [CALLED[question] for question in one.silent_on],
        )
        (group.barred if one.bar else group.roles if reasons else group.bare).append(on_page)
    return [group for group in groups.values() if group.roles or group.bare or group.barred]


def _say_each_once(reasons: Iterable[weighing.FitReason]) -> dict[tuple[weighing.Verdict, str], str]:
    """The address of each verdict and its words, the first where several questions have the same."""
    found: dict[tuple[weighing.Verdict, str], str] = {}
    for said in reasons:
        found.setdefault((said.verdict, said.reason), said.at)
    return found
