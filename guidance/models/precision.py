from django.db import models


class DatePrecision(models.TextChoices):
    """How exactly a date is known; the values are those of `guidance.rules.dates`."""

    DAY = "day", "the day"
    MONTH = "month", "the month"
    YEAR = "year", "the year"
    ABOUT = "about", "about that year"
    UNKNOWN = "unknown", "not stated"
