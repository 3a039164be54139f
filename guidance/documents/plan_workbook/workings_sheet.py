"""What a whole year of each post would cost at the rates of each period: one row for each, a column for each step.

The steps are those of `guidance.rules.costs.annual_costs`, and each is rounded to the penny as there.
"""

from collections.abc import Mapping
from decimal import Decimal

from guidance.documents.plan_workbook import days_sheet, inputs_sheet, known, plan_files, sheets
from guidance.documents.plan_workbook.rates_sheet import look_up
from guidance.rules.costs import annual_costs, employment_cost
from guidance.rules.costs.costed_periods import CostedPeriod
from guidance.rules.costs.posts import PlaceInBand
from guidance.rules.fixed.slugs import RoleSlug
from guidance.rules.held import NotHeld
from guidance.rules.plans import plan_texts

WORKINGS = "Workings"
_HEAD = 4
_UNKNOWN = f'"{sheets.NOT_FOUND}"'


def _where_known(steps: str, amount: str) -> str:
    """The amount, to the penny, where all of the steps are numbers."""
    count = steps.count(",") + 1
    return f"IF(COUNT({steps})={count},ROUND({amount},2),{{unknown}})"


def _unless_outside(formula: str) -> str:
    """Blank for a post outside the ARRS."""
    return f'IF({{in_place}}="{PlaceInBand.OUTSIDE}","",{formula})'


_HOURS_OF_WEEK = "*{hours}/{week}"
# Each column's heading, and its formula. {name} is another column's cell in the row, and {in_name} one of the inputs.
STEPS: Mapping[str, tuple[str, str]] = {
    "period": ("Period", ""),
    "post": ("Post", '{in_name}&""'),
    "first": ("From", ""),
    "last": ("To", ""),
    "hours": (
        "Hours a week",
        'IF({in_wte}<>"",ROUND({in_wte}*{week_typed},4),IF(ISNUMBER({in_hours}),{in_hours},'
        'IFERROR(VALUE(SUBSTITUTE({in_hours}," hours","")),{unknown})))',
    ),
    "share": ("Your PCN's share, %", 'IF({in_share}<>"",ROUND({in_share}*100,6),100)'),
    "full_pay": (
        "Full-time pay",
        'IF(ISNUMBER(MATCH({period}&" pay "&{in_band}&" "&{in_step},RateKey,0)),'
        'IF({in_pay}<>"",{in_pay},{=pay}),{unknown})',
    ),
    "week": ("Full-time week", "{=week}"),
    "pay": ("Pay for the hours", _where_known("{hours},{full_pay},{week}", "{full_pay}" + _HOURS_OF_WEEK)),
    "rate": ("Supplement, %", "{=supplement rate}"),
    "least": ("Least", "{=supplement least}"),
    "top": ("Most", "{=supplement most}"),
    "full_supplement": (
        "Supplement, full time",
        'IF({rate}="","",IF(COUNT({full_pay},{rate},{least},{top})=4,'
        "MIN(MAX(ROUND({full_pay}*{rate}/100,2),{least}),{top}),{unknown}))",
    ),
    "supplement": (
        "Supplement for the hours",
        'IF({rate}="","",'
        + _where_known("{full_supplement},{hours},{week}", "{full_supplement}" + _HOURS_OF_WEEK)
        + ")",
    ),
    "taxed": ("Pay with supplement", _where_known("{pay}", "SUM({pay},{supplement})")),
    "insurance_rate": ("NI rate, %", "{=insurance rate}"),
    "threshold": ("NI threshold", "{=insurance threshold}"),
    "insurance": (
        "National Insurance",
        _where_known("{taxed},{insurance_rate},{threshold}", "MAX({taxed}-{threshold},0)*{insurance_rate}/100"),
    ),
    "with_insurance": ("Pay with supplement and NI", _where_known("{taxed}", "SUM({taxed},{insurance})")),
    "pension_rate": ("Pension, %", "{=pension}"),
    "pension": ("Pension", _where_known("{taxed},{pension_rate}", "{taxed}*{pension_rate}/100")),
    "other": ("Other costs", 'IF({in_other}<>"",ROUND({in_other},2),"")'),
    "levy": (
        "Apprenticeship levy",
        f'IF({{in_levy}}="{plan_texts.YES}",' + _where_known("{taxed}", "{taxed}*{=levy}/100") + ',"")',
    ),
    "cost": ("Cost of a year", _where_known("{pay}", "SUM({taxed},{insurance},{pension},{other},{levy})")),
    "claimable": (
        "What a claim is made of",
        _unless_outside(_where_known("{pay}", "SUM({taxed},{insurance},{pension})")),
    ),
    "repaid": ("Share repaid", _unless_outside("IF({of_practitioner},{=repaid},{unknown})")),
    "claimed": ("May be claimed", _unless_outside(_where_known("{claimable},{repaid}", "{claimable}*{repaid}"))),
    "full_most": (
        "Maximum, full time",
        _unless_outside('IF({in_most}<>"",{in_most},IF({of_practitioner},{=most},{unknown}))'),
    ),
    "most": (
        "Maximum for the hours",
        _unless_outside(_where_known("{full_most},{hours},{week}", "{full_most}" + _HOURS_OF_WEEK)),
    ),
    # Only of a period in which the post runs.
    "lacks": (
        "Is the cost whole?",
        'IF(OR(NOT(ISNUMBER({cost})),{from}>{last},{to}<{first}),"",'
        f"IF(OR({{supplement}}={{unknown}},{{insurance}}={{unknown}},{{pension}}={{unknown}},{{levy}}={{unknown}}),"
        f'"{known.PART}","{known.ALL}"))',
    ),
}
_LETTERS = {step: sheets.name_fixed(WORKINGS, 0, column).removesuffix("1") for column, step in enumerate(STEPS)}
# What each rate is looked up by, and what a cell says where there is none.
_LOOKED_UP = {
    "pay": ('&" "&{in_band}&" "&{in_step}', _UNKNOWN),
    "week": ("", _UNKNOWN),
    "supplement rate": ('&" "&{in_zone}', '""'),
    "supplement least": ('&" "&{in_zone}', '""'),
    "supplement most": ('&" "&{in_zone}', '""'),
    "insurance rate": ("", _UNKNOWN),
    "insurance threshold": ("", _UNKNOWN),
    "pension": ("", _UNKNOWN),
    "levy": ("", _UNKNOWN),
    "repaid": ('&" "&{in_place}', _UNKNOWN),
    "most": ('&" "&{in_band}&" "&{in_zone}', _UNKNOWN),
}


