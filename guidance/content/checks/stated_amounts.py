"""Finds sentences that state another maximum than the records have for the band, the year and the place.

A draft of an amount is checked against the sentences of the whole site: those that state another, and those that say
it is missing.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from django.db.models import CharField, Q, TextField

from guidance.content import kinds, records
from guidance.content.checks import said_missing
from guidance.content.checks.content import Content
from guidance.content.checks.said_missing import AmountHeld
from guidance.content.problems import Problem
from guidance.content.records import Record

POUNDS = re.compile(r"£(\d{1,3}(?:,\d{3})+|\d{4,})(\.\d\d)?(?!\d)")
ROUNDING = Decimal(1)  # pounds: a sentence may leave out the pence
MAXIMUM = "maximum"
# Words of which a sentence about each kind of amount has one.
HINTS = {
    MAXIMUM: ("maxim", "most that", "reimbursement"),
    "supplement": ("supplement",),
    "National Insurance": ("national insurance",),
    "pension": ("pension",),
    "pay": ("pay", "salar"),
}


def find_differing(content: Content) -> Iterator[Problem]:
    held = [amount for amount in said_missing.list_amounts(content) if amount.called == MAXIMUM]
    of_pages = said_missing.read_years_of_pages() if held else {}
    for record in content if held else ():
        year = said_missing.find_year(record, of_pages)
        for name, sentence, _ in said_missing.list_sentences(record):
            for other in find_other_amounts(sentence, year, held)[:1]:
                yield content.build_problem(
                    record,
                    f"It states another maximum: '{sentence}' The {other.record} is £{_value(other):,.2f}.",
                    "Correct whichever is wrong. Where sources differ, set them side by side.",
                    name,
                )


def find_sentences_against(content: Content) -> Iterator[Problem]:
    """For a draft of an amount: each sentence of the site that contradicts it."""
    held = list(said_missing.list_amounts(content))
    names = {(record.kind, record.key) for record in content}
    drafted = [amount for amount in held if (amount.record.kind, amount.record.key) in names]
    of_pages = said_missing.read_years_of_pages() if drafted else {}
    for record in _find_records_about({amount.called for amount in drafted}):
        year = said_missing.find_year(record, of_pages)
        for _, sentence, before in said_missing.list_sentences(record):
            for amount in _find_contradicted(sentence, before, year, held):
                if amount in drafted:
                    field = "amount" if "amount" in amount.record.fields else "value"
                    problem = content.build_problem(
                        amount.record,
                        f"A sentence elsewhere contradicts it: '{sentence}'",
                        "Correct that sentence first, or put a draft of it in the same release.",
                        field,
                    )
                    yield replace(problem, other=record)


def _find_contradicted(sentence: str, before: str, year: kinds.Key, held: Sequence[AmountHeld]) -> list[AmountHeld]:
    if said_missing.MISSING.search(sentence):
        missed = said_missing.read_sentence(sentence, before, year)
        return [amount for amount in held if missed and missed.is_about(amount)]
    return find_other_amounts(sentence, year, [amount for amount in held if amount.called == MAXIMUM])


def find_other_amounts(sentence: str, year: kinds.Key, held: Sequence[AmountHeld]) -> list[AmountHeld]:
    """The maximums that a sentence is about, if it states an amount and none of theirs.

    Only a sentence for one band and one year is certain to mean them.
    """
    stated = [Decimal(pounds.replace(",", "") + pence) for pounds, pence in POUNDS.findall(sentence)]
    about = said_missing.read_sentence(sentence, "", year) if stated else None
    if about is None or about.called != MAXIMUM or len(about.bands) != 1 or len(about.years) != 1:
        return []
    meant = [amount for amount in held if about.is_about(amount)]
    is_there = any(abs(_value(amount) - one) < ROUNDING for amount in meant for one in stated)
    return [] if is_there else meant


def _value(amount: AmountHeld) -> Decimal:
    return Decimal(amount.record.fields["amount"])


def _find_records_about(called: set[str]) -> Iterator[Record]:
    """The site's records that have one of the words of these amounts in a text."""
    hints = [hint for name in called for hint in HINTS[name]]
    for kind in kinds.content_models() if hints else ():
        texts = [
            name
            for name, field in kinds.get_fields(kind).items()
            if isinstance(field, CharField | TextField) and not field.choices
        ]
        said = [Q(**{f"{name}__icontains": hint}) for name in texts for hint in hints]
        if said:
            rows = kind.objects.filter(_any_of(said)).values_list("pk", flat=True)
            for _, record in records.read_rows(kind, pk__in=list(rows)):
                yield record


def _any_of(conditions: Sequence[Q]) -> Q:
    first, *others = conditions
    for other in others:
        first |= other
    return first
