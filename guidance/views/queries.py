"""For pages made from the answers in their address."""

from collections.abc import Callable
from functools import wraps

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, QueryDict

from guidance.models.page_paths import page_path
from guidance.presenters.links import Link
from guidance.presenters.site import this_site
from guidance.presenters.years import ChosenYear
from guidance.rules.limits import read_parameters

View = Callable[..., HttpResponse]


def made_for_one_reader(view: View) -> View:
    """Stops the page cache from keeping the page where its address has a query: so many would fill the memory.

    The page is still compressed and has an ETag. It reads the whole query, which its links to files repeat.
    """

    @wraps(view)
    def marked(request: HttpRequest, *arguments: object, **named: object) -> HttpResponse:
        response = view(request, *arguments, **named)
        response.is_for_one_reader = bool(request.META.get("QUERY_STRING"))  # type: ignore[attr-defined]
        return response

    read_parameters.set_parameters(marked, read_parameters.EVERYTHING)
    return marked


def year_choices(chosen: ChosenYear) -> list[tuple[str, str]]:
    """The years that we have, newest first, after the chosen year if we don't have that."""
    years = {year.slug: str(year) for year in reversed(chosen.held)}
    return list({chosen.slug: chosen.label, **years}.items()) if chosen.slug not in years else list(years.items())


def read_answers(request: HttpRequest, chosen: ChosenYear) -> QueryDict:
    """The answers in the address, with the contract year."""
    given = request.GET.copy()
    given["year"] = chosen.slug
    return given


def build_address(given: QueryDict, route: str) -> str:
    """The full address of the page with these answers. It names the year, so that it means the same next year."""
    return f"{this_site().address}{page_path(route)}?{given.urlencode()}"


def file_links(request: HttpRequest, route: str) -> list[Link]:
    """Links to the Word file and PDF of the answers in this address."""
    query = request.GET.urlencode()
    return [
        Link(name, f"{page_path(f'{route}-{ending}')}?{query}") for name, ending in (("Word", "docx"), ("PDF", "pdf"))
    ]


def nothing_to_make(form: BaseForm, what: str) -> HttpResponse:
    """For a file whose address has wrong answers, or none: says what is wrong, in plain text."""
    problems = [str(text) for texts in form.errors.values() for text in texts]
    said = "\n".join(problems) or f"Fill in the form first, and follow the link to the {what} from its page."
    return HttpResponse(f"{said}\n", status=400, content_type="text/plain; charset=utf-8")
