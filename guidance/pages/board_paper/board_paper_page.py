"""Builds a board paper: roles compared, the cost of each band, the year's rule and clauses, publications."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from guidance import models
from guidance.presenters import year_rules
from guidance.presenters.cost_rows import CostRows
from guidance.rules.choosing import board_papers
from guidance.rules.choosing.funding import split_cost
from guidance.rules.choosing.suitability.table import TABLE
from guidance.rules.choosing.suitability.weighing import SuitabilityQuestion
from guidance.rules.costs import cost_numbers
from guidance.rules.costs.cost_sheets import build_cost_sheet
from guidance.rules.fixed import slugs
from guidance.rules.fixed.keys import PointKey
from guidance.rules.held import NotHeld
from guidance.rules.numbers import format_number
from guidance.rules.years.contract_years import label_year

NO_BAND = "Not held for the year"
NO_SUPERVISION = "Not stated in the sources."
NO_POST = "The sources do not say whether a PCN can claim for it."
HOW_COSTED = {
    cost_numbers.OnCosts.RATES: "with National Insurance and pension by the rates held",
    cost_numbers.OnCosts.PERCENTAGE: "with the percentage of pay that was typed for the employer's own costs",
    cost_numbers.OnCosts.NONE: "without the employer's own costs",
}


@dataclass(frozen=True, slots=True)
class PaperAsked:
    bands: Sequence[str]
    zone: str
    answers: cost_numbers.CostAnswers
    called: str
    address: str


def roles_to_compare() -> list[models.Role]:
    return list(models.Role.objects.exclude(kind=models.Role.Kind.PROPOSED))


def bands_stated(year: str) -> list[models.RoleBand]:
    """What a year's sources say about every role's bands, official sources first."""
    stated = models.RoleBand.objects.filter(contract_year__slug=year, lowest__isnull=False)
    return list(stated.select_related("role", "lowest", "highest", "source").order_by("source__evidence", "locator"))


def bands_of_year(rows: CostRows, stated: Sequence[models.RoleBand]) -> list[str]:
    """The bands that the year's sources give for a mental health practitioner."""
    of_practitioner = [row for row in stated if row.role.slug == slugs.RoleSlug.MHP]
    return [band.slug for band in rows.bands if any(row.includes(band) for row in of_practitioner)]


def build_short_paper(rows: CostRows, rules: year_rules.YearRules, asked: PaperAsked) -> board_papers.InShort:
    bands = tuple(_cost_bands(rows, asked))
    zone = models.Reimbursement.Zone(asked.zone).label
    place = f", the {asked.answers.place} in its band," if asked.answers.place else ""
    post = f"one post{place} of {format_number(asked.answers.hours)} hours a week, {zone}"
    held = board_papers.YearHeld(
        most=all(band.most is not None for band in bands),
        employer=rules.is_held(models.YearFact.Subject.EMPLOYMENT),
        is_secondary=rules.is_secondary,
        varies_locally=rules.is_held(models.YearFact.Subject.LOCAL_VARIATION),
    )
    return board_papers.InShort(
        called=asked.called,
        year=label_year(rules.year),
        bands=bands,
        basis=f"A year's cost of {post}, {HOW_COSTED[asked.answers.on_costs]}",
        who_pays=rules.sourced,
        risks=tuple(board_papers.list_risks(rules.year, rules.funding, rules.posts, held)),
        rests_on=tuple(_name_sources(rows, asked)),
        address=asked.address,
    )


def build_board_paper(
    short: board_papers.InShort,
    rules: year_rules.YearRules,
    roles: Sequence[models.Role],
    stated: Sequence[models.RoleBand],
) -> board_papers.BoardPaper:
    """`roles` are the roles to compare. Makes three queries."""
    return board_papers.BoardPaper(
        short=short,
        roles=tuple(_compare_roles(roles, stated)),
        posts=tuple(account.says for account in rules.posts),
        clauses=tuple(
            board_papers.ClauseCited(clause.number, clause.plain_english or clause.wording)
            for clause in year_rules.main_clauses(year_rules.clauses_of(rules.year))
        ),
        publications=tuple(_cite_publications()),
    )


