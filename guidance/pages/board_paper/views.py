"""A board paper: a form, its result in short, and up to three pages to download. Everything typed is in the address."""

from dataclasses import dataclass, replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from guidance import models
from guidance.documents.blocks import file_name
from guidance.forms.post_fields import read_post
from guidance.forms.unit_fields import asks_for_a_sum
from guidance.models.page_paths import page_path
from guidance.pages.board_paper import board_paper_page, plan_in_paper
from guidance.pages.board_paper.board_paper_document import lay_out_board_paper
from guidance.pages.board_paper.board_paper_form import BoardPaperForm
from guidance.presenters.costs.cost_rows import cost_rows
from guidance.presenters.year_rules import YearRules
from guidance.presenters.year_texts import year_texts
from guidance.presenters.years import ChosenYear
from guidance.rules.choosing.board_papers import InShort
from guidance.rules.costs.posts import Post
from guidance.rules.fixed.slugs import RoleSlug
from guidance.views import files, queries, years
from guidance.views.requests import content_version, get_today

NO_BANDS = "Choose at least one band: our sources for this year and those before it do not give any"


@dataclass(frozen=True, slots=True)
class _PaperRequest:
    """`short` is None before the form is sent, and where something typed is wrong."""

    form: BoardPaperForm
    rules: YearRules
    roles: list[models.Role]
    stated: list[models.RoleBand]
    short: InShort | None


@require_safe
@queries.made_for_one_reader
@years.answers_as_at
def show_board_paper(request: HttpRequest) -> HttpResponse:
    asked = _read_request(request, years.chosen_year(request, get_today()))
    context = {
        "form": asked.form,
        "action": page_path("board-paper"),
        "short": asked.short,
        "files": queries.file_links(request, "board-paper"),
        "kept": plan_in_paper.list_fields(request.GET) if plan_in_paper.has_plan(request.GET) else [],
    }
    return render(request, "pages/board_paper/board_paper.html", context, status=400 if asked.form.errors else 200)


@require_safe
@queries.made_for_one_reader
@years.answers_as_at
def download_board_paper(request: HttpRequest, ending: str) -> HttpResponse:
    """Answers with a plain-text 400 where the address has no valid answers."""
    asked = _read_request(request, years.chosen_year(request, get_today()))
    if asked.short is None:
        return queries.nothing_to_make(asked.form, "board paper")
    document = lay_out_board_paper(
        board_paper_page.build_board_paper(asked.short, asked.rules, asked.roles, asked.stated), get_today()
    )
    return files.send_file(
        files.make_file(document, ending), ending, file_name(f"board paper {asked.short.called}", ending)
    )


def _read_request(request: HttpRequest, chosen: ChosenYear) -> _PaperRequest:
    texts = year_texts()
    rows, roles = cost_rows(chosen.slug, texts, chosen.days[-1]), board_paper_page.roles_to_compare()
    given = queries.read_answers(request, chosen)
    form = BoardPaperForm(
        given,
        queries.year_choices(chosen),
        [(role.slug, str(role)) for role in roles],
        [(band.slug, str(band)) for band in rows.bands],
        checked=asks_for_a_sum(given),
    )
    if not form.is_bound or not form.is_valid():
        return _PaperRequest(form, YearRules(Post(chosen.slug), texts), [], [], None)
    answers = form.cleaned_data
    rules = YearRules(read_post({**answers, "role": RoleSlug.MHP, "band": ""}), texts)
    stated = board_paper_page.bands_stated(chosen.slug)
    rows = replace(rows, stated=[row for row in stated if row.role.slug == RoleSlug.MHP])
    ticked = [band.slug for band in rows.bands if band.slug in answers["band"]]
    bands = board_paper_page.BandsToCost(ticked) if ticked else board_paper_page.choose_bands(rows, stated)
    compared = [role for role in roles if role.slug in answers["role"]]
    if not bands.bands:
        form.add_error("band", NO_BANDS)
        return _PaperRequest(form, rules, compared, stated, None)
    plan = None
    if plan_in_paper.has_plan(given):
        plan = plan_in_paper.read_plan_in_paper(given, content_version(request), get_today())
        if plan is None:
            form.add_error(None, plan_in_paper.UNREADABLE)
            return _PaperRequest(form, rules, compared, stated, None)
    address = queries.build_address(given, "board-paper")
    short = replace(board_paper_page.build_short_paper(rows, rules, bands, answers["called"], address), plan=plan)
    return _PaperRequest(form, rules, compared, stated, short)
