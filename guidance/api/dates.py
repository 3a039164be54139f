"""Dates with their precision: '2023-03-30', '2023-03' or '2023'."""

from datetime import date

from guidance.api.references import Json
from guidance.rules.dates import date_to_precision

# The field with the precision of each date field.
PRECISION_OF = {
    "published_on": "date_precision",
    "as_of": "date_precision",
    "happened_on": "date_precision",
    "replaced_on": "replaced_precision",
}
_LETTERS = {"day": 10, "month": 7, "year": 4, "about": 4, "unknown": 0}


def build_known_date(day: date | None, precision: str) -> Json:
    """Cuts the date to its precision. The database stores a month or a year as its first day."""
    known = day.isoformat()[: _LETTERS[precision]] if day else ""
    return {"date": known or None, "precision": precision, "text": date_to_precision(day, precision)}