def _compare_roles(
    roles: Sequence[models.Role], stated: Sequence[models.RoleBand]
) -> Iterator[board_papers.RoleCompared]:
    supervision = dict(
        models.Section.objects.filter(role__in=roles, topic__slug=slugs.TopicSlug.SUPERVISION).values_list(
            "role__slug", "answer"
        )
    )
    fits = [fit for fit in TABLE if fit.question == SuitabilityQuestion.POST_IN_PCN]
    for role in roles:
        yield board_papers.RoleCompared(
            str(role),
            role.summary,
            _write_bands(row for row in stated if row.role == role) or NO_BAND,
            next((fit.reason for fit in fits if fit.role == role.slug), NO_POST),
            supervision.get(role.slug, NO_SUPERVISION),
        )


def _write_bands(rows: Iterable[models.RoleBand]) -> str:
    """'Band 5 or above (NHS England); Band 6 (AWP, BNSSG Training Hub)'."""
    publishers: dict[str, dict[str, None]] = {}
    for row in rows:
        publishers.setdefault(row.bands_text, {})[row.source.publisher] = None
    return "; ".join(f"{bands} ({', '.join(named)})" for bands, named in publishers.items())


def _cost_bands(rows: CostRows, asked: PaperAsked) -> Iterator[board_papers.BandCosted]:
    for band in asked.bands:
        ends = [
            _cost_pay_point(rows, asked, band, step, pay)
            for step in (models.PayPoint.Step.ENTRY, models.PayPoint.Step.TOP)
            if (pay := rows.pay(band, step))
        ]
        claims = [claimed for _, _, claimed in ends]
        yield board_papers.BandCosted(
            f"Band {band}",
            _build_range([pay for pay, _, _ in ends]),
            _build_range([cost for _, cost, _ in ends]),
            _build_range(claims) if any(claim is not None for claim in claims) else None,
            rows.most(band, asked.zone).value,
        )


def _cost_pay_point(
    rows: CostRows, asked: PaperAsked, band: str, step: models.PayPoint.Step, pay: cost_numbers.Number
) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    """Full-time pay, the cost of the post, and what may be claimed of it."""
    facts = rows.facts(pay, band, step, asked.zone, asked.answers.place)
    cost = build_cost_sheet(facts, asked.answers).total
    parts = None if isinstance(facts.rule, NotHeld) else split_cost(cost, facts.rule, None)
    return pay.value, cost, parts.claimed if parts else None


def _build_range(ends: Sequence[Decimal | None]) -> board_papers.Range:
    return board_papers.Range(ends[0], ends[-1]) if ends else board_papers.Range(None, None)


def _cite_publications() -> Iterator[board_papers.PublicationCited]:
    """The first paragraph of each point that supports taking on a role, oldest publication first."""
    supporting = {point.key for point in PointKey}
    publications = [publication for publication, _ in supporting]
    held = models.PublicationPoint.objects.filter(publication__slug__in=publications).select_related("publication")
    for point in held.order_by("publication__published_on"):
        if point.natural_key() in supporting:
            text = " ".join(point.point.partition("\n\n")[0].split("\n"))
            yield board_papers.PublicationCited(point.publication.title, point.publication.date_text, text)


def _name_sources(rows: CostRows, asked: PaperAsked) -> Iterator[tuple[str, str]]:
    """Each kind of number with its caution or, where it has none, its publisher."""
    pay = next((rows.pay(band.slug, models.PayPoint.Step.ENTRY) for band in rows.bands), None)
    numbers: Mapping[str, tuple[str, str]] = {
        "Pay": (pay.publisher, pay.caution) if pay else ("", ""),
        "National Insurance": (rows.insurance()[0].publisher, rows.insurance()[0].caution),
        "Pension": (rows.pension().publisher, rows.pension().caution),
    }
    used = numbers if asked.answers.on_costs == cost_numbers.OnCosts.RATES else {"Pay": numbers["Pay"]}
    for name, (publisher, caution) in used.items():
        yield name, caution or publisher or "not held"
    for band in asked.bands:
        most = rows.most(band, asked.zone)
        if most.caution:
            yield f"{most.label}, Band {band}", most.caution
    for limit in rows.supplement(asked.zone) or ():
        if limit.worked_out:
            yield limit.label, limit.caution
