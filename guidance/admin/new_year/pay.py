"""The page on which the pay of a new year is typed or pasted, as a grid of bands and steps."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from guidance import models
from guidance.admin.new_year.grid_form import GridForm
from guidance.admin.new_year.start import get_year_or_404, release_address
from guidance.admin.workflow import asking
from guidance.publishing.new_year import pay
from guidance.rules.editing.pasted_grid import Cell, Grid
from guidance.rules.money import format_pounds

Step = models.PayPoint.Step


class PayGridForm(GridForm):
    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for cell, wrong in pay.find_out_of_order(self.amounts):
            self.add_fault(cell, wrong)
        return cleaned


def draft_pay(request: HttpRequest, release_id: int) -> HttpResponse:
    year = get_year_or_404(request, release_id)
    before, drafted = pay.read_pay(year.last), pay.read_drafted_pay(year)
    bands = [band.slug for band in models.Band.objects.all() if any((band.slug, step) in before for step in pay.STEPS)]
    grid = Grid({band: (f"Band {band}", band) for band in bands}, pay.STEPS)
    named: dict[Cell, str] = {}
    beside: dict[Cell, str] = {}
    for band in bands:
        for step in pay.STEPS:
            cell = band, step
            if cell in drafted:
                beside[cell] = f"{format_pounds(drafted[cell][1])}: drafted"
                continue
            named[cell] = f"Band {band}, {Step(step).label.lower()}"
            beside[cell] = f"{year.last}: {format_pounds(before[cell])}" if cell in before else ""
    form = PayGridForm(request, grid, named, beside)
    now, by = timezone.now(), request.user

    def do(answers: dict[str, Any]) -> tuple[str, str]:
        cited = {"source": answers["source"], "locator": answers["locator"]}
        made = pay.draft_pay(year, form.amounts, **cited, by=by, at=now)  # type: ignore[arg-type]
        return f"{len(made)} drafts of pay were made.", release_address(year.release)

    return ask_for_grid(
        request, form, do, title=f"Pay for {year.label}", year=year, headings=[each.label for each in Step]
    )


def ask_for_grid(
    request: HttpRequest, form: GridForm, do: asking.Doing, *, title: str, year: Any, headings: list[str]
) -> HttpResponse:
    """Asks for a grid. What was pasted is shown in it before anything is made."""
    context = {"year": year, "release": year.release, "headings": headings}
    if form.only_fills:
        form.is_valid()
        context |= {"form": form, "button": "Make the drafts"}
        return asking.render_page(request, title, "new_year/grid.html", context)
    return asking.ask_first(
        request, form, do, title=title, button="Make the drafts", template="new_year/grid.html", **context
    )
