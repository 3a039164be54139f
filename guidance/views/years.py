"""The contract year, or the day, that a reader asks a page to answer for: ?year=2023-24 or ?on=2023-10-05."""

from collections.abc import Callable
from datetime import date
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from guidance.presenters.years import ChosenYear, contract_years, the_year
from guidance.rules.as_at import NotAYearHeldError, as_at
from guidance.views.requests import content_version


def chosen_year(request: HttpRequest, day: date) -> ChosenYear:
    """The year in force on `day` where the request names none. Raises NotAYearHeldError, to answer with 400."""
    held = contract_years(content_version(request))
    asked = as_at(request.GET.get("year", ""), request.GET.get("on", ""), day, [year.slug for year in held])
    return the_year(asked, day, held)


def answers_as_at(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """For a view that calls `chosen_year`: what is no contract year held gets a plain page that says what to type."""

    @wraps(view)
    def answer(request: HttpRequest, *arguments: object, **named: object) -> HttpResponse:
        try:
            return view(request, *arguments, **named)
        except NotAYearHeldError as problem:
            context = {
                "problem": str(problem),
                "years": contract_years(content_version(request)),
                "typed": request.GET.get("on", ""),
            }
            return render(request, "guidance/not_a_year.html", context, status=400)

    return answer
