"""The texts of the real content that the rules of a year rest on, as its files give them."""

from functools import cache

from django.conf import settings

from guidance.content.validation import validate_all
from guidance.content.yaml_reading import read_directory
from guidance.models import YearFact
from guidance.rules.held import Texts

PRACTITIONER = "mental-health-practitioner"


@cache
def year_facts() -> Texts:
    entries, _ = read_directory(settings.FIXTURES_DIR)
    given, _ = validate_all(entries)
    records = (one.record for one in given if one.record.kind is YearFact)
    return {
        (record.key[0], record.key[2]): str(record.fields["body"])
        for record in records
        if record.key[1] == PRACTITIONER
    }
