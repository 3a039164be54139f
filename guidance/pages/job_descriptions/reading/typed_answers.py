"""What somebody typed into a place of a Word file, as the form would have it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from guidance.documents import places
from guidance.rules import dates
from guidance.rules.recruitment import tailoring

# What Word and LibreOffice show in a place that was emptied.
_OTHER_PROMPTS = (
    "click or tap here to enter text.",
    "click here to enter text.",
    "click or tap to enter a date.",
    "click here to enter a date.",
    "choose an item.",
    "enter text here",
)
_PROMPTS = [(place.name, f"[{place.prompt}]") for place in tailoring.PLACES]
_PROMPTS += [(name, f"[{prompt}]") for name, prompt in places.ASKED_OTHERWISE.items()]
# The first words that say an answer, longest first where one begins another.
_CHOICES: dict[str, tuple[tuple[str, str], ...]] = {
    "post": (
        (r"adults?(?: posts?)?", tailoring.PostFor.ADULT.value),
        (r"child(?:ren)?(?:'s)?(?: and young (?:people|person)(?:'s)?)?(?: posts?)?", tailoring.PostFor.CHILDREN.value),
    ),
    "contract_type": (
        (r"permanent", tailoring.ContractType.PERMANENT.value),
        (r"fixed[ -]term", tailoring.ContractType.FIXED_TERM.value),
        (r"secondment|seconded", tailoring.ContractType.SECONDMENT.value),
        (r"training(?: posts?)?", tailoring.ContractType.TRAINING.value),
    ),
    "direct_bookings": (
        (r"(?:not agreed|no)(?: with the provider)?(?:,? (?:or )?not yet)?", tailoring.DirectBookings.NOT_AGREED.value),
        (r"(?:agreed|yes)(?: with the provider)?", tailoring.DirectBookings.AGREED.value),
    ),
}
_BAND = re.compile(
    r"(?:agenda for change,? )?(?:band )?([1-9][a-d]?)(?![0-9.,]*[0-9])\b(.*)", re.IGNORECASE | re.DOTALL
)
_BAND_TAIL = re.compile(
    r"[,(]? *(?:agenda for change|afc)?\)?,? *\(?(?:indicative until the post is matched)?\)?\.?", re.IGNORECASE
)
_HOURS = re.compile(
    r"([0-9]{1,2}(?:\.[0-9]{1,2})?)(?![0-9.])(?: *(?:hours?|hrs?))?(?: *(?:a|per|each|/) *week)?"
    r"(?: *\([0-9.]+ of full time\))?(.*)",
    re.IGNORECASE | re.DOTALL,
)
MOST_HOURS = 60
_DAYS = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? +)?"
_WRITTEN_DAY = re.compile(
    rf"{_DAYS}([0-9]{{1,2}})(?:st|nd|rd|th)?(?: +of)? +([a-z]{{3,9}})\.?,? +([0-9]{{4}})(?![0-9])(.*)",
    re.IGNORECASE | re.DOTALL,
)
_SHORT_DAY = re.compile(
    rf"{_DAYS}([0-9]{{1,2}})([./-])([0-9]{{1,2}})\2([0-9]{{4}}|[0-9]{{2}})(?![0-9])(.*)", re.IGNORECASE | re.DOTALL
)
_ISO_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?![0-9])(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Answered:
    """`rest` is what the form has no answer for."""

    answers: Mapping[str, str] = field(default_factory=dict)
    rest: str = ""


def clean_typed(name: str, text: str) -> str:
    """On one line, without the prompt beside which somebody may have typed. Blank where it is all a prompt."""
    line = tailoring.clean_line(text)
    for of, prompt in _PROMPTS:
        if of == name:
            line = " ".join(line.replace(prompt, " ").split())
    return "" if line.casefold() in _OTHER_PROMPTS else line


def read_answer(name: str, line: str) -> Answered:
    """Nothing answered, and all of it as the rest, where the form would not take it."""
    if not line:
        return Answered({name: ""})
    if len(line) > tailoring.LONGEST_TEXT:
        return Answered({}, line)
    return _READERS.get(name, _take_text)(name, line)


def _take_text(name: str, line: str) -> Answered:
    return Answered({name: line})


def _read_choice(name: str, line: str) -> Answered:
    plain = line.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    for words, answer in _CHOICES[name]:
        if found := re.match(rf"(?:{words})(?![\w'-])", plain, re.IGNORECASE):
            rest = line[found.end() :].strip(" .,;:")
            if name == "contract_type" and rest:
                return Answered({name: answer, "contract_length": rest})
            return Answered({name: answer}, rest)
    return Answered({}, line)


def _read_band(name: str, line: str) -> Answered:
    found = _BAND.match(line)
    if not found:
        return Answered({}, line)
    rest = _BAND_TAIL.sub("", found[2], count=1).strip(" .,;:")
    return Answered({name: found[1].lower()}, rest)


def _read_hours(name: str, line: str) -> Answered:
    found = _HOURS.match(line)
    if not found or not 0 < float(found[1]) <= MOST_HOURS:
        return Answered({}, line)
    whole, _, part = found[1].partition(".")
    return Answered({name: f"{int(whole)}.{part}" if part else str(int(whole))}, found[2].strip(" .,;:"))


def _read_day(name: str, line: str) -> Answered:
    """Days come first, as British forms have them."""
    try:
        if found := _ISO_DAY.match(line):
            day, rest = date(int(found[1]), int(found[2]), int(found[3])), found[4]
        elif found := _SHORT_DAY.match(line):
            year = int(found[4]) + (2000 if len(found[4]) == 2 else 0)
            day, rest = date(year, int(found[3]), int(found[1])), found[5]
        elif (found := _WRITTEN_DAY.match(line)) and (month := _find_month(found[2])):
            day, rest = date(int(found[3]), month, int(found[1])), found[4]
        else:
            return Answered({}, line)
    except ValueError:
        return Answered({}, line)
    return Answered({name: day.isoformat()}, rest.strip(" .,;:"))


def _find_month(name: str) -> int:
    """0 where it is none."""
    short = name.lower()
    full = [month.lower() for month in dates.MONTHS]
    return next(
        (place for place, month in enumerate(full, 1) if month == short or month[:3] == short or month[:4] == short), 0
    )


_READERS: dict[str, Callable[[str, str], Answered]] = {
    **dict.fromkeys(_CHOICES, _read_choice),
    "band": _read_band,
    "hours": _read_hours,
    "closing_date": _read_day,
}
