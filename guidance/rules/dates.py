"""Dates as the portal writes them: '21 November 2026', 'March 2019', 'about 2023'."""

from datetime import date

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def long_date(day: date) -> str:
    """'1 April 2026': NHS style, with no ordinal, comma or leading zero."""
    return f"{day.day} {month_and_year(day)}"


def month_and_year(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.year}"


def date_to_precision(day: date | None, precision: str) -> str:
    """Write the date only as precisely as it is known: `precision` is day, month, year, about or unknown.

    An unknown date reads 'date not stated'. Raises ValueError for any other precision.
    """
    if day is None or precision == "unknown":
        return "date not stated"
    match precision:
        case "day":
            return long_date(day)
        case "month":
            return month_and_year(day)
        case "year":
            return str(day.year)
        case "about":
            return f"about {day.year}"
    raise ValueError(f"A date's precision is day, month, year, about or unknown, not {precision!r}.")
