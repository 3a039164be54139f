"""How many mental health practitioners a PCN can ask for in a contract year, by list size, as each source has it.

An entitlement is what a PCN can ask for; a cap is the most that it may have. Sources that disagree have a rule each.
A year without a rule is not held. A rule is used only while the text that it was written from still has its words.
"""

from collections.abc import Callable
from dataclasses import dataclass

from guidance.rules import held
from guidance.rules.fixed import slugs

LARGE_LIST = 100_000  # patients: a larger list counts double


@dataclass(frozen=True, slots=True)
class ReportedEntitlement:
    """`posts` is the number of full-time practitioners, or None if the source gives none or the list size is not known.

    `fact` is the key of the text that says so: (year, slug).
    """

    says: str
    posts: int | None
    fact: tuple[str, str]


def double_for_large_list(posts: int, list_size: int | None) -> int | None:
    """`posts` for every PCN, twice as many above 100,000 patients. None if the list size is not known."""
    if list_size is None:
        return None
    return posts * 2 if list_size > LARGE_LIST else posts


def entitled_2021_22(list_size: int | None) -> int | None:
    """Network Contract DES 2021/22, as Management in Practice and Pulse reported it in January 2021; clause number not
    held: one full-time practitioner for every PCN from April 2021, doubled above 100,000 patients."""
    return double_for_large_list(1, list_size)


def planned_2022_23(list_size: int | None) -> int | None:
    """The plan of January 2021 for 2022/23, subject to review (Management in Practice, Pulse): two, doubled above
    100,000 patients. Whether the contract of 2022/23 kept to it is not held."""
    return double_for_large_list(2, list_size)


def minimum_about_2023(list_size: int | None) -> int | None:
    """NHS England, Mental health practitioners (about 2023), passage on funding, employment and entitlement: at least
    one where the population is up to 100,000, at least two where it is more. The page names no contract year."""
    return double_for_large_list(1, list_size)


def planned_2023_24(list_size: int | None) -> int | None:
    """The plan of January 2021 for 2023/24, subject to review (Management in Practice, Pulse): three, doubled above
    100,000 patients. In 2023/24 all caps were removed."""
    return double_for_large_list(3, list_size)


def no_number(list_size: int | None) -> None:
    """Network Contract DES 2022/23 (Pulse PCN): an extra practitioner. 2023/24 (Capsticks, Wessex LMCs): all caps
    removed. 2025/26 (House of Lords, HL10018): no restriction on the patient facing staff
    covered, and no specific plans to increase the number of these practitioners. None of them gives a number."""


@dataclass(frozen=True, slots=True)
class _EntitlementRule:
    """`says` sums it up for readers, `count` works out the posts, and `words` must be in the text that `fact` names."""

    says: str
    count: Callable[[int | None], int | None]
    words: str
    fact: tuple[str, str]


_DOUBLED = "doubled for PCNs above 100,000 patients"
ENTITLEMENT_RULES: dict[str, tuple[_EntitlementRule, ...]] = {
    slugs.YearSlug.Y2021_22: (
        _EntitlementRule(
            "One for every PCN, two above 100,000 patients",
            entitled_2021_22,
            "Every PCN is entitled to one fully embedded FTE practitioner from April 2021",
            (slugs.YearSlug.Y2021_22, slugs.FactSlug.ENTITLEMENT),
        ),
    ),
    slugs.YearSlug.Y2022_23: (
        _EntitlementRule(
            "At least one up to 100,000 people, at least two above that: NHS England's page of about 2023, which names "
            "no contract year",
            minimum_about_2023,
            "one practitioner where the population is up to 100,000, and two where it is more",
            (slugs.YearSlug.Y2022_23, slugs.FactSlug.ENTITLEMENT),
        ),
        _EntitlementRule(
            "An extra practitioner through the ARRS, with no number by list size",
            no_number,
            "A PCN may take on an extra practitioner through the ARRS",
            (slugs.YearSlug.Y2022_23, slugs.FactSlug.ENTITLEMENT),
        ),
        _EntitlementRule(
            "Two, four above 100,000 patients: the plan of January 2021, subject to review",
            planned_2022_23,
            "The plan was for 2 WTE in 2022/23",
            (slugs.YearSlug.Y2021_22, slugs.FactSlug.ENTITLEMENT),
        ),
    ),
    slugs.YearSlug.Y2023_24: (
        _EntitlementRule(
            "No cap: all caps on recruitment were removed",
            no_number,
            "All recruitment caps on mental health practitioners were removed",
            (slugs.YearSlug.Y2023_24, slugs.FactSlug.ENTITLEMENT),
        ),
        _EntitlementRule(
            "Three, six above 100,000 patients: the plan of January 2021, subject to review",
            planned_2023_24,
            "3 WTE by 2023/24, subject to review",
            (slugs.YearSlug.Y2021_22, slugs.FactSlug.ENTITLEMENT),
        ),
    ),
    slugs.YearSlug.Y2025_26: (
        _EntitlementRule(
            "No restriction on the number or type of patient facing staff covered",
            no_number,
            "no restriction on the number or type of staff",
            (slugs.YearSlug.Y2025_26, slugs.FactSlug.ENTITLEMENT),
        ),
    ),
}


def list_entitlements(year: str, list_size: int | None, said: held.Texts) -> tuple[ReportedEntitlement, ...]:
    """What each source says for a contract year, the one to follow first. Empty if nothing is held."""
    return tuple(
        ReportedEntitlement(rule.says, rule.count(list_size), rule.fact)
        for rule in ENTITLEMENT_RULES.get(year, ())
        if held.still_says(said, rule.fact, rule.words)
        and (
            rule.fact != (slugs.YearSlug.Y2021_22, slugs.FactSlug.ENTITLEMENT)
            or held.still_says(said, rule.fact, _DOUBLED)
        )
    )
