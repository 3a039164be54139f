"""The contents of a board paper and an evidence checklist, before they are made into documents."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from guidance.rules import money
from guidance.rules.choosing.entitlement import PostsAnswer
from guidance.rules.choosing.funding import FundingRule
from guidance.rules.costs.cost_sheets import CostSheet
from guidance.rules.fixed.keys import ClauseKey
from guidance.rules.held import NotHeld
from guidance.rules.years.contract_years import label_year


@dataclass(frozen=True, slots=True)
class RoleCompared:
    """`bands` are those in the year's sources. `post` says whether a PCN can have the post. Texts are Markdown."""

    name: str
    summary: str
    bands: str
    post: str
    supervision: str


@dataclass(frozen=True, slots=True)
class BandCosted:
    """`sheets` are the sums of one post at the pay points of the band, lowest first."""

    band: str
    sheets: tuple[CostSheet, ...]

    @property
    def pay(self) -> money.Range:
        return _find_range([sheet.pay for sheet in self.sheets])

    @property
    def cost(self) -> money.Range:
        return _find_range([sheet.total for sheet in self.sheets])

    @property
    def claimed(self) -> money.Range:
        return _find_range([sheet.claimed for sheet in self.sheets])

    @property
    def left_out(self) -> tuple[str, ...]:
        """What its cost leaves out, each as a sentence."""
        return tuple(dict.fromkeys(one.says for sheet in self.sheets for one in sheet.left_out))

    @property
    def most(self) -> Decimal | None:
        """The maximum reimbursement for a full-time post."""
        return self.sheets[0].most if self.sheets else None


def _find_range(amounts: Sequence[Decimal | None]) -> money.Range:
    return money.Range(amounts[0], amounts[-1]) if amounts else money.Range(None, None)


@dataclass(frozen=True, slots=True)
class ClauseCited:
    number: str
    text: str  # Markdown


@dataclass(frozen=True, slots=True)
class PublicationCited:
    title: str
    date: str
    point: str  # Markdown


@dataclass(frozen=True, slots=True)
class PostInPaper:
    """A post of the plan that the paper is about, or all of them together. Amounts are as its page writes them."""

    post: str
    about: str
    cost: str
    back: str
    left: str


@dataclass(frozen=True, slots=True)
class PlanInPaper:
    """`when` is what it has and when: '3 posts, 2.4 WTE, 1 April 2026 to 31 March 2027'. `notes` are what it leaves out
    and what it depends on. `address` is the plan."""

    when: str
    posts: tuple[PostInPaper, ...]
    total: PostInPaper
    notes: tuple[str, ...]
    address: str


@dataclass(frozen=True, slots=True)
class InShort:
    """What it costs, who pays and what could go wrong. `basis` says which costs are counted. `rests_on` has pairs of a
    kind of number and its source. `is_outside` is whether the ARRS does not pay for the post: then nothing here is
    claimed. `plan` has the posts of a plan, where the paper is about one."""

    called: str
    year: str  # '2026/27'
    bands: tuple[BandCosted, ...]
    basis: str
    who_pays: str
    risks: tuple[str, ...]
    rests_on: tuple[tuple[str, str], ...]
    address: str
    is_outside: bool = False
    plan: PlanInPaper | None = None

    @property
    def bands_cautions(self) -> tuple[str, ...]:
        """Of each band that our sources do not give the post, what to ask before a claim is counted on."""
        return tuple(one.bands_caution for band in self.bands for one in band.sheets[:1] if one.bands_caution)

    @property
    def cost(self) -> money.Range:
        """Over all the bands, as far as it is known. Without an end where no band has that one."""
        lowest = [band.cost.lowest for band in self.bands if band.cost.lowest is not None]
        highest = [band.cost.highest for band in self.bands if band.cost.highest is not None]
        return money.Range(min(lowest, default=None), max(highest, default=None))

    @property
    def left_out(self) -> tuple[str, ...]:
        """What the costs of the bands leave out, each as a sentence, once."""
        return tuple(dict.fromkeys(said for band in self.bands for said in band.left_out))

    @property
    def cost_in_words(self) -> str:
        """'£50,948.95 to £61,503.77. Left out: National Insurance: we have not found its rate for 2022/23.'"""
        return " ".join((f"{self.cost.text}.", *(f"Left out: {said}" for said in self.left_out)))


@dataclass(frozen=True, slots=True)
class BoardPaper:
    """`posts` says how many a PCN can have, one text for each source."""

    short: InShort
    roles: tuple[RoleCompared, ...]
    posts: tuple[str, ...]
    clauses: tuple[ClauseCited, ...]
    publications: tuple[PublicationCited, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """`show` is what has to be shown, `by` is our suggestion of what would show it, and `rests_on` is the source."""

    show: str
    by: str
    rests_on: str


@dataclass(frozen=True, slots=True)
class EvidenceGroup:
    heading: str
    items: tuple[Evidence, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class EvidenceChecklist:
    called: str
    role: str
    year: str
    post: str
    groups: tuple[EvidenceGroup, ...]
    to_check: tuple[str, ...]
    address: str


@dataclass(frozen=True, slots=True)
class YearHeld:
    """What the risks of a year depend on. `most` says whether we have the maximum amounts, and `is_secondary` whether
    only secondary sources say who pays. `employer` is the answer to who employs, in whole sentences with its label; it
    is blank where no year has one."""

    most: bool
    employer: str
    is_secondary: bool
    varies_locally: bool


OUTSIDE_RISK = "Money: nothing is repaid for a post outside the ARRS. The employer pays for all of it."


def list_risks(year: str, rule: FundingRule | NotHeld, posts: tuple[PostsAnswer, ...], held: YearHeld) -> Iterator[str]:
    """What could go wrong, in sentences for the board."""
    if isinstance(rule, NotHeld):
        yield f"Money: the share that the ARRS repays is not known. {rule.why}"
    else:
        yield "Money: the PCN is left with any claim above the maximum reimbursement."
        if rule.repaid.condition:
            yield f"Money: repayment depends on {rule.repaid.condition}. Have it before the post is offered."
    if not held.most:
        yield "Money: we have not found the maximum reimbursement for these bands. Take it from the specification."
    if held.is_secondary:
        said = f"the rule of {label_year(year)} is reported by others"
        yield f"Sources: {said}. Check the specification before you commit."
    if held.varies_locally:
        yield "Local terms: a local variation of the contract may apply in the area, and may change the rule."
    if not posts:
        yield f"Number: we have not found how many posts the PCN can have in {label_year(year)}. Ask your ICB."
    yield (
        f"Supervision: under {ClauseKey.GOVERNANCE.cited} the PCN is responsible for the clinical governance and "
        "supervision of the post. Agree both with the provider first."
    )
    if held.employer:
        yield f"Staffing: who employs the post. {held.employer} Where your PCN does not, agree the start date."
    else:
        yield f"Staffing: we have not found who employs the post in {label_year(year)}. Settle it before you recruit."
