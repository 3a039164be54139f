"""Checks whether a document is still current: its template line by line, the clauses behind it, and its pay."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from guidance import models
from guidance.documents.carried import Carried
from guidance.documents.pay import pay_of
from guidance.documents.reference import Reference, find_reference
from guidance.models.recruitment import template_versions
from guidance.rules.years.contract_years import label

Lines = Sequence[tuple[str, str]]
MOST_STEPS = 5

LABELS = {
    "band": "Band",
    "contract-year": "Contract year",
    "title": "Job title",
    "purpose": "Job summary",
    "employer-note": "Note on the employer",
    "reports-to": "Reporting",
    "supervision": "Supervision",
    "working-relationships": "Working relationships",
    "registration": "Registration",
    "safeguarding": "Safeguarding",
    "equality": "Equality, diversity and inclusion",
    "duty": "Duty",
    "criterion": "Person specification",
}


class Kind(StrEnum):
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Change:
    """One line as it was when the document was made and as it is now. `was` or `now` can be blank."""

    label: str
    was: str
    now: str

    @property
    def kind(self) -> Kind:
        if not self.was:
            return Kind.ADDED
        return Kind.CHANGED if self.now else Kind.REMOVED


@dataclass(frozen=True, slots=True)
class Check:
    """What was found. `template` is None where we no longer hold it.

    `lines_known` is False where we have not stored the document's version and the file carries none of its lines: we
    then know that something changed, but not what.
    """

    reference: Reference
    template: models.JobDescription | None
    lines_known: bool
    changes: tuple[Change, ...] = ()
    clauses: tuple[Change, ...] = ()
    pay: tuple[Change, ...] = ()
    newer_pay_year: str = ""  # '2027/28'

    @property
    def is_current(self) -> bool:
        return (
            self.template is not None
            and self.lines_known
            and not (self.changes or self.clauses or self.pay or self.newer_pay_year)
        )


def check(carried: Carried, day: date) -> Check | None:
    """None where `carried` has no reference of ours. For a pasted reference, pass `Carried(pasted)`."""
    reference = find_reference(carried.reference)
    if reference is None:
        return None
    pay = _pay_changes(carried.pay)
    newer = _newer_pay_year(reference, day)
    template = template_versions.with_lines(models.JobDescription.objects.filter(code=reference.code)).first()
    if template is None:
        return Check(reference, None, lines_known=False, pay=pay, newer_pay_year=newer)
    if template_versions.current_version(template) == reference.version:
        return Check(reference, template, lines_known=True, pay=pay, newer_pay_year=newer)
    lines, clauses = _as_they_were(template, reference, carried)
    return Check(
        reference,
        template,
        lines_known=bool(lines),
        changes=compare(lines, _pairs(template_versions.template_lines(template))) if lines else (),
        clauses=compare(clauses, _pairs(template_versions.clause_lines(template))) if lines else (),
        pay=pay,
        newer_pay_year=newer,
    )


def _as_they_were(template: models.JobDescription, reference: Reference, carried: Carried) -> tuple[Lines, Lines]:
    """As we stored them or, only where we did not, as the file carries them: anybody can have changed those."""
    kept = models.TemplateVersion.objects.filter(job_description=template.slug, version=reference.version).first()
    if kept:
        return _pairs(kept.lines), _pairs(kept.clauses)
    return carried.lines, carried.clauses


def _pairs(lines: Iterable[template_versions.Line]) -> Lines:
    return [(line["key"], line["text"]) for line in lines]


def compare(was: Lines, now: Lines) -> tuple[Change, ...]:
    """Every line that differs in more than its spacing, in today's order, then the lines that are gone."""
    before, after = dict(was), dict(now)
    keys = [*after, *(key for key in before if key not in after)]
    return tuple(
        Change(_name(key), before.get(key, ""), after.get(key, ""))
        for key in keys
        if before.get(key, "").split() != after.get(key, "").split()
    )


def _name(key: str) -> str:
    """'Clause B14.2.b', 'Duty', 'Supervision', 'Pay of Band 6 in 2026/27, entry'."""
    match key.split(":"):
        case ["clause", *_, number]:
            return f"Clause {number}"
        case ["pay", year, band, step]:
            return f"Pay of Band {band} in {label(year)}, {step}"
    first = key.partition(":")[0]
    return LABELS.get(first, first.replace("-", " ").capitalize())


def _pay_changes(carried: Lines) -> tuple[Change, ...]:
    """Compares each amount in the file with today's. A document has the pay of one band in one year."""
    match carried[0][0].split(":") if carried else []:
        case ["pay", year, band, _] if len(carried) <= MOST_STEPS:
            now = pay_of(band, year)
            return compare(carried, now.lines if now else ())
    return ()


def _newer_pay_year(reference: Reference, day: date) -> str:
    """The latest year begun by `day` with pay for the band, blank unless it is after the document's own."""
    if not reference.pay_year:
        return ""
    latest = (
        models.ContractYear.objects.filter(
            starts_on__lte=day, pay_points__band__slug=reference.band, pay_points__amount__isnull=False
        )
        .newest_first()
        .first()
    )
    newer = latest is not None and str(latest) > reference.pay_year
    return str(latest) if newer else ""
