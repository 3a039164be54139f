"""How the table of what the sources say of each role is written."""

from guidance.rules.choosing.suitability.weighing import Question, Said, Verdict
from guidance.rules.fixed.places import GuidePlace, StatementPlace
from guidance.rules.fixed.slugs import RoleSlug

PCN, NEED, AGE, SEVERITY = Question.POST_IN_PCN, Question.NEED, Question.AGE, Question.SEVERITY
SETTING, REGISTRATION, POST, EMPLOYER = Question.SETTING, Question.REGISTRATION, Question.POST, Question.EMPLOYER
FITS, DEPENDS, NOT = Verdict.FITS, Verdict.DEPENDS, Verdict.NOT


def said(
    question: Question,
    answers: str,
    verdict: Verdict,
    reason: str,
    at: GuidePlace | RoleSlug,
    words: str,
    *,
    since: str = "",
    until: str = "",
) -> Said:
    """`at` is a place in the guide of the role that it is said of, or the page of a role without a guide.

    `answers` are parted by spaces.
    """
    role, address = (at.role, at.address) if isinstance(at, GuidePlace) else (at, f"/roles/{at}/")
    return Said(role, question, tuple(answers.split()), verdict, reason, address, words, since, until)


def no_act_assessments(role: RoleSlug) -> Said:
    return Said(
        role,
        NEED,
        ("act-assessments",),
        NOT,
        "Only an AMHP whom a local authority has approved may do them.",
        StatementPlace.AMHP_APPROVAL_MARKS_THE_SCOPE.address,
        "An AMHP may act only while a local authority's approval is in force",
    )
