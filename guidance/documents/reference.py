"""What a document was made from: a short code in small print, and in full in the notes for the employer.

The code is `MHP-B6/211126/6-26`: the template, the day and, where there is pay, the band and the year that begins in
2026. In full it is `MHP-B6 3f2a91c4 · 2021/22 · B14.1, B14.2 · pay Band 6 2026/27 · 21 November 2026`. Files of earlier
releases have that in their footer.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from guidance import models
from guidance.models.recruitment.template_versions import current_version
from guidance.rules import dates

BETWEEN = " · "
NO_CLAUSES = "no clauses"
LONGEST_PASTED = 2_000
MOST_NAMED = 5
LEVELS = 2  # 'B14.2' also covers 'B14.2.b.iii'

_REFERENCE = re.compile(
    r"(?P<code>[A-Z][A-Z0-9]{0,9}(?:-[A-Z0-9]{1,10}){0,4}) (?P<version>[0-9a-f]{8})"
    r"(?: · (?P<year>[0-9]{4}/[0-9]{2}))?"
    r" · (?P<clauses>[A-Za-z0-9][A-Za-z0-9 .,()/-]{0,150}?)"
    r"(?: · pay Band (?P<band>[1-9][a-d]?) (?P<pay_year>[0-9]{4}/[0-9]{2}))?"
    rf" · (?P<day>[0-9]{{1,2}}) (?P<month>{'|'.join(dates.MONTHS)}) (?P<in_year>[1-9][0-9]{{3}})(?![0-9])"
)
_CODE = re.compile(
    r"(?P<code>[A-Z][A-Z0-9]{0,9}(?:-[A-Z0-9]{1,10}){0,4})/(?P<day>[0-9]{2})(?P<month>[0-9]{2})(?P<year>[0-9]{2})"
    r"(?:/(?P<band>[1-9][a-d]?)-(?P<pay>[0-9]{2}))?(?![0-9A-Za-z])"
)
_CENTURY = 2000
_DOTS = re.compile(r"\s*[·•∙⋅‧|]\s*")  # what other programs turn the dot into


@dataclass(frozen=True, slots=True)
class DocumentReference:
    code: str
    version: str  # blank where only the short code is known: the version is then the one of that day
    contract_year: str  # '2021/22', or blank where no clause of the DES is behind the template
    clauses: str
    day: date
    band: str = ""  # '6': the band whose pay the document gives
    pay_year: str = ""  # '2026/27'

    def __str__(self) -> str:
        pay = f"/{self.band}-{self.pay_year[2:4]}" if self.band and self.pay_year else ""
        return f"{self.code}/{self.day:%d%m%y}{pay}"

    @property
    def in_full(self) -> str:
        """The short code where that is all there is."""
        if not self.version:
            return str(self)
        pay = f"pay Band {self.band} {self.pay_year}" if self.band and self.pay_year else ""
        parts = [f"{self.code} {self.version}", self.contract_year, self.clauses, pay, dates.long_date(self.day)]
        return BETWEEN.join(part for part in parts if part)


def build_reference(
    template: models.JobDescription, day: date, *, band: str = "", pay_year: str = ""
) -> DocumentReference:
    """Reads the template's lines: fetch it with `guidance.models.recruitment.template_versions.with_lines`."""
    return DocumentReference(
        template.code,
        current_version(template),
        str(template.contract_year or ""),
        clauses_in_short(clauses_of(template)),
        day,
        band,
        pay_year.replace("-", "/"),
    )


def clauses_of(template: models.JobDescription) -> list[models.Clause]:
    """Every clause behind the template, each once."""
    clauses = {clause.pk: clause for clause in template.clauses.all()}
    for duty in template.duties.all():
        clauses |= {clause.pk: clause for clause in duty.clauses.all()}
    return list(clauses.values())


def clauses_in_short(clauses: Iterable[models.Clause]) -> str:
    """The contract's clauses by number, to two levels. Other instruments by name, as their numbers alone say little."""
    numbers: dict[str, None] = {}
    others: dict[str, None] = {}
    for clause in sorted(clauses, key=lambda clause: _get_sort_key(clause.number)):
        if clause.instrument.kind == models.Instrument.Kind.DES:
            numbers[_shorten_number(clause.number)] = None
        else:
            others[clause.instrument.slug] = None
    parents = {number.rpartition(".")[0] for number in numbers}
    named = [*(number for number in numbers if number not in parents), *sorted(others)]
    more = len(named) - MOST_NAMED
    kept = named[:MOST_NAMED] + ([f"{more} more"] if more > 0 else [])
    return ", ".join(kept) or NO_CLAUSES


def _shorten_number(number: str) -> str:
    """An annex's clause to two levels, B14.2 for B14.2.a; a section of the specification, such as 7.3.3, in full."""
    parts = number.split(".")
    return number if all(part.isdigit() for part in parts) else ".".join(parts[:LEVELS])


def _get_sort_key(number: str) -> list[tuple[int, str]]:
    return [(int(part), "") if part.isdigit() else (0, part) for part in re.split(r"(\d+)", number) if part]


def find_reference(pasted: str) -> DocumentReference | None:
    """The first reference in pasted text, or None. There can be other text before and after it."""
    tidy = unicodedata.normalize("NFKC", pasted[:LONGEST_PASTED])
    tidy = _DOTS.sub(BETWEEN, " ".join(tidy.split()))
    return _find_in_full(tidy) or _find_code(tidy)


def _find_code(tidy: str) -> DocumentReference | None:
    for match in _CODE.finditer(tidy):
        try:
            day = date(_CENTURY + int(match["year"]), int(match["month"]), int(match["day"]))
        except ValueError:
            continue
        begins = _CENTURY + int(match["pay"] or 0)
        pay_year = f"{begins}/{(begins + 1) % 100:02}" if match["pay"] else ""
        return DocumentReference(match["code"], "", "", "", day, match["band"] or "", pay_year)
    return None


def _find_in_full(tidy: str) -> DocumentReference | None:
    for match in _REFERENCE.finditer(tidy):
        try:
            day = date(int(match["in_year"]), dates.MONTHS.index(match["month"]) + 1, int(match["day"]))
        except ValueError:
            continue
        return DocumentReference(
            match["code"],
            match["version"],
            match["year"] or "",
            match["clauses"],
            day,
            match["band"] or "",
            match["pay_year"] or "",
        )
    return None
