"""Who pays, how many, who employs, at which bands and up to what maximum, in two contract years, for a practitioner."""

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from guidance import models
from guidance.pages.contract.facts_in_short import find_gap, find_ranges, list_ranges, say_in_short
from guidance.pages.contract.notes import Notes
from guidance.presenters import comparison_tables
from guidance.presenters.answers import CitedFacts
from guidance.presenters.links import Link
from guidance.presenters.prose import Prose
from guidance.rules.fixed.slugs import RoleSlug
from guidance.rules.money import format_pounds
from guidance.rules.years.fact_comparison import FactOutcome, FactStated, compare_facts
from guidance.rules.years.holding import find_in_year

Subject = models.YearFact.Subject
MAXIMUM = "Maximum reimbursement"
COMPARED = (Subject.FUNDING, Subject.ENTITLEMENT, Subject.EMPLOYMENT, Subject.BANDS)
CALLED = {
    FactOutcome.SAME: ("The same", "grey"),
    FactOutcome.DIFFERS: ("Differs", "blue"),
    FactOutcome.NOT_CLEAR: ("Not clear", "yellow"),
}
PROBABLY = {FactOutcome.SAME: "Probably the same", FactOutcome.DIFFERS: "Probably differs"}

Data = dict[str, frozenset[Hashable]]


@dataclass(frozen=True, slots=True)
class FactInShort:
    """A year's answer in a few words, for the lead. `value` is blank where its data do not tell. `gap` is what is not
    known beside it: 'the share for a first post'."""

    year: str
    value: str = ""
    label: str = ""
    gap: str = ""


@dataclass(frozen=True, slots=True)
class FactCompared:
    """`in_short` has each year's answer; it is empty of the maximum, which has a number for each band."""

    subject: str
    outcome: FactOutcome
    row: comparison_tables.ComparisonRow
    in_short: tuple[FactInShort, ...] = ()


def compare_practitioner(
    years: Sequence[models.ContractYear],
    facts: CitedFacts,
    bands: Iterable[models.RoleBand],
    prose: Prose,
    notes: Notes,
) -> list[FactCompared]:
    """The maximum is left out where neither year has one. `bands` are of every year: our reading may rest on one
    before the two."""
    own = {fact: cited for fact, cited in facts.items() if fact.role.slug == RoleSlug.MHP}
    rows = [row for row in bands if row.role.slug == RoleSlug.MHP]
    compared = [_compare_subject(subject, years, own, rows, prose, notes) for subject in COMPARED]
    compared.append(_compare_maximum(years, prose, notes))
    return [one for one in compared if one.outcome != FactOutcome.NEITHER]


def _compare_subject(
    subject: Subject,
    years: Sequence[models.ContractYear],
    facts: CitedFacts,
    bands: Collection[models.RoleBand],
    prose: Prose,
    notes: Notes,
) -> FactCompared:
    about = {year: [fact for fact in facts if fact.subject == subject and fact.contract_year == year] for year in years}
    stated = [_state(about[year][0], bands) if about[year] else FactStated() for year in years]
    cells = [
        comparison_tables.Cell(str(year), [build_point(fact, facts[fact], prose, notes) for fact in about[year]])
        for year in years
    ]
    labels = {about[year][0].label for year in years if about[year]}
    outcome, is_ours = compare_facts(*stated), models.Label.OURS in labels
    in_short = (_put_in_short(year, about[year], facts, bands) for year in years)
    return FactCompared(subject, outcome, _build_row(subject.label, outcome, cells, is_ours=is_ours), tuple(in_short))


def _put_in_short(
    year: models.ContractYear,
    about: Sequence[models.YearFact],
    facts: CitedFacts,
    bands: Collection[models.RoleBand],
) -> FactInShort:
    if not about:
        return FactInShort(str(year))
    fact = about[0]
    ranges = find_ranges(fact, [citation.source_id for citation in facts[fact]], bands)
    label = fact.get_label_display().lower() if fact.label else ""
    if fact.label == models.Label.OURS and _is_disputed(fact, about[1:], bands):
        label = f"{label}; sources differ"
    return FactInShort(str(year), say_in_short(fact, ranges), label, find_gap(fact))


