"""What a post costs and what may come back between two days, for all of it or for a PCN's share, to the penny.

Each amount is that up to the last day, less that up to the day before the first. So days that follow one another, such
as months, add up to what they are together. So do the shares of PCNs.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from guidance.rules.costs import months
from guidance.rules.costs.costed_periods import CostedPeriod

NO_COST = Decimal(0)


@dataclass(frozen=True, slots=True)
class PostAmounts:
    """`cost` is all of it, and `claimable` is salary, supplement, National Insurance and pension, as far as they are
    known. None is not known: without the pay there is no cost.

    `claimed` is the share of what is claimable that the ARRS may repay, `most` its maximum, and `repaid` the lower.
    Without a rule `claimed` and `repaid` are None, and without a maximum the last two.
    """

    cost: Decimal | None
    claimable: Decimal | None
    claimed: Decimal | None
    most: Decimal | None
    repaid: Decimal | None

    @property
    def others(self) -> Decimal | None:
        """The costs that are not part of a claim."""
        return _subtract(self.cost, self.claimable)

    @property
    def rest(self) -> Decimal | None:
        """Of what is claimable, the share that the ARRS does not repay."""
        return _subtract(self.claimable, self.claimed)

    @property
    def above_most(self) -> Decimal | None:
        """What may be claimed and is not repaid."""
        return _subtract(self.claimed, self.repaid)

    def plus(self, other: "PostAmounts") -> "PostAmounts":
        return PostAmounts(
            _add(self.cost, other.cost),
            _add(self.claimable, other.claimable),
            _add(self.claimed, other.claimed),
            _add(self.most, other.most),
            _add(self.repaid, other.repaid),
        )

    def less(self, other: "PostAmounts") -> "PostAmounts":
        return PostAmounts(
            _subtract(self.cost, other.cost),
            _subtract(self.claimable, other.claimable),
            _subtract(self.claimed, other.claimed),
            _subtract(self.most, other.most),
            _subtract(self.repaid, other.repaid),
        )


NONE_YET = PostAmounts(NO_COST, NO_COST, NO_COST, NO_COST, NO_COST)


def sum_up(
    costed: Iterable[CostedPeriod], days: months.Days | None, shared: months.Shared = months.EVERYTHING
) -> PostAmounts:
    """What the post costs on the days, of one contract year, that its periods have. All are 0 where it has no days."""
    return sum_up_each(costed, [days], shared)[0]


def sum_up_each(
    costed: Iterable[CostedPeriod], several: Iterable[months.Days | None], shared: months.Shared = months.EVERYTHING
) -> list[PostAmounts]:
    """As `sum_up`, of each of them. Where one ends and the next begins, such as two months, works it out once."""
    parts = list(several)
    found = [NONE_YET for _ in parts]
    for period in costed:
        known: dict[Fraction, PostAmounts] = {}
        for place, days in enumerate(parts):
            within = days.within(period.days) if days else None
            if within:
                of_days = _sum_up_period(period, within, shared, known)
                found[place] = of_days if found[place] is NONE_YET else found[place].plus(of_days)
    return found


def _sum_up_period(
    period: CostedPeriod, days: months.Days, shared: months.Shared, known: dict[Fraction, PostAmounts]
) -> PostAmounts:
    def up_to(time: Fraction) -> PostAmounts:
        if time not in known:
            amounts = _add_up(period, time * shared.through)
            known[time] = amounts.less(_add_up(period, time * shared.before)) if shared.before else amounts
        return known[time]

    return up_to(days.through).less(up_to(days.before))


def _add_up(period: CostedPeriod, share: Fraction) -> PostAmounts:
    """That share of a year at the same numbers."""
    claimed, most = _take(period.claimed, share), _take(period.most, share)
    return PostAmounts(
        cost=_take(period.total, share),
        claimable=_take(period.claimable, share),
        claimed=claimed,
        most=most,
        repaid=None if claimed is None or most is None else min(claimed, most),
    )


def _take(annual: Decimal | None, share: Fraction) -> Decimal | None:
    return None if annual is None else months.round_share(annual, share)


def _add(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return None if one is None or other is None else one + other


def _subtract(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return None if one is None or other is None else one - other
