"""What a post costs its employer in a year, one function for each step.

Amounts are Decimals in pounds. Each step is rounded to the penny, half a penny up. An amount that is not known is None,
never 0, and so is everything worked out from it.
"""

from decimal import ROUND_HALF_UP, Decimal

PENNY = Decimal("0.01")
PER_CENT = Decimal("0.01")


def round_to_penny(amount: Decimal) -> Decimal:
    return amount.quantize(PENNY, ROUND_HALF_UP)


def in_proportion(full_time: Decimal | None, hours: Decimal | None, full_time_hours: Decimal | None) -> Decimal | None:
    """The part of a full-time amount that is due for the hours of a post.

    Full time is 37.5 hours a week: NHS terms and conditions of service handbook, section 10.1 (as quoted by Law
    Insider).
    """
    if full_time is None or hours is None or full_time_hours is None:
        return None
    return round_to_penny(full_time * hours / full_time_hours)


def get_percentage(amount: Decimal | None, rate: Decimal | None) -> Decimal | None:
    """`rate` per cent of the amount."""
    if amount is None or rate is None:
        return None
    return round_to_penny(amount * rate * PER_CENT)


def high_cost_supplement(
    full_time_pay: Decimal | None, rate: Decimal | None, least: Decimal | None, most: Decimal | None
) -> Decimal | None:
    """The supplement for a full-time post in a high cost area: a percentage of basic pay, within two limits.

    NHS terms and conditions of service handbook, section 4.1: 'expressed as a proportion of basic pay', subject to a
    minimum and a maximum; section 4.2: it is pensionable. Annex 9 has the rates and limits for each year.
    """
    if full_time_pay is None or rate is None or least is None or most is None:
        return None
    return min(max(round_to_penny(full_time_pay * rate * PER_CENT), least), most)


def national_insurance(pay: Decimal | None, rate: Decimal | None, threshold: Decimal | None) -> Decimal | None:
    """The employer's Class 1 contribution on a year's pay above the year's secondary threshold: Social Security
    Contributions and Benefits Act 1992, section 9."""
    if pay is None or rate is None or threshold is None:
        return None
    return round_to_penny(max(pay - threshold, Decimal(0)) * rate * PER_CENT)


def add_up_known(first: Decimal | None, *others: Decimal | None) -> Decimal | None:
    """The sum of the first amount and of the others that are known, or None if the first is not."""
    if first is None:
        return None
    return sum((amount for amount in others if amount is not None), first)
