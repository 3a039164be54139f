"""Which role fits what a PCN needs, from what the sources say about each role.

If the sources say nothing on a question, that neither favours a role nor rules it out: the answer says so.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from guidance.rules.costs.posts import PRACTICE


class SuitabilityQuestion(StrEnum):
    """What a PCN is asked. POST_IN_PCN is weighed for every role, whatever the PCN answered."""

    POST_IN_PCN = "post-in-pcn"
    NEED = "need"
    AGE = "age"
    SEVERITY = "severity"
    SETTING = "setting"
    REGISTRATION = "registration"
    POST = "post"
    EMPLOYER = "employer"


YES = "yes"  # the only answer to POST_IN_PCN
ANSWERS: dict[SuitabilityQuestion, dict[str, str]] = {
    SuitabilityQuestion.POST_IN_PCN: {YES: "A post that a PCN can have"},
    SuitabilityQuestion.NEED: {
        "first-contact": "Seeing people first in the practice, with advice, triage and referral on",
        "brief-interventions": "Short, psychologically informed help",
        "therapy": "Psychological therapy",
        "care-planning": "Planning and co-ordinating people's care",
        "social": "Help with housing, money, family, safeguarding or rights",
        "nursing": "Hands-on nursing care",
        "act-assessments": "Assessments under the Mental Health Act",
    },
    SuitabilityQuestion.AGE: {
        "children": "Children and young people under 18",
        "young-adults": "Young adults, 17 to 25",
        "adults": "Adults",
        "older-adults": "Older adults",
    },
    SuitabilityQuestion.SEVERITY: {
        "common": "Anxiety or depression that NHS Talking Therapies takes",
        "between": "More than Talking Therapies takes, less than secondary care takes",
        "severe": "Severe mental illness",
        "crisis": "A crisis, or possible detention",
    },
    SuitabilityQuestion.SETTING: {
        "primary-care": "A GP surgery or neighbourhood setting",
        "community-team": "A community mental health team",
        "school": "A school or college",
        "talking-therapies": "An NHS Talking Therapies service",
    },
    SuitabilityQuestion.REGISTRATION: {
        "registered": "Somebody registered with a statutory regulator, such as the NMC, HCPC or Social Work England",
        "accredited": "Somebody on an accredited register only, such as that of the BPS or the BABCP",
        "not-registered": "Somebody on neither",
    },
    SuitabilityQuestion.POST: {
        "adult": "The adult and older adult post",
        "children": "The children and young people's post",
    },
    SuitabilityQuestion.EMPLOYER: {
        "provider": "The mental health provider",
        "vcse": "A voluntary, community or social enterprise provider",
        PRACTICE: "The PCN or a practice itself",
        "council": "The local authority",
    },
}


class Verdict(StrEnum):
    FITS = "fits"
    DEPENDS = "depends"
    NOT = "not"


@dataclass(frozen=True, slots=True)
class FitReason:
    """What a source says about a role, for some answers to a question.

    `at` is the address on this site of the statement that says so, and `words` are quoted from it: a check tells
    editors when they are no longer there. `since` and `until` are the first and last contract year that it is true
    for, such as '2021-22', or blank.
    """

    role: str
    question: SuitabilityQuestion
    answers: tuple[str, ...]
    verdict: Verdict
    reason: str
    at: str
    words: str
    since: str = ""
    until: str = ""

    def holds_in(self, year: str) -> bool:
        return self.since <= year and (not self.until or year <= self.until)


class Fit(StrEnum):
    """How a role fits overall, in the order in which roles are shown. SILENT: no source says whether a PCN can have
    the post."""

    FITS = "fits"
    MAY = "may"
    SILENT = "silent"
    NOT = "not"


@dataclass(frozen=True, slots=True)
class LegalBar:
    """What the law leaves to one role alone, so that an answer rules out every other role, whatever else fits.

    `at` and `words` are as those of a reason.
    """

    question: SuitabilityQuestion
    answer: str
    only: str
    says: str
    at: str
    words: str


@dataclass(frozen=True, slots=True)
class RoleFit:
    """`silent_on` has the questions that the PCN answered and that no source answers for this role.

    `bar` is what the law says against it, None where it says nothing.
    """

    role: str
    fit: Fit
    reasons: tuple[FitReason, ...]
    silent_on: tuple[SuitabilityQuestion, ...]
    bar: LegalBar | None = None


def find_bar(answers: Mapping[SuitabilityQuestion, str], bars: Iterable[LegalBar]) -> LegalBar | None:
    """What the law says of the answers, whichever role is looked at."""
    return next((one for one in bars if answers.get(one.question) == one.answer), None)


def rank_roles(
    roles: Iterable[str],
    answers: Mapping[SuitabilityQuestion, str],
    year: str,
    table: Iterable[FitReason],
    bars: Iterable[LegalBar] = (),
) -> list[RoleFit]:
    """Each role with its reasons, best fit first, otherwise in the order given. Blank answers are ignored."""
    asked = {
        SuitabilityQuestion.POST_IN_PCN: YES,
        **{question: answer for question, answer in answers.items() if answer},
    }
    said = [one for one in table if one.holds_in(year)]
    bar = find_bar(answers, bars)
    found = [_weigh_role(role, asked, said, bar if bar and bar.only != role else None) for role in roles]
    return sorted(found, key=lambda one: list(Fit).index(one.fit))


def _weigh_role(
    role: str, asked: Mapping[SuitabilityQuestion, str], said: Iterable[FitReason], bar: LegalBar | None
) -> RoleFit:
    reasons = tuple(one for one in said if one.role == role and asked.get(one.question, "") in one.answers)
    verdicts = {one.verdict for one in reasons}
    answered = {one.question for one in reasons} | ({bar.question} if bar else set())
    if bar or Verdict.NOT in verdicts:
        fit = Fit.NOT
    elif SuitabilityQuestion.POST_IN_PCN not in answered:
        fit = Fit.SILENT
    else:
        fit = Fit.MAY if Verdict.DEPENDS in verdicts else Fit.FITS
    silent = tuple(question for question in asked if question not in answered)
    return RoleFit(role, fit, reasons, silent, bar)
