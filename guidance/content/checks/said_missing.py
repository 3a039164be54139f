"""Finds sentences that say an amount is missing when the records have it for the year in question.

Pages work out what is missing from the records. A sentence that says so is false once an editor adds the amount.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from django.db.models import CharField, TextField

from guidance import models
from guidance.content import kinds
from guidance.content.checks import prose
from guidance.content.checks.content import Content
from guidance.content.problems import Problem
from guidance.content.records import Record
from guidance.rules.fixed.slugs import SeriesSlug
from guidance.rules.years import contract_years

MISSING = re.compile(
    r"\bnot (?:yet )?(?:been )?(?:held|hold|found|known|published|available)\b"
    r"|\bnot (?:yet )?(?:been )?stated\b(?! in the source| by the source)"
    r"|\b(?:is|are) missing\b|\bwe (?:hold|have|found|have found) (?:no|none)\b|\bnobody here holds\b",
    re.IGNORECASE,
)
OF_BEFORE = re.compile(r"\bnone\b(?! of)", re.IGNORECASE)
YEAR = re.compile(r"\b(20\d\d)[/-](\d\d)\b")
BANDS = re.compile(r"\bBands? ((?:\d[a-d]?(?:, | and | or | to )?)+)")
# What a sentence calls each kind of amount. The first that it names counts: 'the maximum, which is apart from pay'.
NAMED = {
    "maximum": re.compile(r"\bmaxim(?:um|a|ums)\b|\bmost that\b|\breimbursement\b", re.IGNORECASE),
    "supplement": re.compile(r"\bsupplements?\b", re.IGNORECASE),
    "National Insurance": re.compile(r"\bNational Insurance\b", re.IGNORECASE),
    "pension": re.compile(r"\bpensions?\b", re.IGNORECASE),
    "pay": re.compile(r"\b(?:pay|salary|salaries)\b", re.IGNORECASE),
}
OF_SERIES = {
    SeriesSlug.SUPPLEMENT_RATE: "supplement",
    SeriesSlug.SUPPLEMENT_MINIMUM: "supplement",
    SeriesSlug.SUPPLEMENT_MAXIMUM: "supplement",
    SeriesSlug.INSURANCE_RATE: "National Insurance",
    SeriesSlug.INSURANCE_THRESHOLD: "National Insurance",
    SeriesSlug.PENSION: "pension",
}


@dataclass(frozen=True, slots=True)
class AmountHeld:
    """An amount among the records. What it is not only for one of is blank."""

    record: Record
    called: str
    first: date
    last: date
    band: str = ""
    step: str = ""
    zone: str = ""

    def holds_in(self, year: str) -> bool:
        first, last = contract_years.get_bounds(year)
        return self.first <= last and self.last >= first


@dataclass(frozen=True, slots=True)
class AmountSpokenOf:
    """What amount a sentence is about. A field is empty where it does not narrow that."""

    called: str
    years: tuple[str, ...]
    """Empty where it is about every year."""
    bands: frozenset[str]
    steps: frozenset[str]
    zones: frozenset[str]

    def is_about(self, held: AmountHeld) -> bool:
        named = ((self.bands, held.band), (self.steps, held.step), (self.zones, held.zone))
        return (
            held.called == self.called
            and (not self.years or any(map(held.holds_in, self.years)))
            and all(not wanted or not has or has in wanted for wanted, has in named)
        )


def find_contradicted(content: Content) -> Iterator[Problem]:
    held = list(list_amounts(content))
    of_pages = read_years_of_pages() if held else {}
    for record in content if held else ():
        year = find_year(record, of_pages)
        for name, sentence, before in list_sentences(record):
            missed = MISSING.search(sentence) and read_sentence(sentence, before, year)
            found = next((amount for amount in held if missed and missed.is_about(amount)), None)
            if found:
                yield content.build_problem(
                    record,
                    f"It says that an amount is missing: '{sentence}' But there is the {found.record}.",
                    "Take the sentence out, or say what is missing: pages work out what we have not found.",
                    name,
                )


def find_year(record: Record, of_pages: dict[kinds.Key, kinds.Key]) -> kinds.Key:
    """The year that a record is for, or for a statement its page's. Empty where there is none."""
    return tuple(record.fields.get("contract_year") or of_pages.get(tuple(record.fields.get("section") or ()), ()))


def read_years_of_pages() -> dict[kinds.Key, kinds.Key]:
    """The year of each page of a guide that has one: that of its statements, unless they name another."""
    rows = models.Section.objects.exclude(contract_year=None).values_list(
        "role__slug", "topic__slug", "contract_year__slug"
    )
    return {(role, topic): (year,) for role, topic, year in rows}


def list_amounts(content: Content) -> Iterator[AmountHeld]:
    for record in content.around(models.PayPoint, models.Reimbursement, models.Figure):
        fields = record.fields
        called = OF_SERIES.get(fields["series"][0], "") if record.kind is models.Figure else ""
        if record.kind is not models.Figure:
            called = "pay" if record.kind is models.PayPoint else "maximum"
        if called and fields.get("amount", fields.get("value")) is not None:
            yield AmountHeld(
                record,
                called,
                fields.get("holds_from") or date.min,
                fields.get("holds_to") or date.max,
                band=str(fields["band"][0]) if "band" in fields else "",
                step=fields.get("step", ""),
                zone=fields.get("zone", ""),
            )


def list_sentences(record: Record) -> Iterator[tuple[str, str, str]]:
    """The field, the sentence and the one before it, of each in our own words."""
    for name, field in kinds.get_fields(record.kind).items():
        text = record.fields.get(name)
        is_text = isinstance(field, CharField | TextField) and not field.choices and name not in {"slug", "locator"}
        if not text or not is_text or (record.kind, name) in prose.QUOTED | prose.TYPED:
            continue
        for passage in prose.split_passages(text):
            sentences = () if passage.is_quoted else prose.split_sentences(passage.text)
            for before, sentence in pairwise(("", *sentences)):
                yield name, sentence, before


def read_sentence(sentence: str, before: str, year: kinds.Key) -> AmountSpokenOf | None:
    """None where it is about no kind of amount. 'None' may be about the amount in the sentence before it.

    Without a year of its own, its record's `year` counts. Without either, it is about every year.
    """
    spoken_of = (sentence, before) if OF_BEFORE.search(sentence) else (sentence,)
    called = next((name for text in spoken_of for name, words in NAMED.items() if words.search(text)), "")
    if not called:
        return None
    years = tuple(
        slug
        for first, last in YEAR.findall(sentence)
        if (slug := f"{first}-{last}") == contract_years.get_slug_on(date(int(first), 12, 31))
    )
    words = sentence.lower()
    return AmountSpokenOf(
        called,
        years or year,
        frozenset(band for named in BANDS.findall(sentence) for band in re.findall(r"\d[a-d]?", named)),
        frozenset(step.value for step in models.PayPoint.Step if re.search(rf"\b{step.value}\b", words)),
        frozenset(zone.value for zone in models.Zone if zone.label.lower() in words),
    )
