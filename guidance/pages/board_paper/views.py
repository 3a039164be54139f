"""A board paper: a form, what it comes to in short, and two pages to download. All that is typed is in the address."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from guidance.documents.blocks import file_name
from guidance.models import Role, RoleBand
from guidance.models.page_paths import page_path
from guidance.pages.board_paper.board_paper_document import board_paper as as_document
from guidance.pages.board_paper.board_paper_form import BoardPaperForm
from guidance.pages.board_paper.board_paper_page import (
    PaperAsked,
    bands_of_year,
    bands_stated,
    board_paper,
    in_short,
    roles_to_compare,
)
from guidance.presenters.cost_rows import CostRows, cost_rows
from guidance.presenters.year_rules import YearRules
from guidance.presenters.year_texts import year_texts
from guidance.presenters.years import ChosenYear
from guidance.rules.choosing.board_papers import InShort
from guidance.rules.costs.cost_numbers import CostAnswers, OnCosts, place_of
from guidance.views.files import download, made
from guidance.views.queries import address_of, answered, file_links, made_for_one_reader, nothing_to_make, year_choices
from guidance.views.requests import today
from guidance.views.years import answers_as_at, chosen_year

NO_BANDS = "Choose at least one band: our sources for this year give none"


@dataclass(frozen=True, slots=True)
class _Asked:
    """`short` is None where nothing was asked yet, or where something typed is wrong."""

    form: BoardPaperForm
    rules: YearRules
    roles: list[Role]
    stated: list[RoleBand]
    short: InShort | None


@require_safe
@made_for_one_reader
@answers_as_at
def paper(request: HttpRequest) -> HttpResponse:
    asked = _asked(request, chosen_year(request, today()))
    context = {
        "form": asked.form,
        "action": page_path("board-paper"),
        "short": asked.short,
        "files": file_links(request, "board-paper"),
    }
    return render(request, "pages/board_paper/board_paper.html", context, status=400 if asked.form.errors else 200)


@require_safe
@made_for_one_reader
@answers_as_at
def paper_file(request: HttpRequest, ending: str) -> HttpResponse:
    """A plain 400 where the address asks for nothing that can be made."""
    asked = _asked(request, chosen_year(request, today()))
    if asked.short is None:
        return nothing_to_make(asked.form, "board paper")
    document = as_document(board_paper(asked.short, asked.rules, asked.roles, asked.stated), today())
    return download(made(document, ending), ending, file_name(f"board paper {asked.short.called}", ending))


def _asked(request: HttpRequest, chosen: ChosenYear) -> _Asked:
    texts = year_texts()
    rows, roles = cost_rows(chosen.slug, texts), roles_to_compare()
    given = answered(request, chosen)
    form = BoardPaperForm(
        given,
        year_choices(chosen),
        [(role.slug, str(role)) for role in roles],
        [(band.slug, str(band)) for band in rows.bands],
        checked="hours" in given,
    )
    rules = YearRules(chosen.slug, None, texts)
    if not form.is_bound or not form.is_valid():
        return _Asked(form, rules, [], [], None)
    rules = YearRules(chosen.slug, place_of(form.cleaned_data["place"]), texts)
    stated = bands_stated(chosen.slug)
    chosen_bands = [band.slug for band in rows.bands if band.slug in form.cleaned_data["band"]]
    short = _short(form, rows, rules, chosen_bands or bands_of_year(rows, stated), address_of(given, "board-paper"))
    compared = [role for role in roles if role.slug in form.cleaned_data["role"]]
    return _Asked(form, rules, compared, stated, short)


def _short(form: BoardPaperForm, rows: CostRows, rules: YearRules, bands: list[str], address: str) -> InShort | None:
    given = form.cleaned_data
    if not bands:
        form.add_error("band", NO_BANDS)
        return None
    costs = CostAnswers(
        hours=given["hours"],
        on_costs=OnCosts(given["on_costs"]),
        place=given["place"],
        percentage=given["percentage"],
    )
    asked = PaperAsked(bands, given["zone"], costs, given["called"], address)
    return in_short(rows, rules, asked)
