from django.db import models


class DatePrecision(models.TextChoices):
    """How precisely a date is known. `guidance.rules.dates` uses the same values."""

    DAY = "day", "the day"
    MONTH = "month", "the month"
    YEAR = "year", "the year"
    ABOUT = "about", "about that year"
    UNKNOWN = "unknown", "not stated"
