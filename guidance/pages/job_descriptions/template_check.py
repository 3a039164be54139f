"""Checks whether a document is still current: its template line by line, the clauses behind it, and its pay."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from guidance import models
from guidance.documents.carried import Carried
from guidance.documents.pay import find_pay
from guidance.documents.reference import DocumentReference, find_reference
from guidance.models.recruitment import template_versions
from guidance.rules.costs.posts import Post
from guidance.rules.years.contract_years import get_slug_on, label_year

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


class ChangeKind(StrEnum):
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class LineChange:
    """One line as it was when the document was made and as it is now. `was` or `now` can be blank."""

    label: str
    was: str
    now: str

    @property
    def kind(self) -> ChangeKind:
        if not self.was:
            return ChangeKind.ADDED
        return ChangeKind.CHANGED if self.now else ChangeKind.REMOVED


@dataclass(frozen=True, slots=True)
class DocumentCheck:
    """What was found. `template` is None where we no longer have it.

    `lines_known` is False where we have not stored the document's version and the file carries none of its lines: we
    then know that something changed, but not what.
    """

    reference: DocumentReference
    template: models.JobDescription | None
    lines_known: bool
    changes: tuple[LineChange, ...] = ()
    clauses: tuple[LineChange, ...] = ()
    pay: tuple[LineChange, ...] = ()
    newer_pay_year: str = ""  # '2027/28'
    version_known: bool = True  # False for a short code whose day is before the first version that we have

    @property
    def is_only_older_pay(self) -> bool:
        """Whether nothing has changed, and pay for a later year has come."""
        return bool(self.newer_pay_year and self.template and self.lines_known and self.version_known) and not (
            self.changes or self.clauses or self.pay
        )

    @property
    def is_current(self) -> bool:
        return (
            self.template is not None
            and self.lines_known
            and not (self.changes or self.clauses or self.pay or self.newer_pay_year)
        )


def check_document(carried: Carried, day: date) -> DocumentCheck | None:
    """None where `carried` has no reference of ours. For a pasted reference, pass `Carried(pasted)`."""
    reference = find_reference(carried.reference)
    if reference is None:
        return None
    pay = _compare_pay(carried.pay)
    newer = _find_newer_pay_year(reference, day)
    template = template_versions.with_lines(models.JobDescription.objects.filter(code=reference.code)).first()
    if template is None:
        return DocumentCheck(reference, None, lines_known=False, pay=pay, newer_pay_year=newer)
    reference = _find_version(template, reference)
    if not reference.version:
        return DocumentCheck(reference, template, lines_known=False, pay=pay, newer_pay_year=newer, version_known=False)
    if template_versions.current_version(template) == reference.version:
        return DocumentCheck(reference, template, lines_known=True, pay=pay, newer_pay_year=newer)
    lines, clauses = _find_old_lines(template, reference, carried)
    return DocumentCheck(
        reference,
        template,
        lines_known=bool(lines),
        changes=compare_lines(lines, _list_pairs(template_versions.template_lines(template))) if lines else (),
        clauses=compare_lines(clauses, _list_pairs(template_versions.clause_lines(template))) if lines else (),
        pay=pay,
        newer_pay_year=newer,
    )


def _find_version(template: models.JobDescription, reference: DocumentReference) -> DocumentReference:
    """A short code says the day and not the version: it was made from the last one that we had on that day."""
    if reference.version:
        return reference
    held = models.TemplateVersion.objects.filter(job_description=template.slug, first_held_on__lte=reference.day)
    latest = held.order_by("-first_held_on", "-id").first()
    return replace(reference, version=latest.version, contract_year=latest.contract_year) if latest else reference


def _find_old_lines(
    template: models.JobDescription, reference: DocumentReference, carried: Carried
) -> tuple[Lines, Lines]:
    """As we stored them or, only where we did not, as the file carries them: anybody can have changed those."""
    kept = models.TemplateVersion.objects.filter(job_description=template.slug, version=reference.version).first()
    if kept:
        return _list_pairs(kept.lines), _list_pairs(kept.clauses)
    return carried.lines, carried.clauses


def _list_pairs(lines: Iterable[template_versions.TemplateLine]) -> Lines:
    return [(line["key"], line["text"]) for line in lines]


def compare_lines(was: Lines, now: Lines) -> tuple[LineChange, ...]:
    """Every line that differs in more than its spacing, in today's order, then the lines that are gone."""
    before, after = dict(was), dict(now)
    keys = [*after, *(key for key in before if key not in after)]
    return tuple(
        LineChange(_name_line(key), before.get(key, ""), after.get(key, ""))
        for key in keys
        if before.get(key, "").split() != after.get(key, "").split()
    )


def _name_line(key: str) -> str:
    """'Clause B14.2.b', 'Duty', 'Supervision', 'Pay of Band 6 in 2026/27, entry'."""
    match key.split(":"):
        case ["clause", *_, number]:
            return f"Clause {number}"
        case ["pay", year, band, step]:
            return f"Pay of Band {band} in {label_year(year)}, {step}"
    first = key.partition(":")[0]
    return LABELS.get(first, first.replace("-", " ").capitalize())


def _compare_pay(carried: Lines) -> tuple[LineChange, ...]:
    """Compares each amount in the file with today's. A document has the pay of one band in one year."""
    match carried[0][0].split(":") if carried else []:
        case ["pay", year, band, _] if len(carried) <= MOST_STEPS:
            now = find_pay(Post(year, band=band))
            return compare_lines(carried, now.lines if now else ())
    return ()


def _find_newer_pay_year(reference: DocumentReference, day: date) -> str:
    """The latest year begun by `day` with pay for the band, blank unless it is after the document's own."""
    if not reference.pay_year:
        return ""
    points = models.PayPoint.objects.filter(band__slug=reference.band, holds_from__lte=day, amount__isnull=False)
    begun = points.order_by("-holds_from").values_list("holds_from", flat=True).first()
    latest = label_year(get_slug_on(begun)) if begun else ""
    return latest if latest > reference.pay_year else ""
