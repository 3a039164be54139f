"""The page on which the rates of a new year are typed or pasted: London supplements, National Insurance, pension."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from guidance import models
from guidance.admin.new_year.grid_form import GridForm
from guidance.admin.new_year.pay import ask_for_grid
from guidance.admin.new_year.start import get_year_or_404, release_address
from guidance.models.contract.zones import Zone
from guidance.publishing.new_year import rates
from guidance.rules.editing.pasted_grid import Cell, Grid

# Words in the heading of each column of a pasted grid.
COLUMNS = {
    "": ("all", "rate", "value"),
    Zone.REST_OF_ENGLAND.value: ("rest",),
    Zone.INNER_LONDON.value: ("inner",),
    Zone.OUTER_LONDON.value: ("outer",),
    Zone.FRINGE.value: ("fringe",),
}
LABELS = {"": "All of England", **dict(Zone.choices)}


class RatesGridForm(GridForm):
    places = 3  # as the column of figures


def draft_rates(request: HttpRequest, release_id: int) -> HttpResponse:
    year = get_year_or_404(request, release_id)
    found = rates.read_rates(year)
    used = {zone: words for zone, words in COLUMNS.items() if any(cell[1] == zone for cell in found.last)}
    series = {figure.series.slug: figure.series for figure in found.last.values()}
    grid = Grid({slug: (f"{one.title} ({one.unit})", one.title, slug) for slug, one in series.items()}, used)
    named: dict[Cell, str] = {}
    beside: dict[Cell, str] = {}
    for cell, figure in found.last.items():
        if cell in found.drafted:
            beside[cell] = f"{found.drafted[cell]}: drafted"
            continue
        named[cell] = f"{figure.series.title}, {LABELS[cell[1]].lower() if not cell[1] else LABELS[cell[1]]}"
        beside[cell] = _describe(year.last, figure)
    form = RatesGridForm(request, grid, named, beside)
    now, by = timezone.now(), request.user

    def do(answers: dict[str, Any]) -> tuple[str, str]:
        cited = {"source": answers["source"], "locator": answers["locator"]}
        made = rates.draft_rates(year, form.amounts, **cited, by=by, at=now)  # type: ignore[arg-type]
        return f"Drafts of {len(made)} series of figures were made.", release_address(year.release)

    return ask_for_grid(
        request, form, do, title=f"Rates for {year.label}", year=year, headings=[LABELS[zone] for zone in used]
    )


def _describe(last: models.ContractYear, figure: models.Figure) -> str:
    value = "not found" if figure.value is None else f"{figure.value.normalize():f}"
    return f"{last}: {value}. {figure.basis}"
