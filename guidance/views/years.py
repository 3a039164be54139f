"""The contract year or day that a page is asked to answer for: ?year=2023-24 or ?on=2023-10-05."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from guidance.presenters import years
from guidance.rules.limits.read_parameters import reads_query
from guidance.rules.years.as_at import NotAYearHeldError, read_as_at
from guidance.views.requests import content_version

View = TypeVar("View", bound=Callable[..., Any])


def chosen_year(request: HttpRequest, day: date) -> years.ChosenYear:
    """The year in force on `day` if the request does not name one. Raises NotAYearHeldError, which `answers_as_at`
    handles.
    """
    held = years.contract_years(content_version(request))
    asked = read_as_at(request.GET.get("year", ""), request.GET.get("on", ""), day, [year.slug for year in held])
    return years.find_chosen_year(asked, day, held)


def answers_as_at(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """For a view that calls `chosen_year`: a year that we don't have gets a 400 with a page that says what to type."""

    @reads_query("year", "on")
    @wraps(view)
    def answer(request: HttpRequest, *arguments: object, **named: object) -> HttpResponse:
        try:
            return view(request, *arguments, **named)
        except NotAYearHeldError as problem:
            context = {
                "problem": str(problem),
                "years": years.contract_years(content_version(request)),
                "typed": request.GET.get("on", ""),
            }
            return render(request, "pages/not_a_year.html", context, status=400)

    answer.depends_on_the_year = True  # type: ignore[attr-defined]  # for `pages_of_a_year`
    return answer


def same_all_year(view: View) -> View:
    """For a view whose page is the same on every day of a contract year, but for the frame's date.

    Its finished page is kept: see guidance/middleware/finished_pages.py. It must not take the day for anything but the
    year that it answers for.
    """
    view.is_same_all_year = True  # type: ignore[attr-defined]
    return view


def is_same_all_year(view: Callable[..., Any]) -> bool:
    return getattr(view, "is_same_all_year", False)


def render_as_at(
    request: HttpRequest,
    template: str,
    page: Any,
    chosen: years.ChosenYear,
    kept: tuple[tuple[str, str], ...] = (),
    status: int = 200,
) -> HttpResponse:
    """The page with the control for its year. Its links to other pages that depend on the year keep the year.

    `kept` are the other parameters of its address, by name, that the control must keep.
    """
    held = tuple((name, value) for name, value in kept if value)
    context = {"page": page, "as_at": years.year_control(chosen, held), "kept_year": chosen.kept}
    return render(request, template, context, status=status)
