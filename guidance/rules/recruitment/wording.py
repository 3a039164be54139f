"""Words in a job description that put good people off, break the law or belong in another document.

Each comes with a reason and a better way to say it. The word list is ours; the references say why it matters.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from guidance.rules.recruitment.templates import AdviceReference

RECRUITMENT = AdviceReference(
    "GOV.UK: Employers: preventing discrimination, Discrimination during recruitment",
    "https://www.gov.uk/employer-preventing-discrimination/recruitment",
)
EQUALITY_ACT = "https://www.legislation.gov.uk/ukpga/2010/15/section"
AGE = AdviceReference("Equality Act 2010, sections 5 and 39", f"{EQUALITY_ACT}/5")
RACE = AdviceReference("Equality Act 2010, sections 9 and 39", f"{EQUALITY_ACT}/9")
SEX = AdviceReference("Equality Act 2010, sections 11 and 39", f"{EQUALITY_ACT}/11")
FAITH = AdviceReference("Equality Act 2010, sections 10 and 39", f"{EQUALITY_ACT}/10")
DISABILITY = AdviceReference("Equality Act 2010, sections 6, 20 and 39", f"{EQUALITY_ACT}/20")
HEALTH = AdviceReference("Equality Act 2010, section 60", f"{EQUALITY_ACT}/60")
EVALUATION = AdviceReference(
    "NHS Job Evaluation Handbook, seventh edition, chapters 5 and 10",
    "https://www.nhsemployers.org/publications/nhs-job-evaluation-handbook",
)


@dataclass(frozen=True, slots=True)
class WordToAvoid:
    """A pattern that matches whole words, why not to use them, and what to write instead."""

    pattern: str
    reason: str
    better: str
    reference: AdviceReference


@dataclass(frozen=True, slots=True)
class WordFound:
    words: str  # as written in the text
    text: str
    word: WordToAvoid


_YOUNG = "It points to an age, and may put older people off."
_OLD = "It points to an age, and may rule younger people out."
_SEX = "It names one sex, so the other may think the post is not for them."
_VAGUE = "It can mean anything, so neither the postholder nor an evaluation panel can tell what the duty is."

DISCRIMINATORY = (
    WordToAvoid(
        r"young(?! (?:people|person|adults?|patients?|carers?|children))|youthful", _YOUNG, "what the post does", AGE
    ),
    WordToAvoid(
        r"energetic|dynamic|vibrant|digital native", _YOUNG, "the skill itself, such as 'can manage a full list'", AGE
    ),
    WordToAvoid(
        r"(?:recent|new) graduates?|recently qualified", _YOUNG, "the qualification that the post needs", RECRUITMENT
    ),
    WordToAvoid(r"junior", _YOUNG, "the band, or who the post reports to", AGE),
    WordToAvoid(r"mature(?! student)|highly experienced|seasoned", _OLD, "what the person must have done", RECRUITMENT),
    WordToAvoid(
        r"(?:at least |minimum (?:of )?)?(?:\d+|two|three|four|five|six|seven|eight|nine|ten)\+? years'?"
        r"(?: of)?(?: [\w-]+){0,3} experience",
        "A number of years rules out people who learned as much in fewer, especially younger people.",
        "what the person must be able to show",
        AGE,
    ),
    WordToAvoid(
        r"chairman|manpower|man-?hours|workmanlike|handyman|salesman|manned|spokesman|workmen",
        _SEX,
        "chair, staff, staff hours",
        SEX,
    ),
    WordToAvoid(
        r"he/she|s/he|his/her|his or her|he or she", "It leaves out people who are neither.", "they, their", SEX
    ),
    WordToAvoid(
        r"native (?:english )?speakers?|english as (?:a |their )?(?:first|mother) (?:language|tongue)|mother tongue",
        "It rules people out by where they come from, not by how well they speak.",
        "'communicates clearly in spoken and written English'",
        RACE,
    ),
    WordToAvoid(
        r"british (?:nationals?|citizens?) only|uk nationals? only",
        "It rules people out by nationality.",
        "'has the right to work in the UK'",
        RACE,
    ),
    WordToAvoid(r"ethnics|coloured people|half-caste", "It is offensive.", "the group by its own name", RACE),
    WordToAvoid(r"christian values|christian name", "It assumes a faith.", "'our values', 'first name'", FAITH),
    WordToAvoid(
        r"able-?bodied|physically fit|good health|clean bill of health|sickness record|medically fit",
        "Health may not be asked about before an offer, except for what is intrinsic to the work.",
        "the task itself, such as 'visits patients at home'",
        HEALTH,
    ),
    WordToAvoid(
        r"(?:full |clean |valid |uk ){0,4}driving licen[cs]e|must (?:be able to )?drive|car drivers?|car owner",
        "It rules out people who can't drive because of a disability, where travel by other means would do.",
        "'can travel between sites'; ask for a licence only where driving is itself the work",
        DISABILITY,
    ),
    WordToAvoid(
        r"suffer(?:s|ers?|ing)? (?:from|with)|the mentally ill|wheelchair-bound|handicapped",
        "It describes people as their illness.",
        "'people with', 'lives with'",
        DISABILITY,
    ),
)

VAGUE = (
    WordToAvoid(r"etc\.?|and so on|and so forth", _VAGUE, "the whole list, or what ties it together", EVALUATION),
    WordToAvoid(
        r"as (?:and when )?(?:required|necessary|needed)|from time to time", _VAGUE, "how often, or when", EVALUATION
    ),
    WordToAvoid(
        r"any other duties|other duties (?:as|that)|duties commensurate",
        "It is not a duty. It says nothing that an evaluation can weigh, and a contract of employment says it better.",
        "the duties that you know of",
        EVALUATION,
    ),
    WordToAvoid(
        r"assist(?:s|ing)? (?:in|with)|involved in|be aware of|participates? in",
        _VAGUE,
        "what the postholder does",
        EVALUATION,
    ),
    WordToAvoid(
        r"good communicator|excellent communication skills|team player|self-starter|hits? the ground running|"
        r"go-getter|rock ?star|ninja|can-do attitude|work hard,? play hard|thick-skinned",
        _VAGUE,
        "what the person does that shows it",
        RECRUITMENT,
    ),
)

EVALUATION_LANGUAGE = (
    r"factor (?:level|plan)|job evaluation|job match(?:ing|ed)|(?:national )?job profiles?|profile score",
    r"knowledge,? training (?:and|&) experience|\bkte\b|freedom to act|(?:mental|physical|emotional) effort",
    r"analytical and judgemental skills|planning and organisational skills|communication and relationship skills",
    r"responsib(?:le|ility) for (?:policy|service development|patient/client care|"
    r"financial and physical resources|information resources|human resources|research and development)",
    r"broad occupational policies|standard operating procedures? level|works? within codes of practice and "
    r"(?:professional )?(?:guidelines|policies)",
    r"(?:highly )?(?:developed )?specialist knowledge across the range of work procedures(?: and practices)?",
    r"highly complex facts or situations|complex facts or situations|(?:frequent|occasional|prolonged|intense) "
    r"(?:requirement for )?(?:concentration|exposure to (?:distressing|highly distressing|unpleasant))",
    r"underpinned by theoretical knowledge|equivalent (?:to )?(?:a )?(?:post-?graduate )?diploma level",
)
_COPIED = WordToAvoid(
    "|".join(EVALUATION_LANGUAGE),
    "It is the language of the job evaluation scheme. Panels match what a person does; words copied from the scheme "
    "say nothing about the work and can make a match unsafe.",
    "what the postholder does, who it is for and who it is done with",
    EVALUATION,
)


def find_discriminatory(texts: Iterable[str]) -> Iterator[WordFound]:
    return _find_words(DISCRIMINATORY, texts)


def find_vague(texts: Iterable[str]) -> Iterator[WordFound]:
    return _find_words(VAGUE, texts)


def find_evaluation_language(texts: Iterable[str]) -> Iterator[WordFound]:
    return _find_words((_COPIED,), texts)


def _find_words(words: Iterable[WordToAvoid], texts: Iterable[str]) -> Iterator[WordFound]:
    compiled = [(word, re.compile(rf"(?<!\w)(?:{word.pattern})(?!\w)", re.IGNORECASE)) for word in words]
    for text in texts:
        plain = text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
        for word, pattern in compiled:
            match = pattern.search(plain)
            if match:
                yield WordFound(" ".join(match[0].split()), text, word)
