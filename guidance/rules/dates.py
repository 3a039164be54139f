"""Dates as the portal writes them: '21 November 2026', 'March 2019', 'about 2023'."""

from datetime import date, datetime, time

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


def write_time(time_of_day: time) -> str:
    """'5.09pm', '9am', 'midday', 'midnight': NHS style."""
    if time_of_day.minute == 0 and time_of_day.hour in (0, 12):
        return "midday" if time_of_day.hour else "midnight"
    minutes = f".{time_of_day.minute:02}" if time_of_day.minute else ""
    return f"{(time_of_day.hour - 1) % 12 + 1}{minutes}{'pm' if time_of_day.hour >= 12 else 'am'}"


def write_moment(moment: datetime) -> str:
    """'1 April 2027 at 9am', in the moment's own time zone."""
    return f"{long_date(moment.date())} at {write_time(moment.time())}"


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
