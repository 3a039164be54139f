"""Who pays for a mental health practitioner under the ARRS, with a function for each contract year that we know.

A year that is not in `RULES` is not held. A rule is used only while the year's text still has the words that it was
written from: when an editor corrects the text, the sum stops until somebody corrects the rule too.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from guidance.rules import held
from guidance.rules.costs.employment_cost import round_to_penny
from guidance.rules.fixed import slugs
from guidance.rules.numbers import format_number
from guidance.rules.years.contract_years import label_year

HALF = Decimal("0.5")
WHOLE = Decimal(1)


class PlaceInBand(StrEnum):
    """Whether the post is the PCN's first practitioner in its band."""

    FIRST = "first"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class FundingRule:
    """`arrs` is the share of the cost that may be claimed, from 0 to 1. `up_to` is whether the source says 'up to'.

    `rest` says who pays the rest. It is blank if the source doesn't say, or there is no rest.
    """

    arrs: Decimal
    up_to: bool = False
    rest: str = ""
    condition: str = ""
    caution: str = ""


@dataclass(frozen=True, slots=True)
class CostSplit:
    """A year's cost in pounds. `claimed` + `rest` is the cost, and so is `repaid` + `left` + `rest` if all are held.

    `repaid` is what the ARRS pays and `left` what the PCN pays itself. Both are None if the most that the ARRS repays
    is not held.
    """

    claimed: Decimal
    rest: Decimal
    repaid: Decimal | None
    left: Decimal | None


def in_2021_22(place: PlaceInBand | None) -> FundingRule:  # noqa: ARG001  the same for every post
    """Network Contract DES 2021/22 (B0431); clause number not held.

    BNSSG Training Hub, Mental Health Support Workers (2021), 'Is funding available for them?' and 'What employment
    models are there?': the provider pays half, the PCN half, and the ARRS repays the PCN up to the maximum amount for
    the band. Management in Practice and Pulse reported the same in January 2021.
    """
    return FundingRule(HALF, rest="the local provider of community mental health services")


def in_2022_23(place: PlaceInBand | None) -> FundingRule:  # noqa: ARG001  the same for every post
    """Network Contract DES 2022/23; clause number not held.

    NHS England, Mental health practitioners (about 2023), passage on funding, employment and entitlement: half from
    the ARRS, half from what ICSs hold for community mental health transformation. The page names no contract year.
    """
    return FundingRule(
        HALF,
        rest="the money that the ICS holds for community mental health transformation",
        caution="NHS England's page is of about 2023 and names no contract year.",
    )


def in_2024_25(place: PlaceInBand | None) -> FundingRule | held.NotHeld:
    """Network Contract DES 2024/25; clause number not held.

    Pulse PCN and Key Medical on the contract of 2024/25: may be fully funded through the ARRS, subject to conditions
    on first posts. The conditions are not held, so no share is given for a first post.
    """
    if place != PlaceInBand.LATER:
        return held.NotHeld(
            "For 2024/25 a practitioner may be fully funded, subject to conditions on first posts. "
            "We do not hold the conditions."
        )
    return FundingRule(WHOLE, up_to=True)


def in_2026_27(place: PlaceInBand | None) -> FundingRule | held.NotHeld:
    """Network Contract DES 2026/27 (PRN02483), Tables 3a and 3b; clause number not held.

    Haresign's ARRS calculator: half for the first practitioner in each band (Table 3a); up to the whole for later
    ones, where there is a written agreement (Table 3b), for the adult and the children's post alike. Since 1 May 2026 a
    local variation may apply: the ICB asks for it, NHS England approves it and each practice agrees to it.
    """
    if place is None:
        return held.NotHeld(
            "For 2026/27 it depends on whether the post is the first in its band: 50% if it is, up to 100% if not."
        )
    if place == PlaceInBand.FIRST:
        return FundingRule(HALF)
    return FundingRule(WHOLE, up_to=True, condition="a written agreement")


RULES: dict[str, Callable[[PlaceInBand | None], FundingRule | held.NotHeld]] = {
    slugs.YearSlug.Y2021_22: in_2021_22,
    slugs.YearSlug.Y2022_23: in_2022_23,
    slugs.YearSlug.Y2024_25: in_2024_25,
    slugs.YearSlug.Y2026_27: in_2026_27,
}
# The exact words in the year's text that each rule was written from.
RESTS_ON: dict[str, str] = {
    slugs.YearSlug.Y2021_22: "pays 50% and the PCN pays 50%. The PCN can claim its half back through the ARRS",
    slugs.YearSlug.Y2022_23: "gives the shares as 50/50: half from the ARRS, half from money that ICSs hold",
    slugs.YearSlug.Y2024_25: "may be fully funded through the ARRS, subject to conditions on first posts",
    slugs.YearSlug.Y2026_27: (
        "50% for the first practitioner in each band (Table 3a). "
        "For later ones it repays up to 100%, where there is a written agreement (Table 3b)"
    ),
}


def get_funding_rule(year: str, place: PlaceInBand | None, said: held.Texts) -> FundingRule | held.NotHeld:
    """The year's rule for a post. `place` is None if it is not known which post in its band it is."""
    if year not in RULES:
        return held.NotHeld(f"The share that the ARRS repays in {label_year(year)} is not held.")
    if not held.still_says(said, (year, slugs.FactSlug.FUNDING), RESTS_ON[year]):
        return held.CHANGED
    return RULES[year](place)


def split_cost(cost: Decimal | None, rule: FundingRule, most: Decimal | None) -> CostSplit | None:
    """Divide the cost by the year's rule, to the penny. `rest` absorbs the rounding. None if there is no cost.

    `most` is the most that the ARRS repays for this post and these hours, or None if not held.
    """
    if cost is None:
        return None
    claimed = round_to_penny(cost * rule.arrs)
    repaid = None if most is None else min(claimed, round_to_penny(most))
    return CostSplit(claimed, cost - claimed, repaid, None if repaid is None else claimed - repaid)


def describe_rule(rule: FundingRule) -> str:
    """The rule in a sentence or two, for readers who have not worked out a cost."""
    share = f"{'up to ' if rule.up_to else ''}{format_number(rule.arrs * 100)}%"
    said = [f"The ARRS repays {share} of the cost, as far as its maximum amount."]
    if rule.condition:
        said.append(f"There must be {rule.condition}.")
    if rule.arrs < 1:
        said.append(
            f"The rest comes from {rule.rest}." if rule.rest else "Who pays the rest is not stated in the source."
        )
    return " ".join(part for part in (*said, rule.caution) if part)
