"""What of a full-time amount of a year is due for a post's hours and days, and how that is written."""

from decimal import Decimal

from guidance.rules import numbers
from guidance.rules.costs import cost_numbers, employment_cost, posts

TIMES = "\N{MULTIPLICATION SIGN}"


def write_hours(post: posts.Post, held: cost_numbers.HeldNumbers) -> str:
    return f"{numbers.format_number(post.hours)} ÷ {numbers.format_number(held.full_time_hours.value)}"


def write_days(post: posts.Post) -> str:
    if not post.dates_text:
        return ""
    days, of_year = post.count_days()
    return f" {TIMES} {days} ÷ {of_year} days"


def keep_days(post: posts.Post, of_year: Decimal | None) -> Decimal | None:
    """The part of a year's amount that is due for the days that the post runs."""
    return employment_cost.in_proportion(of_year, *map(Decimal, post.count_days())) if post.dates_text else of_year