def name_working(file: plan_files.PlanFile, step: str, post: int, period: int) -> str:
    return f"{_LETTERS[step]}{_find_row(file, post, period) + 1}"


def leaves_something_out(file: plan_files.PlanFile, post: int, period: int) -> bool:
    """Whether the post's cost in the period is known without one of its parts."""
    return _describe_whole(file, post, period) == known.PART


def count_left_out(file: plan_files.PlanFile, post: int, periods: range) -> str:
    """The formula of how many of the periods' costs leave something out."""
    first, last = (name_working(file, "lacks", post, period) for period in (periods[0], periods[-1]))
    return f'COUNTIF({first}:{last.removeprefix(f"{WORKINGS}!")},"{known.PART}")'


def write_workings(pen: sheets.Pen, file: plan_files.PlanFile) -> None:
    pen.headings(_HEAD, [heading for heading, _ in STEPS.values()], amounts=range(4, len(STEPS)), height=45)
    for post in range(file.posts):
        inputs = {f"in_{column}": inputs_sheet.name_input(file, column, post) for column in plan_texts.Column}
        for period in range(file.periods):
            _write_row(pen, file, post, period, inputs)
    pen.widths(7, 30, 12, 12, *[12] * (len(STEPS) - 4))
    pen.freeze(_HEAD + 1, 2)
    pen.print_on_a3()


def _find_row(file: plan_files.PlanFile, post: int, period: int) -> int:
    return _HEAD + 1 + post * file.periods + period


