"""Pages that are made from what a reader put into their address."""

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
    """With a query in its address, the page is one reader's among very many: the page cache does not keep it, so that
    they do not fill the memory that pages have. It is compressed and has its ETag all the same.

    It reads the whole query, which its links to the files of the same answers carry on."""

    @wraps(view)
    def marked(request: HttpRequest, *arguments: object, **named: object) -> HttpResponse:
        response = view(request, *arguments, **named)
        response.is_for_one_reader = bool(request.META.get("QUERY_STRING"))  # type: ignore[attr-defined]
        return response

    read_parameters.declare(marked, read_parameters.EVERYTHING)
    return marked


def year_choices(chosen: ChosenYear) -> list[tuple[str, str]]:
    """The years held, newest first, and the one asked for."""
    years = {year.slug: str(year) for year in reversed(chosen.held)}
    return list({chosen.slug: chosen.label, **years}.items()) if chosen.slug not in years else list(years.items())


def answered(request: HttpRequest, chosen: ChosenYear) -> QueryDict:
    """What the address answers, the contract year among it."""
    given = request.GET.copy()
    given["year"] = chosen.slug
    return given


def address_of(given: QueryDict, route: str) -> str:
    """Of the page that gives the same answer next year too, whether it or one of its files was asked for."""
    return f"{this_site().address}{page_path(route)}?{given.urlencode()}"


def file_links(request: HttpRequest, route: str) -> list[Link]:
    """The Word file and the PDF of what this address asks for."""
    query = request.GET.urlencode()
    return [
        Link(name, f"{page_path(f'{route}-{ending}')}?{query}") for name, ending in (("Word", "docx"), ("PDF", "pdf"))
    ]


def nothing_to_make(form: BaseForm, what: str) -> HttpResponse:
    """For a file whose address has a slip, or asks for nothing: what is wrong, in plain text."""
    problems = [str(text) for texts in form.errors.values() for text in texts]
    said = "\n".join(problems) or f"Fill in the form first, and follow the link to the {what} from its page."
    return HttpResponse(f"{said}\n", status=400, content_type="text/plain; charset=utf-8")
