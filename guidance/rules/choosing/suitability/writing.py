"""Short names for writing the table of what the sources say about each role."""

from guidance.rules.choosing.suitability import weighing
from guidance.rules.fixed import places
from guidance.rules.fixed.slugs import RoleSlug

PCN, NEED, AGE, SEVERITY = (
    weighing.SuitabilityQuestion.POST_IN_PCN,
    weighing.SuitabilityQuestion.NEED,
    weighing.SuitabilityQuestion.AGE,
    weighing.SuitabilityQuestion.SEVERITY,
)
SETTING, REGISTRATION, POST, EMPLOYER = (
    weighing.SuitabilityQuestion.SETTING,
    weighing.SuitabilityQuestion.REGISTRATION,
    weighing.SuitabilityQuestion.POST,
    weighing.SuitabilityQuestion.EMPLOYER,
)
FITS, DEPENDS, NOT = weighing.Verdict.FITS, weighing.Verdict.DEPENDS, weighing.Verdict.NOT


def give_reason(
    question: weighing.SuitabilityQuestion,
    answers: str,
    verdict: weighing.Verdict,
    reason: str,
    at: places.GuidePlace | RoleSlug,
    words: str,
    *,
    since: str = "",
    until: str = "",
) -> weighing.FitReason:
    """`answers` are separated by spaces. `at` is a place in the role's guide, or the slug of a role without a guide."""
    role, address = (at.role, at.address) if isinstance(at, places.GuidePlace) else (at, f"/roles/{at}/")
    return weighing.FitReason(role, question, tuple(answers.split()), verdict, reason, address, words, since, until)
