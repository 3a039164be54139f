"""A plan and its posts in words."""

from decimal import Decimal

from guidance.rules import dates, numbers
from guidance.rules.plans import plan_sums


def name_post(number: int, name: str) -> str:
    """'2. Practitioner, north', 'Post 2'."""
    return f"{number}. {name}" if name else f"Post {number}"


def summarise(sums: plan_sums.PlanSums) -> str:
    """'3 posts, 2.4 WTE, 1 April 2026 to 31 March 2027'."""
    count = len(sums.posts)
    wte = sum((post.planned.wte or Decimal(0) for post in sums.posts), Decimal(0))
    days = f"{dates.long_date(sums.plan.first)} to {dates.long_date(sums.plan.last)}"
    return f"{count} post{'' if count == 1 else 's'}, {numbers.format_number(wte)} WTE, {days}"


def describe_post(post: plan_sums.PostSums, role: str) -> str:
    """'Mental health practitioner, Band 6 entry, 0.8 WTE (30 hours a week), from 1 December 2026'."""
    planned = post.planned
    paid = planned.step if planned.pay is None else "your own pay"
    said = [
        role,
        f"Band {planned.band} {paid}",
        f"{numbers.format_number(planned.wte)} WTE ({numbers.format_number(planned.hours)} hours a week)",
    ]
    said += [f"your share {numbers.format_number(planned.share * 100)}%"] if planned.share is not None else []
    when = post.years[0].post.dates_text
    return ", ".join([*said, *([when[:1].lower() + when[1:]] if when else [])])
