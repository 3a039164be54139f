"""What a post costs its employer in a year at numbers that stay the same for all of it, line by line."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from guidance.rules.costs import cost_numbers, employment_cost, posts


@dataclass(frozen=True, slots=True)
class AnnualCosts:
    """A line is None where it is not known, or not asked for: `list_left_out` names those that are not known.

    `pay` to `percentage` are what a claim is made of: salary, supplement, National Insurance and pension. `other` and
    `levy` are not claimed. We have found no source, for any year, that says the ARRS repays them for a mental health
    practitioner. Practice Business (undated) says that it does not repay training, management or equipment. `most` is
    the maximum reimbursement for the hours.
    """

    pay: Decimal | None
    supplement: Decimal | None
    insurance: Decimal | None
    pension: Decimal | None
    percentage: Decimal | None
    other: Decimal | None
    levy: Decimal | None
    most: Decimal | None

    @property
    def claimable(self) -> tuple[Decimal | None, ...]:
        return (self.pay, self.supplement, self.insurance, self.pension, self.percentage)

    @property
    def not_claimed(self) -> tuple[Decimal | None, ...]:
        return (self.other, self.levy)

    @property
    def pay_with_supplement(self) -> Decimal | None:
        return employment_cost.add_up_known(self.pay, self.supplement)

    @property
    def may_be_claimed(self) -> Decimal | None:
        """What a claim is made of, as far as it is known. None without the pay."""
        return employment_cost.add_up_known(*self.claimable)

    @property
    def total(self) -> Decimal | None:
        return employment_cost.add_up_known(*self.claimable, *self.not_claimed)


def work_out_year(post: posts.Post, held: cost_numbers.HeldNumbers) -> AnnualCosts:
    """For the whole post, whoever shares it, so that the National Insurance threshold counts once.

    `held` is with what was typed.
    """
    pay = _for_hours(held.pay.value, post, held)
    supplement = _for_hours(find_full_time_supplement(post, held), post, held)
    taxed = employment_cost.add_up_known(pay, supplement)
    by_rates = post.on_costs == posts.OnCosts.RATES
    by_percentage = post.on_costs == posts.OnCosts.PERCENTAGE
    return AnnualCosts(
        pay=pay,
        supplement=supplement,
        insurance=employment_cost.national_insurance(taxed, held.insurance_rate.value, held.insurance_threshold.value)
        if by_rates
        else None,
        pension=employment_cost.get_percentage(taxed, held.pension_rate.value) if by_rates else None,
        percentage=employment_cost.get_percentage(taxed, post.own.percentage) if by_percentage else None,
        other=None if post.own.other is None else employment_cost.round_to_penny(post.own.other),
        levy=employment_cost.get_percentage(taxed, cost_numbers.LEVY_RATE.value) if post.pays_levy else None,
        most=_for_hours(held.most.value, post, held),
    )


def find_full_time_supplement(post: posts.Post, held: cost_numbers.HeldNumbers) -> Decimal | None:
    """None where the place has none, or where one of its limits is not known and no amount was typed."""
    if held.supplement is None:
        return None
    if post.own.supplement is not None:
        return post.own.supplement
    return employment_cost.high_cost_supplement(held.pay.value, *_list_values(held))


def _list_values(held: cost_numbers.HeldNumbers) -> Iterator[Decimal | None]:
    return (one.value for one in held.supplement or ())


def _for_hours(full_time: Decimal | None, post: posts.Post, held: cost_numbers.HeldNumbers) -> Decimal | None:
    return employment_cost.in_proportion(full_time, post.hours, held.full_time_hours.value)
