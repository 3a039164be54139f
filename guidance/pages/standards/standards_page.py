"""Instruments that don't belong to a contract year: regulations, standards, competences, plans, recommendations."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from guidance import models
from guidance.models.page_paths import page_path
from guidance.presenters.citations import SourceCited, cite_row
from guidance.presenters.clauses import ClauseOnPage, clause_trees
from guidance.presenters.links import Link
from guidance.presenters.prose import Prose
from guidance.rules.dates import long_date

NOT_STATED = "not stated in the source"


@dataclass(frozen=True, slots=True)
class StepOnPage:
    """How one recommendation was to be carried out."""

    anchor: str
    number: str
    heading: str
    rows: list[tuple[str, SafeString | str]]
    citations: tuple[SourceCited, ...]


@dataclass(frozen=True, slots=True)
class StandardsPage:
    slug: str
    title: str
    breadcrumbs: list[tuple[str, str]]
    kind: str
    summary_html: SafeString
    citations: tuple[SourceCited, ...]
    checked: str
    contents: list[Link]
    clauses: list[ClauseOnPage]
    steps: list[StepOnPage]
    used_by: list[Link]


@dataclass(frozen=True, slots=True)
class StandardsListPage:
    instruments: list[Link]


def standards_list_page() -> StandardsListPage:
    instruments = models.Instrument.objects.not_of_a_contract_year()
    return StandardsListPage(
        [Link(one.title, one.get_absolute_url(), note=one.get_kind_display().capitalize()) for one in instruments]
    )


def standards_page(instrument: models.Instrument, prose: Prose) -> StandardsPage:
    """Reads the instrument's source: fetch them together."""
    clauses = list(models.Clause.objects.filter(instrument=instrument).select_related("source", "instrument"))
    roots = [clause for clause in clauses if not clause.parent_id]
    steps = models.ImplementationStep.objects.filter(clause__instrument=instrument).select_related("clause", "source")
    return StandardsPage(
        slug=instrument.slug,
        title=instrument.title,
        breadcrumbs=[("Standards and recommendations", page_path("standards-list"))],
        kind=instrument.get_kind_display().capitalize(),
        summary_html=prose.html(instrument.summary),
        citations=(cite_row(instrument),),
        checked=long_date(instrument.checked_on),
        contents=[Link(f"{clause.number} {clause.heading}".strip(), f"#{clause.number}") for clause in roots],
        clauses=clause_trees(roots, clauses, prose),
        steps=[_build_step(step, prose) for step in steps.order_by("clause__order", "clause__number")],
        used_by=_link_guide_pages(instrument),
    )


def _link_guide_pages(instrument: models.Instrument) -> list[Link]:
    """The guides' pages that show clauses of the instrument, each with the clauses' numbers."""
    shown = models.Section.clauses.through.objects.filter(clause__instrument=instrument).select_related(
        "section__role", "section__topic", "clause"
    )
    pages: dict[models.Section, list[str]] = {}
    for row in shown.order_by("section__role__order", "section__role__name", "section__topic__order", "clause__order"):
        pages.setdefault(row.section, []).append(row.clause.number)
    return [
        Link(
            str(page),
            page.get_absolute_url(),
            note=f"{'Clause' if len(numbers) == 1 else 'Clauses'} {', '.join(numbers)}",
        )
        for page, numbers in pages.items()
    ]


def _build_step(step: models.ImplementationStep, prose: Prose) -> StepOnPage:
    return StepOnPage(
        anchor=f"implementation-{step.clause.number}",
        number=step.clause.number,
        heading=step.clause.heading,
        rows=[
            (name, prose.html(text) if text else NOT_STATED)
            for name, text in (
                ("Outcome", step.outcome),
                ("Finance", step.finance),
                ("Timeline", step.timeline),
                ("Level", step.level),
                ("Lead", step.lead),
            )
        ],
        citations=(cite_row(step),),
    )
