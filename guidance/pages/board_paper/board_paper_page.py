"""Builds a board paper: roles compared, the cost of each band, the year's rule and clauses, publications."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from guidance import models
from guidance.models.guide import answers
from guidance.presenters import year_rules
from guidance.presenters.costs.cost_periods import find_periods
from guidance.presenters.costs.cost_rows import CostRows
from guidance.rules.choosing import board_papers
from guidance.rules.choosing.suitability.table import TABLE
from guidance.rules.choosing.suitability.weighing import SuitabilityQuestion
from guidance.rules.costs import cost_numbers, posts
from guidance.rules.costs.cost_sums import build_cost_sheet
from guidance.rules.fixed import slugs
from guidance.rules.fixed.keys import PointKey
from guidance.rules.years.contract_years import label_year

Subject = models.YearFact.Subject

NO_BAND = "We have not found this."
NO_SUPERVISION = "We have not found this."
NO_POST = "The sources do not say whether a PCN can claim for it."
HOW_COSTED = {
    posts.OnCosts.RATES: "with National Insurance and pension by the rates that we have",
    posts.OnCosts.PERCENTAGE: "with the percentage of pay that was typed for the employer's own costs",
    posts.OnCosts.NONE: "without the employer's own costs",
}


@dataclass(frozen=True, slots=True)
class BandsToCost:
    """`year` is the contract year whose sources give them. It is blank where the reader chose them."""

    bands: list[str]
    year: str = ""


def roles_to_compare() -> list[models.Role]:
    return list(models.Role.objects.exclude(kind=models.Role.Kind.PROPOSED))


def bands_stated(year: str) -> list[models.RoleBand]:
    """What the sources of a year and of those before it say about every role's bands, official sources first."""
    stated = models.RoleBand.objects.filter(contract_year__slug__lte=year, lowest__isnull=False)
    related = ("contract_year", "role", "lowest", "highest", "source")
    return list(stated.select_related(*related).order_by("source__evidence", "locator"))


def choose_bands(rows: CostRows, stated: Sequence[models.RoleBand]) -> BandsToCost:
    """The bands that the sources of the latest year to give some name for a mental health practitioner."""
    of_practitioner = [row for row in stated if row.role.slug == slugs.RoleSlug.MHP]
    year = max((row.contract_year.slug for row in of_practitioner), default="")
    of_year = [row for row in of_practitioner if row.contract_year.slug == year]
    return BandsToCost([band.slug for band in rows.bands if any(row.includes(band) for row in of_year)], year)


def build_short_paper(
    rows: CostRows, rules: year_rules.YearRules, chosen: BandsToCost, called: str, address: str
) -> board_papers.InShort:
    """Costs the post of the rules at each of the chosen bands."""
    post = rules.post
    bands = tuple(_cost_band(rows, replace(post, band=band)) for band in chosen.bands)
    zone = models.Reimbursement.Zone(post.zone).label
    is_outside = post.is_outside_the_arrs
    in_band = f", the {post.place} in its band," if post.place else ""
    place = " outside the ARRS" if is_outside else in_band
    described = f"one post{place} of {post.hours_text}, {zone}"
    employer = rules.texts.choose(rules.year, Subject.EMPLOYMENT)
    held = board_papers.YearHeld(
        most=all(band.most is not None for band in bands),
        employer=employer.in_words if employer.facts else "",
        is_secondary=rules.is_secondary,
        varies_locally=rules.is_held(Subject.LOCAL_VARIATION),
    )
    return board_papers.InShort(
        called=called,
        year=post.year_text,
        bands=bands,
        basis=f"A year's cost of {described}, {HOW_COSTED[post.on_costs]}{_say_whose_bands(chosen, rules.year)}",
        who_pays=rules.sourced,
        risks=(board_papers.OUTSIDE_RISK,)
        if is_outside
        else tuple(board_papers.list_risks(rules.year, rules.funding, rules.posts, held)),
        rests_on=tuple(_name_sources(rows, post, chosen.bands)),
        address=address,
        is_outside=is_outside,
    )


