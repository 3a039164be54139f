"""The text for each field of the vacancy forms of NHS Jobs and Trac, made from the job description itself.

NHS Jobs' limits are in NHSBSA's knowledge article KA-25633, which says that pasted blanks count; its boxes for criteria
are in eQuest's description of its feed (article 4680). Trac's fields are those of a request (NHSBSA, KA-28998) and of
an advert of 2025 (healthjobsuk.com). We have not found Trac's limits.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from guidance.documents import blocks
from guidance.pages.job_descriptions.own_template import values

LEAST, MOST = 100, 1_500
MOST_IN_TITLE = 70
MOST_IN_DESCRIPTION = 10_000
ABOUT = "[two or three sentences on the employer, the team and what you offer]"
DUTIES = "Main duties"
SUMMARY = "Job summary"
NOT_IN_DESCRIPTION = {values.CRITERIA, "Job details", ""}
_BOXES = (("Qualifications", ("qualif", "registr", "training")), ("Experience", ("experience",)), ("Skills", ("",)))


@dataclass(frozen=True, slots=True)
class VacancyField:
    """`most` 0 is a limit that we don't know, or none. `left_out` names what did not fit."""

    name: str
    text: str
    least: int = 0
    most: int = 0
    left_out: tuple[str, ...] = ()

    @property
    def length(self) -> int:
        return len(self.text)

    @property
    def is_left(self) -> bool:
        """Whether the employer has still to write it, or part of it."""
        return not self.text or "[" in self.text

    @property
    def verdict(self) -> str:
        if not self.most:
            return f"{self.length:,} characters"
        said = f"{self.length:,} of {self.most:,} characters"
        if self.length > self.most:
            return f"{said}: {self.length - self.most:,} too many"
        if self.length < self.least:
            return f"{said}: at least {self.least:,} are needed"
        return f"{said}: it fits"


@dataclass(frozen=True, slots=True)
class VacancyForm:
    system: str
    anchor: str
    fields: tuple[VacancyField, ...]
    left: tuple[str, ...]  # fields that only the employer can fill in


def list_forms(document: blocks.Document, *, about: str = "", closing: str = "") -> tuple[VacancyForm, VacancyForm]:
    held = {value.name: "\n".join(_write_line(line) for line in value.lines) for value in values.list_values(document)}
    if closing:
        held["Closing date"] = closing
    return _for_nhs_jobs(document, held, about or ABOUT), _for_trac(document, held, about or ABOUT)


def _for_nhs_jobs(document: blocks.Document, held: Mapping[str, str], about: str) -> VacancyForm:
    fields = [
        VacancyField("Job title", held.get("Job title", ""), most=MOST_IN_TITLE),
        _fit("Job overview", held.get(SUMMARY, "").split("\n"), LEAST, MOST),
        _fit("Skills and qualities", held.get("Essential criteria", "").split("\n"), LEAST, MOST),
        VacancyField("Working for your organisation", about, LEAST, MOST),
        _fit_parts("Job description", _list_parts(document, held), MOST_IN_DESCRIPTION),
        *_list_boxes(document),
        *_list_facts(
            held,
            ("Employer", "Band", "Salary", "Hours a week", "Type of contract", "Base", "Contact for questions"),
        ),
        *_list_facts(held, ("Closing date",)),
    ]
    return VacancyForm(
        "NHS Jobs", "nhs-jobs", tuple(fields), ("Your reference for the job", "Questions before applying")
    )


def _for_trac(document: blocks.Document, held: Mapping[str, str], about: str) -> VacancyForm:
    named = {
        "Job title": "Job title",
        "Grade": "Band",
        "Contract": "Type of contract",
        "Hours": "Hours a week",
        "Employer": "Employer",
        "Site": "Base",
        "Salary": "Salary",
        "Closing": "Closing date",
        "Job overview": SUMMARY,
    }
    fields = [VacancyField(name, held[label]) for name, label in named.items() if held.get(label)]
    fields += [
        VacancyField("Main duties of the job", held.get(DUTIES, "")),
        VacancyField("Working for our organisation", about),
        _fit_parts("Detailed job description", _list_parts(document, held), 0),
        VacancyField("Person specification: essential", held.get("Essential criteria", "")),
        VacancyField("Person specification: desirable", held.get("Desirable criteria", "")),
    ]
    left = ("Main area", "Department", "Discipline", "Cost code", "Position number", "Job reference", "Town")
    return VacancyForm("Trac", "trac", tuple(field for field in fields if field.text), left)


def _list_facts(held: Mapping[str, str], labels: Iterable[str]) -> Iterator[VacancyField]:
    for label in labels:
        if held.get(label):
            yield VacancyField(label, held[label])


def _list_boxes(document: blocks.Document) -> Iterator[VacancyField]:
    """NHS Jobs asks for essential and desirable criteria under three headings."""
    found: dict[str, list[str]] = {}
    group = part = ""
    for block in document.blocks:
        if isinstance(block, blocks.Heading):
            part, group = (block.text, "") if block.level == 2 else (part, block.text.casefold())
        elif isinstance(block, blocks.Table) and part == values.CRITERIA:
            box = next(name for name, words in _BOXES if any(word in group for word in words))
            for row in block.rows:
                text, weight = (values.write_words(cell) for cell in row[:2])
                found.setdefault(f"{box}: {weight.lower()}", []).append(text)
    for box, _ in _BOXES:
        for weight in ("essential", "desirable"):
            if lines := found.get(f"{box}: {weight}"):
                yield VacancyField(f"{box}: {weight}", "\n".join(lines))


def _list_parts(document: blocks.Document, held: Mapping[str, str]) -> list[tuple[str, str]]:
    headings = [block.text for block in document.blocks if isinstance(block, blocks.Heading) and block.level == 2]
    return [(name, held[name]) for name in headings if name not in NOT_IN_DESCRIPTION and held.get(name)]


def _fit(name: str, lines: list[str], least: int, most: int) -> VacancyField:
    """As many whole lines from the start as fit. A first line that is too long stays, and its length says so."""
    kept = list(lines)
    while len(kept) > 1 and len("\n".join(kept)) > most:
        kept.pop()
    return VacancyField(name, "\n".join(kept), least, most, tuple(lines[len(kept) :]))


def _fit_parts(name: str, parts: list[tuple[str, str]], most: int) -> VacancyField:
    """Whole parts under their headings, in order, leaving out those for which there is no room."""
    kept, left_out, length = [], [], 0
    for heading, text in parts:
        part = f"{heading}\n{text}"
        if most and length + len(part) + 2 > most:
            left_out.append(heading)
        else:
            kept.append(part)
            length += len(part) + 2
    return VacancyField(name, "\n\n".join(kept), 0, most, tuple(left_out))


def _write_line(line: values.ValueLine) -> str:
    return f"- {line.text}" if line.is_item else line.text
