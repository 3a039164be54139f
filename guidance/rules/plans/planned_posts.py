"""A post of a plan: what was said of it, for whichever contract year it is costed."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from guidance.rules.costs import posts

OUR_PCN = "Your PCN"
ANY_YEAR = ""


@dataclass(frozen=True, slots=True)
class PlannedPost:
    """What was not said is blank or None. `name` says which post it is, and never who is in it.

    `share` is what the PCN pays of a post that several share, up to 1; None is all of it. `other` are costs a year that
    are not claimed. `pay` and `most` are typed in place of the scale and of the maximum reimbursement, for a full-time
    post a year.
    """

    name: str = ""
    role: str = ""  # its slug
    band: str = ""  # '6', '8a'
    step: str = ""  # the pay point: entry, intermediate or top
    hours: Decimal | None = None  # a week, whichever unit was typed
    is_in_wte: bool = True  # whether it was typed as WTE, and is shown so
    zone: str = ""
    place: posts.PlaceInBand | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    share: Decimal | None = None
    other: Decimal | None = None
    pays_levy: bool = False
    pay: Decimal | None = None
    most: Decimal | None = None

    @classmethod
    def from_post(cls, post: posts.Post, name: str) -> "PlannedPost | None":
        """The post of another page. None where it has something that the post of a plan can't have."""
        own = post.own
        is_like = len(post.shares) < 2 and post.on_costs == posts.OnCosts.RATES
        if not is_like or own != posts.OwnNumbers(pay=own.pay, other=own.other, most=own.most):
            return None
        return cls(
            name=name,
            role=post.role,
            band=post.band,
            step=post.step,
            hours=post.hours,
            zone=post.zone,
            place=posts.PlaceInBand.OUTSIDE if post.is_outside_the_arrs else post.place,
            starts_on=post.starts_on,
            ends_on=post.ends_on,
            share=post.shares[0].share if post.shares else None,
            other=own.other,
            pays_levy=post.pays_levy,
            pay=own.pay,
            most=own.most,
        )

    @property
    def wte(self) -> Decimal | None:
        return None if self.hours is None else self.in_year(ANY_YEAR).wte

    def in_year(self, year: str) -> posts.Post:
        """Raises ValueError for a post that there can't be."""
        return posts.Post(
            year=year,
            role=self.role,
            band=self.band,
            step=self.step,
            hours=self.hours,
            zone=self.zone,
            place=self.place,
            starts_on=self.starts_on,
            ends_on=self.ends_on,
            shares=() if self.share is None else (posts.PcnShare(OUR_PCN, self.share),),
            pays_levy=self.pays_levy,
            own=posts.OwnNumbers(pay=self.pay, other=self.other, most=self.most),
        )
