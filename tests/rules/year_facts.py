"""The answers of the real content that the sums of a year rest on, as its files give them. No database."""

from functools import cache
from typing import Any

from django.conf import settings

from guidance.content.validation import validate_all
from guidance.content.yaml_reading import read_directory
from guidance.models import YearFact
from guidance.presenters.year_texts import Key, YearTexts

PRACTITIONER = "mental-health-practitioner"
OWN = {"contract_year", "role"}


@cache
def year_facts() -> dict[Key, dict[str, Any]]:
    """By contract year and slug, the fields of each answer but its year and its role."""
    entries, _ = read_directory(settings.FIXTURES_DIR)
    given, _ = validate_all(entries)
    records = sorted(
        (one.record for one in given if one.record.kind is YearFact and one.record.key[1] == PRACTITIONER),
        key=lambda record: (record.key[0], record.fields.get("order", 0), record.key[2]),
    )
    return {
        (record.key[0], record.key[2]): {name: value for name, value in record.fields.items() if name not in OWN}
        for record in records
    }


@cache
def year_texts() -> YearTexts:
    facts = {key: YearFact(**fields) for key, fields in year_facts().items()}
    for fact in facts.values():
        fact.clean_fields(exclude=OWN)  # as the database would give its numbers
    return YearTexts(facts, {})