def build_board_paper(
    short: board_papers.InShort,
    rules: year_rules.YearRules,
    roles: Sequence[models.Role],
    stated: Sequence[models.RoleBand],
) -> board_papers.BoardPaper:
    """`roles` are the roles to compare. Makes four queries."""
    return board_papers.BoardPaper(
        short=short,
        roles=tuple(_compare_roles(roles, stated, rules.year)),
        posts=() if short.is_outside else tuple(account.says for account in rules.posts),
        clauses=tuple(
            board_papers.ClauseCited(clause.number, clause.plain_english or clause.wording)
            for clause in year_rules.main_clauses(year_rules.clauses_of(rules.year))
        ),
        publications=tuple(_cite_publications()),
    )


def _say_whose_bands(chosen: BandsToCost, year: str) -> str:
    if chosen.year in {"", year}:
        return ""
    return f". Bands: those of {label_year(chosen.year)}, the latest year whose sources give bands for a practitioner"


def _compare_roles(
    roles: Sequence[models.Role], stated: Sequence[models.RoleBand], year: str
) -> Iterator[board_papers.RoleCompared]:
    sections = models.Section.objects.filter(role__in=roles, topic__slug=slugs.TopicSlug.SUPERVISION)
    facts = list(models.YearFact.objects.about(Subject.SUPERVISION, Subject.BANDS).filter(role__in=roles))
    supervision = {
        section.role_id: answers.write_answer(section, facts, year) for section in sections.select_related("topic")
    }
    fits = [fit for fit in TABLE if fit.question == SuitabilityQuestion.POST_IN_PCN]
    for role in roles:
        bands = answers.choose_facts(
            year, (fact for fact in facts if fact.subject == Subject.BANDS and fact.role_id == role.pk)
        )
        of_year = [row for row in stated if row.role == role and row.contract_year.slug == year]
        yield board_papers.RoleCompared(
            str(role),
            role.summary,
            bands.in_words if bands.facts else _write_bands(of_year) or NO_BAND,
            next((fit.reason for fit in fits if fit.role == role.slug), NO_POST),
            supervision.get(role.pk, NO_SUPERVISION),
        )


def _write_bands(rows: Iterable[models.RoleBand]) -> str:
    """'Band 5 or above (NHS England); Band 6 (AWP, BNSSG Training Hub)'."""
    publishers: dict[str, dict[str, None]] = {}
    for row in rows:
        publishers.setdefault(row.bands_text, {})[row.source.publisher] = None
    return "; ".join(f"{bands} ({', '.join(named)})" for bands, named in publishers.items())


def _cost_band(rows: CostRows, post: posts.Post) -> board_papers.BandCosted:
    at_ends = (replace(post, step=step) for step in (models.PayPoint.Step.ENTRY, models.PayPoint.Step.TOP))
    sheets = tuple(build_cost_sheet(one, held) for one in at_ends if (held := find_periods(rows, one)))
    return board_papers.BandCosted(f"Band {post.band}", sheets)


def _cite_publications() -> Iterator[board_papers.PublicationCited]:
    """The first paragraph of each point that supports taking on a role, oldest publication first."""
    supporting = {point.key for point in PointKey}
    publications = [publication for publication, _ in supporting]
    held = models.PublicationPoint.objects.filter(publication__slug__in=publications).select_related("publication")
    for point in held.order_by("publication__published_on"):
        if point.natural_key() in supporting:
            text = " ".join(point.point.partition("\n\n")[0].split("\n"))
            yield board_papers.PublicationCited(point.publication.title, point.publication.date_text, text)


def _name_sources(rows: CostRows, post: posts.Post, bands: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each kind of number with its caution or, where it has none, its publisher.

    Pay has one for all the bands, unless it changed within the year.
    """
    paid = {f"Pay, Band {band}": _say_whence(rows.pay(band, models.PayPoint.Step.ENTRY)) for band in bands}
    yield from paid.items() if len(set(paid.values())) > 1 else (("Pay", said) for said in set(paid.values()))
    if post.on_costs == posts.OnCosts.RATES:
        yield "National Insurance", _say_whence(rows.insurance()[0])
        yield "Pension", _say_whence(rows.pension())
    for band in () if post.is_outside_the_arrs else bands:
        most = rows.most(band, post.zone)
        if most.caution:
            yield f"{most.label}, Band {band}", most.caution
    for limit in rows.supplement(post.zone) or ():
        if limit.worked_out:
            yield limit.label, limit.caution


def _say_whence(number: cost_numbers.Number | None) -> str:
    return (number and (number.caution or number.publisher)) or "not known"
