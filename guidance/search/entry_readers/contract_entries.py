"""Search entries for contract years, clauses, other numbered texts, milestones, and bands with pay."""

from collections import Counter
from collections.abc import Iterator

from guidance import models
from guidance.rules.money import format_pounds
from guidance.rules.plain_text import plain_text
from guidance.rules.years import holding
from guidance.rules.years.contract_years import label_year
from guidance.search import entries
from guidance.search.entry_readers.guide_entries import get_year_slugs
from guidance.search.entry_readers.titled import TitledRoles


def read_contract_entries() -> Iterator[entries.SearchEntry]:
    yield from _read_years()
    yield from _read_facts()
    yield from _read_instruments()
    yield from _read_clauses()
    yield from _read_milestones()
    yield from _read_bands()


def _read_years() -> Iterator[entries.SearchEntry]:
    for year in models.ContractYear.objects.prefetch_related("facts", "instrument"):
        address = year.get_absolute_url()
        instrument = getattr(year, "instrument", None)
        yield entries.SearchEntry(
            address,
            entries.EntryKind.CONTRACT,
            f"Contract year {year}",
            also=("Network Contract DES specification",),
            summary=plain_text(instrument.summary) if instrument else "",
            passages=tuple(
                entries.EntryPassage(f"{address}#{fact.slug}", fact.get_subject_display(), plain_text(fact.in_full))
                for fact in year.facts.all()
            ),
            years=frozenset({year.slug}),
        )


def _read_facts() -> Iterator[entries.SearchEntry]:
    for fact in models.YearFact.objects.select_related("contract_year", "role"):
        address = fact.get_absolute_url()
        yield entries.SearchEntry(
            address,
            entries.EntryKind.CONTRACT,
            f"{fact.contract_year}: {fact.get_subject_display().lower()}",
            subject=_write_subject(fact),
            also=(fact.subject.replace("-", " "),),
            passages=(entries.EntryPassage(address, "", plain_text(fact.in_full)),),
            role=fact.role.slug,
            years=get_year_slugs(fact.contract_year),
            is_part=True,
        )


def _write_subject(fact: models.YearFact) -> str:
    """With what sets it apart from the year's main answer on that subject, which its slug has besides."""
    apart = fact.slug.replace(fact.subject, "").strip("-").replace("-", " ")
    return f"{fact.get_subject_display()} {apart}".strip()


def _read_instruments() -> Iterator[entries.SearchEntry]:
    roles = TitledRoles.read()
    for instrument in models.Instrument.objects.not_of_a_contract_year():
        yield entries.SearchEntry(
            instrument.get_absolute_url(),
            entries.EntryKind.CONTRACT,
            instrument.title,
            also=(instrument.get_kind_display(), instrument.slug.replace("-", " ")),
            summary=plain_text(instrument.summary),
            role=roles.find_in_title(instrument.title),
        )


def _read_clauses() -> Iterator[entries.SearchEntry]:
    """A clause of the contract gets the role with most facts of its year, others the role in their text's title."""
    roles = TitledRoles.read()
    facts: dict[str, Counter[str]] = {}
    for slug, role in models.YearFact.objects.values_list("contract_year__slug", "role__slug"):
        facts.setdefault(slug, Counter())[role] += 1
    about = {slug: counted.most_common(1)[0][0] for slug, counted in facts.items()}
    for clause in models.Clause.objects.with_those_above().select_related("instrument__contract_year"):
        year = clause.instrument.contract_year
        address = clause.get_absolute_url()
        whose = f"{clause.number}, {year}" if year else f"{clause.instrument.title}: {clause.number}"
        texts = (("Official words", clause.wording), ("In plain English", plain_text(clause.plain_english)))
        yield entries.SearchEntry(
            address,
            entries.EntryKind.CONTRACT,
            f"{whose}: {clause.heading}" if clause.heading else whose,
            subject=clause.heading,
            also=(clause.number,),
            passages=tuple(entries.EntryPassage(address, name, " ".join(text.split())) for name, text in texts if text),
            role=about.get(year.slug, "") if year else roles.find_in_title(clause.instrument.title),
            years=get_year_slugs(year),
            number=clause.number,
            is_part="#" in address,
        )


def _read_milestones() -> Iterator[entries.SearchEntry]:
    for milestone in models.Milestone.objects.select_related("role", "contract_year"):
        address = milestone.get_absolute_url()
        yield entries.SearchEntry(
            address,
            entries.EntryKind.CONTRACT,
            f"{milestone.title} ({milestone.date_text})",
            subject=milestone.title,
            also=(milestone.slug.replace("-", " "),),
            is_event=True,
            passages=(entries.EntryPassage(address, "", plain_text(milestone.body)),) if milestone.body else (),
            role=milestone.role.slug if milestone.role else "",
            years=get_year_slugs(milestone.contract_year),
            is_part=True,
        )


def _read_bands() -> Iterator[entries.SearchEntry]:
    years = list(models.ContractYear.objects.all())
    for band in models.Band.objects.prefetch_related("pay_points"):
        address = band.get_absolute_url()
        by_year = {year.slug: said for year in years if (said := list(_write_pay(band, year.slug)))}
        yield entries.SearchEntry(
            address,
            entries.EntryKind.PAY,
            f"Band {band.slug}",
            also=("Agenda for Change pay", "salary"),
            passages=tuple(
                entries.EntryPassage(
                    f"{address}#year-{slug}", f"Pay in {label_year(slug)}", f"Full time, a year: {', '.join(amounts)}."
                )
                for slug, amounts in sorted(by_year.items(), reverse=True)
            ),
            years=frozenset(by_year),
            band=band.slug,
        )


def _write_pay(band: models.Band, year: str) -> Iterator[str]:
    """Each step with its amount in the year or, where that changed, each amount with its days."""
    for step in models.PayPoint.Step:
        points = [point for point in band.pay_points.all() if point.step == step]
        held = holding.find_in_year(points, year)
        if held:
            yield f"{step.label.lower()} {holding.write_amounts(held, year, lambda point: format_pounds(point.amount))}"
