"""What an employer answers about a post when it tailors a job description.

The answers travel in this form from the web form to the documents, inside a Word file, and back.
"""

import json
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from guidance.rules.costs.posts import Post
from guidance.rules.limits.bounded_json import read_json

LONGEST_TEXT = 10_000
MOST_LEFT_OUT = 200
MOST_OWN = 40

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_YEAR = re.compile(r"[0-9]{4}-[0-9]{2}")
_BAND = re.compile(r"[1-9][a-d]?")
_HOURS = re.compile(r"[0-9]{1,2}(?:\.[0-9]{1,4})?")  # 0.333 WTE is 12.4875
_KEPT_CONTROLS = "\n\t"

# Where the post is based, as the high cost area supplement divides England.
REST_OF_ENGLAND = "rest-of-england"
ZONES = {REST_OF_ENGLAND, "inner-london", "outer-london", "fringe"}


class PostFor(StrEnum):
    ADULT = "adult"
    CHILDREN = "children"


class EmployedBy(StrEnum):
    """The kind of employer, by the names that the guided form gives them."""

    PROVIDER = "provider"
    VCSE = "vcse"
    PRACTICE = "practice"
    COUNCIL = "council"


class OtherProfessions(StrEnum):
    """Whether somebody of another profession than those that the template names can be appointed."""

    NO = "no"
    YES = "yes"


class DirectBookings(StrEnum):
    AGREED = "agreed"
    NOT_AGREED = "not-agreed"


class ContractType(StrEnum):
    PERMANENT = "permanent"
    FIXED_TERM = "fixed-term"
    SECONDMENT = "secondment"
    TRAINING = "training"


class Weight(StrEnum):
    ESSENTIAL = "essential"
    DESIRABLE = "desirable"


class Assessment(StrEnum):
    APPLICATION = "application"
    INTERVIEW = "interview"
    TEST = "test"
    APPLICATION_AND_INTERVIEW = "application-and-interview"
    TEST_AND_INTERVIEW = "test-and-interview"


class AnswersError(ValueError):
    """The text or file has no answers written by this site. The message is for the reader."""


def clean_text(text: str) -> str:
    """Remove control characters and use one kind of line ending, so that pages, Word, PDF and JSON can all hold it."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = (
        letter
        for letter in lines
        if letter in _KEPT_CONTROLS
        or not (unicodedata.category(letter) in {"Cc", "Cs"} or ord(letter) & 0xFFFE == 0xFFFE)
    )
    return "".join(kept).strip()


def clean_line(text: str) -> str:
    """As `clean_text`, on one line."""
    return " ".join(clean_text(text).split())


@dataclass(frozen=True, slots=True)
class OwnCriterion:
    text: str
    weight: str = Weight.ESSENTIAL.value
    assessment: str = Assessment.APPLICATION_AND_INTERVIEW.value


@dataclass(frozen=True, slots=True)
class OwnSection:
    """A section in the employer's own words. Blank where the employer took it out."""

    slug: str
    text: str


