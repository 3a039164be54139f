"""What posts cost and what comes back, as far as it is known: what is not known is left out of a total and named."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from guidance.rules import money
from guidance.rules.costs.post_amounts import PostAmounts
from guidance.rules.years.contract_years import label_year

NOTHING = Decimal(0)
Known = tuple[str, int, str]  # an amount, a post and a contract year
COLUMNS = ("cost", "claimed", "repaid", "back", "with_pcn", "with_provider", "not_claimed", "left")


@dataclass(frozen=True, slots=True)
class PlanAmounts:
    """Amounts to the penny. Each is that of the posts of which it is known, and None where it is known of none.

    `claimed` is the share of what is claimable that the ARRS may repay, and `repaid` is that within the maximum. `back`
    is what is repaid or, where the maximum is not known, the claim. `left` is the cost without it. The cost is what is
    repaid, `with_pcn` (claimed and not repaid), `with_provider` (the rest of what is claimable) and `not_claimed`.
    `knows` and `lacks` have each amount's name with the number of a post, from 1, and a contract year. In `knows` some
    of the amount is known for the post in the year, and in `lacks` some of it is not. What is known to be 0 is so of no
    year. `is_up_to` is whether less may come back: the source says 'up to', or the maximum is not known.
    """

    cost: Decimal | None = NOTHING
    claimed: Decimal | None = NOTHING
    repaid: Decimal | None = NOTHING
    back: Decimal | None = NOTHING
    with_pcn: Decimal | None = NOTHING
    with_provider: Decimal | None = NOTHING
    not_claimed: Decimal | None = NOTHING
    left: Decimal | None = NOTHING
    knows: frozenset[Known] = frozenset()
    lacks: frozenset[Known] = frozenset()
    is_up_to: bool = False

    def is_partial(self, name: str) -> bool:
        return bool(_of_amount(self.lacks, name))

    def get_known(self, name: str) -> Decimal | None:
        """None too where all that is known of it is 0: '£0 for 1 of 2 posts' tells nobody anything."""
        amount: Decimal | None = getattr(self, name)
        return None if amount == NOTHING and self.is_partial(name) else amount

    def say_of_what(self, name: str) -> str:
        """'2 of 3 posts', '2026/27', '4 of 5 posts in 2026/27', 'part of this post'. Blank where nothing is missing."""
        lacking = _of_amount(self.lacks, name)
        if not lacking:
            return ""
        known = _of_amount(self.knows, name)
        years = {year for _, year in known if year}
        is_of_years = bool(years) and any(year not in years for _, year in lacking)
        has, lacks = {post for post, _ in known}, {post for post, year in lacking if not years or year in years}
        said = say_posts(len(has - lacks), len(has & lacks), len(lacks - has))
        if not is_of_years:
            return said
        when = ", ".join(label_year(year) for year in sorted(years))
        return f"{said} in {when}" if said else when

    def write(self, name: str, limit: str = "") -> str | None:
        """'up to £30,829 for 2 of 3 posts', with the limit given. None where it is not known."""
        amount, of_what = self.get_known(name), self.say_of_what(name)
        if amount is None:
            return None
        said = f"{limit} {money.format_pounds(amount)}".lstrip()
        return f"{said} for {of_what}" if of_what else said


PARTIAL = frozenset(("cost", "left"))
OF_CLAIMS = frozenset(("claimed", "repaid", "with_pcn", "with_provider"))  # they don't apply outside the ARRS
NOT_RUNNING = PlanAmounts()


def describe_post(
    number: int, year: str, amounts: PostAmounts, *, is_outside: bool, is_partial: bool, is_up_to: bool
) -> PlanAmounts:
    """Of a post outside the ARRS nothing comes back. `is_partial` is whether its cost leaves something out."""
    claimed, repaid = (NOTHING, NOTHING) if is_outside else (amounts.claimed, amounts.repaid)
    back = claimed if repaid is None else repaid
    found = (
        amounts.cost,
        claimed,
        repaid,
        back,
        NOTHING if is_outside else amounts.above_most,
        NOTHING if is_outside else amounts.rest,
        amounts.cost if is_outside else amounts.others,
        None if amounts.cost is None or back is None else amounts.cost - back,
    )
    of_post = [
        (name, amount) for name, amount in zip(COLUMNS, found, strict=True) if name not in OF_CLAIMS or not is_outside
    ]
    lacking = frozenset(name for name, amount in of_post if amount is None) | (PARTIAL if is_partial else frozenset())
    knows = _mark(frozenset(name for name, amount in of_post if amount), number, year)
    if nothing := frozenset(name for name, amount in of_post if amount == NOTHING):
        knows |= _mark(nothing, number, "")
    lacks = _mark(lacking, number, year)
    is_limit = not is_outside and back is not None and (is_up_to or repaid is None)
    return PlanAmounts(*found, knows, lacks, is_limit)


@lru_cache(maxsize=4096)
def _mark(names: frozenset[str], number: int, year: str) -> frozenset[Known]:
    """The same object for every month of a post of which the same is known: many months are then added up as one."""
    return frozenset((name, number, year) for name in names)


def _of_amount(known: Iterable[Known], name: str) -> set[tuple[int, str]]:
    return {(post, year) for each, post, year in known if each == name}


def say_posts(whole: int, part: int, none: int) -> str:
    """'2 of 3 posts', of the posts of which all, part or none is known. Blank where nothing is lacking."""
    count = whole + part + none
    if count == whole:
        return ""
    if count == 1:
        return "part of this post"
    if not whole:
        return f"part of {part} of {count} posts" if part < count else f"part of each of {count} posts"
    return f"{whole} of {count} posts{f' and part of {part} more' if part else ''}"


def add_up(several: Iterable[PlanAmounts]) -> PlanAmounts:
    """Of no posts all are 0. A post that does not run adds nothing, and is not one of which anything is known."""
    rows = [row for row in several if row != NOT_RUNNING]
    return PlanAmounts(
        cost=_add_up_known(row.cost for row in rows),
        claimed=_add_up_known(row.claimed for row in rows),
        repaid=_add_up_known(row.repaid for row in rows),
        back=_add_up_known(row.back for row in rows),
        with_pcn=_add_up_known(row.with_pcn for row in rows),
        with_provider=_add_up_known(row.with_provider for row in rows),
        not_claimed=_add_up_known(row.not_claimed for row in rows),
        left=_add_up_known(row.left for row in rows),
        knows=frozenset[Known]().union(*{row.knows for row in rows}),
        lacks=frozenset[Known]().union(*{row.lacks for row in rows}),
        is_up_to=any(row.is_up_to for row in rows),
    )


def _add_up_known(amounts: Iterable[Decimal | None]) -> Decimal | None:
    """None where there are amounts and none is known."""
    several = list(amounts)
    known = [amount for amount in several if amount is not None]
    return sum(known, NOTHING) if known or not several else None
