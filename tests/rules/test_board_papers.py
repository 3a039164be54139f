from decimal import Decimal

import pytest

from guidance.rules.choosing.board_papers import BandCosted, InShort, YearHeld, list_risks
from guidance.rules.choosing.funding import FundingRule, ShareRepaid
from guidance.rules.costs.cost_sheets import CostSheet, LeftOut
from guidance.rules.costs.posts import Post
from guidance.rules.held import NotHeld

KNOWN = YearHeld(most=True, employer="Probably the provider. Our reading.", is_secondary=False, varies_locally=False)
UNKNOWN = YearHeld(most=False, employer="", is_secondary=True, varies_locally=True)


def band_of(*costs: Decimal | None) -> BandCosted:
    return BandCosted("Band 6", tuple(CostSheet(Post("2026-27"), total=cost) for cost in costs))


@pytest.mark.parametrize(
    ("bands", "text"),
    [
        ([band_of(Decimal(5), Decimal(9)), band_of(Decimal(7), Decimal(12))], "£5 to £12"),
        ([band_of(Decimal(5), Decimal(5))], "£5"),
        ([band_of(Decimal(5))], "£5"),
        ([band_of(Decimal(5), None)], "from £5"),
        ([band_of(None, Decimal(12))], "up to £12"),
        ([band_of(Decimal(5), Decimal(9)), band_of(None, Decimal(12))], "£5 to £12"),
        ([band_of()], "not known"),
        ([], "not known"),
    ],
)
def test_a_cost_range_covers_all_bands_as_far_as_they_are_known(bands: list[BandCosted], text: str) -> None:
    assert InShort("", "2026/27", tuple(bands), "", "", (), (), "").cost.text == text


def test_a_paper_names_once_what_its_costs_leave_out() -> None:
    left_out = LeftOut("National Insurance", "its threshold for 2022/23", ("insurance_threshold",))
    sheets = tuple(CostSheet(Post("2022-23"), total=Decimal(total), left_out=(left_out,)) for total in (5, 9))
    paper = InShort("", "2022/23", (BandCosted("Band 6", sheets), BandCosted("Band 7", sheets)), "", "", (), (), "")
    assert paper.cost_in_words == (
        "£5 to £9. Left out: National Insurance: we have not found its threshold for 2022/23."
    )


def test_what_is_not_known_of_a_year_is_a_risk_and_what_is_known_is_none() -> None:
    rule = FundingRule(ShareRepaid(Decimal(1), up_to=True, condition="a written agreement"))
    known = " ".join(list_risks("2026-27", rule, (object(),), KNOWN))  # type: ignore[arg-type]
    unknown = " ".join(list_risks("2026-27", NotHeld("Nobody says."), (), UNKNOWN))
    missing = ("not found the maximum reimbursement", "not found how many posts", "not found who employs")
    for risk in (*missing, "reported by others", "local variation", "Nobody says."):
        assert risk not in known, risk
        assert risk in unknown, risk
    assert "repayment depends on a written agreement" in known
    assert "Staffing: who employs the post. Probably the provider. Our reading." in known