@dataclass(frozen=True, slots=True)
class Tailoring:
    """Every answer except `template` may be blank: documents then have a place to fill in.

    `salary` is the employer's own wording, for a post off the Agenda for Change scale. Otherwise the pay is what we
    have for `band` in `salary_year`.
    """

    template: str
    job_title: str = ""
    employer: str = ""
    employed_by: str = ""  # EmployedBy
    network: str = ""
    base: str = ""
    zone: str = ""  # of ZONES
    university: str = ""
    list_size: str = ""
    budget: str = ""
    staff: str = ""
    post: str = ""  # PostFor
    band: str = ""  # '6', '8a'
    hours: str = ""  # a week, such as '37.5'
    contract_type: str = ""  # ContractType
    contract_length: str = ""
    salary_year: str = ""  # '2026-27'
    salary: str = ""
    day_to_day_lead: str = ""
    line_manager: str = ""
    clinical_supervisor: str = ""
    other_professions: str = ""  # OtherProfessions
    other_profession: str = ""  # which, where another is agreed
    direct_bookings: str = ""  # DirectBookings
    contact: str = ""
    about: str = ""
    how_to_apply: str = ""
    closing_date: str = ""  # ISO
    left_out: tuple[str, ...] = ()  # slugs of duties
    own_duties: tuple[str, ...] = ()
    own_criteria: tuple[OwnCriterion, ...] = ()
    sections: tuple[OwnSection, ...] = ()  # those that the employer changed or took out

    @property
    def post_paid(self) -> Post:
        """The post as its pay depends on it."""
        hours = Decimal(self.hours or 0) or None
        return Post(self.salary_year, band=self.band, hours=hours, zone=self.zone)

    def to_dict(self) -> dict[str, Any]:
        """Using JSON types only."""
        plain: dict[str, Any] = {field.name: getattr(self, field.name) for field in fields(self)}
        plain["left_out"] = list(self.left_out)
        plain["own_duties"] = list(self.own_duties)
        plain["own_criteria"] = [
            {"text": criterion.text, "weight": criterion.weight, "assessment": criterion.assessment}
            for criterion in self.own_criteria
        ]
        plain["sections"] = [{"slug": section.slug, "text": section.text} for section in self.sections]
        return plain

    @classmethod
    def from_dict(cls, given: Any) -> "Tailoring":
        """Read answers from any JSON value, cleaning text as a form does. Raises AnswersError."""
        if not isinstance(given, Mapping):
            raise AnswersError("These are not answers to the form.")
        names = {field.name for field in fields(cls)}
        if not names.issuperset(given):
            raise AnswersError("These answers have a part that the form does not know.")
        lists = {"left_out", "own_duties", "own_criteria", "sections"}
        values: dict[str, Any] = {name: _read_line(name, given[name]) for name in given if name not in lists}
        for name, check in _CHECKS.items():
            if values.get(name) and not check(values[name]):
                raise AnswersError(f"The answer to '{_name_answer(name)}' is not one that the form gives.")
        if not values.get("template"):
            raise AnswersError("These answers do not name a template.")
        values["left_out"] = tuple(dict.fromkeys(_read_slugs(given.get("left_out", []))))
        values["own_duties"] = tuple(_read_texts("own_duties", given.get("own_duties", [])))
        values["own_criteria"] = tuple(_read_criteria(given.get("own_criteria", [])))
        values["sections"] = tuple(_read_sections(given.get("sections", [])))
        return cls(**values)

    def to_json(self) -> str:
        return json.dumps(self.to_dict(), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> "Tailoring":
        """Raises AnswersError for any text that has no answers."""
        try:
            given = read_json(text)
        except ValueError as error:
            raise AnswersError("These are not answers to the form.") from error
        return cls.from_dict(given)


@dataclass(frozen=True, slots=True)
class PlaceToFill:
    """A place for the employer to fill in: the field's name, its label, and the prompt shown while it is empty."""

    name: str
    label: str
    prompt: str


PLACES = (
    PlaceToFill("employer", "Employer", "name of the employer"),
    PlaceToFill("network", "Primary care network", "name of the primary care network"),
    PlaceToFill("base", "Base", "where the post is based"),
    PlaceToFill("post", "Who the post is for", "adults, or children and young people"),
    PlaceToFill("band", "Band", "Agenda for Change band, once evaluated"),
    PlaceToFill("hours", "Hours a week", "hours a week"),
    PlaceToFill("contract_type", "Type of contract", "permanent, fixed-term or secondment"),
    PlaceToFill("salary", "Salary", "salary and the year it is for"),
    PlaceToFill("line_manager", "Line manager", "job title of the line manager"),
    PlaceToFill("clinical_supervisor", "Supervisor", "job title and organisation of the supervisor"),
    PlaceToFill("day_to_day_lead", "Day-to-day lead", "job title of whoever directs the work from day to day"),
    PlaceToFill("university", "University", "name of the university"),
    PlaceToFill("list_size", "Registered patients", "number of registered patients"),
    PlaceToFill("budget", "Budget", "budget that the postholder holds, or none"),
    PlaceToFill("staff", "Staff", "number and job titles of the staff managed, or none"),
    PlaceToFill("other_profession", "Other profession", "the other profession that is agreed"),
    PlaceToFill("direct_bookings", "Direct bookings", "whether direct bookings are agreed with the provider"),
    PlaceToFill("contact", "Contact for questions", "name, telephone and email of a contact"),
    PlaceToFill("about", "About the employer", "two or three sentences on the employer, the team and what you offer"),
    PlaceToFill("how_to_apply", "How to apply", "where to apply: a web address, or an email address"),
    PlaceToFill("closing_date", "Closing date", "closing date"),
)

# What each answer that is text is called, on pages and in files.
LABELS = {place.name: place.label for place in PLACES} | {
    "job_title": "Job title",
    "contract_length": "Length of contract",
}


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


_CHECKS: dict[str, Callable[[str], object]] = {
    "template": lambda text: len(text) <= 100 and _SLUG.fullmatch(text),
    "post": lambda text: text in set(PostFor),
    "zone": lambda text: text in ZONES,
    "employed_by": lambda text: text in set(EmployedBy),
    "other_professions": lambda text: text in set(OtherProfessions),
    "band": _BAND.fullmatch,
    "hours": _HOURS.fullmatch,
    "contract_type": lambda text: text in set(ContractType),
    "salary_year": _YEAR.fullmatch,
    "direct_bookings": lambda text: text in set(DirectBookings),
    "closing_date": _is_date,
}


def _name_answer(name: str) -> str:
    return name.replace("_", " ")


def _read_line(name: str, value: Any) -> str:
    if not isinstance(value, str) or len(value) > LONGEST_TEXT:
        raise AnswersError(f"The answer to '{_name_answer(name)}' is not text that the form takes.")
    return clean_line(value)


def _read_list(name: str, value: Any, most: int) -> list[Any]:
    if not isinstance(value, list | tuple) or len(value) > most:
        raise AnswersError(f"The answer to '{_name_answer(name)}' is not a list that the form takes.")
    return list(value)


def _read_slugs(value: Any) -> list[str]:
    found = _read_list("left_out", value, MOST_LEFT_OUT)
    if not all(isinstance(slug, str) and len(slug) <= 60 and _SLUG.fullmatch(slug) for slug in found):
        raise AnswersError("The answer to 'left out' does not name a duty.")
    return found


def _read_texts(name: str, value: Any) -> list[str]:
    found = _read_list(name, value, MOST_OWN)
    if not all(isinstance(text, str) and len(text) <= LONGEST_TEXT for text in found):
        raise AnswersError(f"The answer to '{_name_answer(name)}' is not text that the form takes.")
    return [text for text in map(clean_line, found) if text]


def _read_criteria(value: Any) -> list[OwnCriterion]:
    criteria = []
    for given in _read_list("own_criteria", value, MOST_OWN):
        if not isinstance(given, Mapping) or not {"text", "weight", "assessment"}.issuperset(given):
            raise AnswersError("The answer to 'own criteria' is not a list that the form takes.")
        texts = _read_texts("own_criteria", [given.get("text", "")])
        weight = given.get("weight", Weight.ESSENTIAL.value)
        assessment = given.get("assessment", Assessment.APPLICATION_AND_INTERVIEW.value)
        if weight not in list(Weight) or assessment not in list(Assessment):
            raise AnswersError(
                "The answer to 'own criteria' has a weight or an assessment that the form does not know."
            )
        criteria += [OwnCriterion(text, str(weight), str(assessment)) for text in texts]
    return criteria


def _read_sections(value: Any) -> list[OwnSection]:
    sections = {}
    for given in _read_list("sections", value, MOST_OWN):
        match given:
            case {"slug": str(slug), "text": str(text)} if len(text) <= LONGEST_TEXT:
                sections[_read_slugs([slug])[0]] = clean_text(text)
            case _:
                raise AnswersError("The answer to 'sections' is not a list that the form takes.")
    return [OwnSection(slug, text) for slug, text in sections.items()]