def _write_row(pen: sheets.Pen, file: plan_files.PlanFile, post: int, period: int, inputs: Mapping[str, str]) -> None:
    row, styles = _find_row(file, post, period), pen.styles
    cells = {step: sheets.name_cell(row, column) for column, step in enumerate(STEPS)} | dict(inputs)
    # Of other roles we have no share and no maximum.
    role, practitioner = inputs["in_role"], file.roles[RoleSlug.MHP]
    cells["of_practitioner"] = f'OR({role}="",{role}="{practitioner}")'
    cells |= {"unknown": _UNKNOWN, "week_typed": inputs_sheet.name_plan_cell(file, inputs_sheet.WEEK)}
    for kind, (about, otherwise) in _LOOKED_UP.items():
        key = f'{cells["period"]}&" {kind}"{about.format_map(cells)}'
        cells[f"={kind}"] = look_up(f"TRIM({key})" if kind == "repaid" else key, otherwise)
    results = _list_results(file, post, period)
    cells |= {"from": days_sheet.name_from(post), "to": days_sheet.name_to(post)}
    days = file.rates.periods[period]
    pen.number(row, 0, period + 1, styles.count)
    pen.day(row, 2, days.first)
    pen.day(row, 3, days.last)
    for column, (step, (_, formula)) in enumerate(STEPS.items()):
        if formula:
            style = styles.per_cent if step == "repaid" else styles.text if step in ("post", "lacks") else None
            style = styles.number if step in _NUMBERS else style
            pen.formula(row, column, formula.format_map(cells), results[step], style)


_OF_CLAIMS = ("claimable", "repaid", "claimed", "full_most", "most")
_NUMBERS = {"hours", "share", "week", "rate", "insurance_rate", "pension_rate"}


def _list_results(file: plan_files.PlanFile, post: int, period: int) -> dict[str, sheets.Result]:
    """What the portal worked out for each step."""
    planned, costed = file.plan.posts[post], file.costed[post][period]
    said: dict[str, sheets.Result] = dict.fromkeys(STEPS)
    said |= {
        "post": planned.name,
        "hours": planned.hours,
        "share": Decimal(100) if planned.share is None else planned.share * 100,
    }
    if costed:
        said |= _describe_costed(costed)
        said["full_supplement"] = annual_costs.find_full_time_supplement(
            planned.in_year(file.plan.years[0]), costed.held
        )
    if costed and costed.held.supplement is None:
        said |= dict.fromkeys(("rate", "least", "top", "full_supplement", "supplement"), "")
    said["other"] = "" if planned.other is None else employment_cost.round_to_penny(planned.other)
    if not planned.pays_levy:
        said["levy"] = ""
    if planned.place == PlaceInBand.OUTSIDE:
        said |= dict.fromkeys(_OF_CLAIMS, "")
    said["lacks"] = _describe_whole(file, post, period)
    return said


def _describe_whole(file: plan_files.PlanFile, post: int, period: int) -> str:
    costed, days = file.costed[post][period], file.rates.periods[period]
    starts, ends = days_sheet.find_bounds(file, file.plan.posts[post])
    if costed is None or costed.total is None or starts > days.last or ends < days.first:
        return ""
    parts = ["insurance", "pension"]
    parts += ["supplement"] if costed.held.supplement else []
    parts += ["levy"] if file.plan.posts[post].pays_levy else []
    found = _describe_costed(costed)
    return known.PART if any(found[step] is None for step in parts) else known.ALL


def _describe_costed(costed: CostedPeriod) -> dict[str, sheets.Result]:
    held, annual = costed.held, costed.annual
    rate, least, most = (one.value for one in held.supplement) if held.supplement else (None, None, None)
    return {
        "full_pay": held.pay.value,
        "week": held.full_time_hours.value,
        "pay": annual.pay,
        "rate": rate,
        "least": least,
        "top": most,
        "supplement": annual.supplement,
        "taxed": annual.pay_with_supplement,
        "insurance_rate": held.insurance_rate.value,
        "threshold": held.insurance_threshold.value,
        "insurance": annual.insurance,
        "with_insurance": employment_cost.add_up_known(annual.pay_with_supplement, annual.insurance),
        "pension_rate": held.pension_rate.value,
        "pension": annual.pension,
        "levy": annual.levy,
        "cost": costed.total,
        "claimable": costed.claimable,
        "repaid": None if isinstance(held.rule, NotHeld) else held.rule.repaid.share,
        "claimed": costed.claimed,
        "full_most": held.most.value,
        "most": costed.most,
    }
