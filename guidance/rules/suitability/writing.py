"""How the table of what the sources say of each role is written."""

from guidance.rules.suitability.weighing import Question, Said, Verdict

MHP = "mental-health-practitioner"
MHWP = "mental-health-and-wellbeing-practitioner"
SOCIAL_WORKER = "mental-health-social-worker"
AMHP = "approved-mental-health-professional"

PCN, NEED, AGE, SEVERITY = Question.POST_IN_PCN, Question.NEED, Question.AGE, Question.SEVERITY
SETTING, REGISTRATION, POST, EMPLOYER = Question.SETTING, Question.REGISTRATION, Question.POST, Question.EMPLOYER
FITS, DEPENDS, NOT = Verdict.FITS, Verdict.DEPENDS, Verdict.NOT


def said(
    question: Question,
    answers: str,
    verdict: Verdict,
    reason: str,
    at: str,
    words: str,
    *,
    since: str = "",
    until: str = "",
) -> Said:
    """`at` begins with the role that it is said of, and `answers` are parted by spaces."""
    role, _, place = at.partition("/")
    return Said(role, question, tuple(answers.split()), verdict, reason, f"/roles/{role}/{place}", words, since, until)


def no_act_assessments(role: str) -> Said:
    return Said(
        role,
        NEED,
        ("act-assessments",),
        NOT,
        "Only an AMHP whom a local authority has approved may do them.",
        f"/roles/{AMHP}/scope-of-practice/#approval-marks-the-scope",
        "An AMHP may act only while a local authority's approval is in force",
    )
