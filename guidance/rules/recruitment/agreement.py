"""Whether each line of a document agrees with the answers that it was made from.

A candidate who reads 'adults' in a children's post, or 40 hours where the details say 30, does not know which is true.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from guidance.rules.costs.posts import FULL_TIME_WEEK
from guidance.rules.dates import MONTHS
from guidance.rules.recruitment import tailoring


@dataclass(frozen=True, slots=True)
class Disagreement:
    """`answer` is the name of the answer, `said` what it says, and `words` what in the line says otherwise."""

    answer: str
    said: str
    words: str
    line: str


Finder = Callable[
    [tailoring.Tailoring, str], Iterator[tuple[str, str, str]]
]  # answer, what it says, the words against it

_IN_CHILDRENS = (
    r"adults(?!' services| at risk)|adult (?:post|mental health|community)|older people|nhs talking therapies"
)
_IN_ADULTS = r"children and young people'?s? (?:post|mental health services)|children's post|in schools"
_BAND_OF_POST = re.compile(r"^band ([1-9][a-d]?)\b|\bband ([1-9][a-d]?) (?:post|role|job|position)\b", re.IGNORECASE)
_BAND_IN_TITLE = re.compile(r"\bband ([1-9][a-d]?)\b", re.IGNORECASE)
_HOURS = re.compile(r"([0-9]+(?:\.[0-9]+)?) hours a week(?! \()", re.IGNORECASE)
_DAY = re.compile(rf"clos(?:es|ing)[^.]*?\b([0-9]{{1,2}} (?:{'|'.join(MONTHS)}) [0-9]{{4}})", re.IGNORECASE)
# The words that say another type of contract than the answer.
_CONTRACTS = {
    tailoring.ContractType.PERMANENT: r"fixed[- ]term|secondment|training (?:post|contract)",
    tailoring.ContractType.FIXED_TERM: r"permanent (?:post|contract|job|position|role)|secondment|training contract",
    tailoring.ContractType.SECONDMENT: r"permanent (?:post|contract|job|position|role)|fixed[- ]term|training contract",
    tailoring.ContractType.TRAINING: r"permanent (?:post|contract|job|position|role)|secondment",
}


def find_contradictions(answers: tailoring.Tailoring, lines: Iterable[str]) -> Iterator[Disagreement]:
    for line in lines:
        plain = line.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
        for find in _FINDERS:
            for answer, said, words in find(answers, plain):
                yield Disagreement(answer, said, words, line)


def _find_people(answers: tailoring.Tailoring, line: str) -> Iterator[tuple[str, str, str]]:
    if answers.post == tailoring.PostFor.CHILDREN:
        yield from (("post", "children and young people", words) for words in _search(_IN_CHILDRENS, line))
    if answers.post == tailoring.PostFor.ADULT:
        yield from (("post", "adults", words) for words in _search(_IN_ADULTS, line))


def _find_bookings(answers: tailoring.Tailoring, line: str) -> Iterator[tuple[str, str, str]]:
    if answers.direct_bookings == tailoring.DirectBookings.NOT_AGREED:
        found = _search(r"direct(?:ly)? book(?:s|ed|ings?)?|books? (?:patients |people )?direct(?:ly)?", line)
        yield from (("direct_bookings", "not agreed", words) for words in found)


def _find_profession(answers: tailoring.Tailoring, line: str) -> Iterator[tuple[str, str, str]]:
    if answers.other_professions == tailoring.OtherProfessions.NO:
        found = _search(r"(?:another|other) (?:agreed |clinical )?profession (?:is|counts|can)|another agreed", line)
        yield from (("other_professions", "no other profession", words) for words in found)


def _find_contract(answers: tailoring.Tailoring, line: str) -> Iterator[tuple[str, str, str]]:
    if answers.contract_type in _CONTRACTS:
        kind = tailoring.ContractType(answers.contract_type)
        said = kind.value.replace("-", " ")
        yield from (("contract_type", said, words) for words in _search(_CONTRACTS[kind], line))


def _find_band(answers: tailoring.Tailoring, line: str) -> Iterator[tuple[str, str, str]]:
    pattern = _BAND_IN_TITLE if answers.job_title and answers.job_title in line else _BAND_OF_POST
    for found in pattern.finditer(line):
        named = next(filter(None, found.groups()))
        if answers.band and named.lower() != answers.band:
            yield "band", f"Band {answers.band}", found[0]


def _find_hours(answers: tailoring.Tailoring, line: str) -> Iterator[tuple[str, str, str]]:
    if not answers.hours:
        return
    hours = Decimal(answers.hours)
    for found in _HOURS.finditer(line):
        if Decimal(found[1]) > hours:
            yield "hours", f"{answers.hours} hours a week", found[0]
    if hours < FULL_TIME_WEEK:
        whole = _search(r"(?:this is a |a )full[- ]time (?:post|job|position|role)|works? full[- ]time", line)
        yield from (("hours", f"{answers.hours} hours a week", words) for words in whole)
    else:
        part = _search(r"(?:this is a |a )part[- ]time (?:post|job|position|role)|works? part[- ]time", line)
        yield from (("hours", f"{answers.hours} hours a week", words) for words in part)


def _find_place(answers: tailoring.Tailoring, line: str) -> Iterator[tuple[str, str, str]]:
    if answers.zone == tailoring.REST_OF_ENGLAND:
        found = _search(r"high cost area supplement|london (?:weighting|supplement|allowance)", line)
        yield from (("zone", "outside London", words) for words in found)


def _find_closing(answers: tailoring.Tailoring, line: str) -> Iterator[tuple[str, str, str]]:
    if answers.closing_date:
        year, month, day = map(int, answers.closing_date.split("-"))
        said = f"{day} {MONTHS[month - 1]} {year}"
        yield from (("closing_date", said, found[1]) for found in _DAY.finditer(line) if found[1] != said)


def _find_budget(answers: tailoring.Tailoring, line: str) -> Iterator[tuple[str, str, str]]:
    """No budget, or nobody to manage, and a line that gives the post one."""
    if _is_none(answers.budget):
        found = _search(r"(?:manages?|holds?|responsible for) (?:a|the|an annual) budget|budget holder", line)
        yield from (("budget", "none", words) for words in found)
    if _is_none(answers.staff):
        found = _search(r"(?:you manage|manage from day to day|you supervise|line manages?)\b", line)
        yield from (("staff", "none", words) for words in found)


def _is_none(answer: str) -> bool:
    return answer.strip(" .").lower() in {"none", "nil", "no", "0"}


def _search(pattern: str, line: str) -> Iterator[str]:
    for found in re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", line, re.IGNORECASE):
        yield found[0]


_FINDERS: tuple[Finder, ...] = (
    _find_people,
    _find_bookings,
    _find_profession,
    _find_contract,
    _find_band,
    _find_hours,
    _find_place,
    _find_closing,
    _find_budget,
)