def _is_disputed(fact: models.YearFact, others: Iterable[models.YearFact], bands: Collection[models.RoleBand]) -> bool:
    """Whether a source of the year gives other data than our reading does."""
    own = _state(fact, bands)
    return any(compare_facts(own, _state(one, bands)) == FactOutcome.DIFFERS for one in others)


def _state(fact: models.YearFact, bands: Collection[models.RoleBand]) -> FactStated:
    return FactStated(fact.in_short, _read_data(fact, bands))


def _build_row(
    heading: str, outcome: FactOutcome, cells: list[comparison_tables.Cell], *, is_ours: bool = False
) -> comparison_tables.ComparisonRow:
    called, colour = CALLED.get(outcome, ("", ""))
    mark = PROBABLY[outcome] if is_ours and outcome in PROBABLY else called
    return comparison_tables.ComparisonRow(heading, cells, mark, colour)


def _read_data(fact: models.YearFact, bands: Collection[models.RoleBand]) -> Data:
    """What two years can be compared by, of the answer to follow: the first of its subject and year."""
    if fact.subject == Subject.BANDS:
        ranges = {(row.lowest_id, row.highest_id) for row in list_ranges(fact, bands)}
        return {"bands": frozenset(ranges)} if ranges else {}
    return {name: frozenset([value]) for name, value in _list_values(fact).items() if value not in (None, "")}


def _list_values(fact: models.YearFact) -> Mapping[str, Hashable]:
    """Where there is no limit, a number of posts is only a minimum, which is another thing than a limit."""
    if fact.subject == Subject.FUNDING:
        return {"first": fact.first_share, "later": fact.later_share}
    if fact.subject == Subject.EMPLOYMENT:
        return {"employer": fact.employer}
    if fact.limit != models.YearFact.Limit.LIMITED:
        return {"limit": fact.limit}
    return {"limit": fact.limit, "posts": fact.posts, "above": fact.posts_above_100_000}


def _compare_maximum(years: Sequence[models.ContractYear], prose: Prose, notes: Notes) -> FactCompared:
    kept: dict[tuple[int, str], list[models.Reimbursement]] = {}
    for row in models.Reimbursement.objects.filter(role__slug=RoleSlug.MHP).select_related("band", "role", "source"):
        kept.setdefault((row.band_id, row.zone), []).append(row)
    found = {
        year: [one.row for rows in kept.values() for one in find_in_year(rows, year.slug) if one.row.amount is not None]
        for year in years
    }
    cells = [
        comparison_tables.Cell(
            str(year),
            [
                comparison_tables.PointOnPage(
                    "",
                    prose.line(f"{row}: {format_pounds(row.amount)} a year."),
                    None,
                    [notes.number(row.source, row.locator)],
                    None,
                )
                for row in found[year]
                if row.source
            ],
        )
        for year in years
    ]
    outcome = compare_facts(*(_state_maximum(found[year]) for year in years))
    return FactCompared(MAXIMUM, outcome, _build_row(MAXIMUM, outcome, cells))


def _state_maximum(rows: Iterable[models.Reimbursement]) -> FactStated:
    amounts: dict[str, set[Hashable]] = {}
    for row in rows:
        amounts.setdefault(f"{row.band_id} {row.zone}", set()).add(row.amount)
    data: Data = {name: frozenset(values) for name, values in amounts.items()}
    return FactStated("; ".join(sorted(map(str, data.items()))), data)


def build_point(
    fact: models.YearFact, cited: Iterable[models.YearFactCitation], prose: Prose, notes: Notes
) -> comparison_tables.PointOnPage:
    """The answer in short with its label. The page of its year has the rest."""
    post = f"{fact.get_post_display()}: " if fact.post else ""
    where = Link(f"{fact.get_subject_display()} in {fact.contract_year}", fact.get_absolute_url())
    return comparison_tables.PointOnPage(
        "",
        prose.html(f"{post}{fact.in_short}"),
        None,
        sorted({notes.number(one.source, one.locator) for one in cited}),
        where,
        fact.get_label_display() if fact.label else "",
    )
