"""A site of small pages, each with one thing that decides whether it may be kept."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import count

from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.middleware.csrf import get_token
from django.urls import path
from django.views.decorators.cache import never_cache

from guidance.models import ContentVersion
from guidance.refusals.methods import READ_AND_SENT, accepts_only
from guidance.rules.limits.read_parameters import reads_query
from guidance.views.queries import made_for_one_reader

SHARED = "public, max-age=0, s-maxage=2, stale-while-revalidate=3, stale-if-error=86400"

renderings = count()
View = Callable[[HttpRequest], HttpResponse]


def text() -> str:
    """Of one length, however many there were before."""
    return f"rendering {next(renderings):06} " + "of a page long enough to be worth compressing " * 10


def narrowed(request: HttpRequest) -> HttpResponse:
    """Tells what it was asked, as it sees it."""
    if State.unavailable:
        return _refusal()
    return HttpResponse(f"{text()} asked {request.META['QUERY_STRING']}")


@made_for_one_reader
def one_reader(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"{text()} asked {request.META['QUERY_STRING']}")


def data(request: HttpRequest) -> HttpResponse:
    return HttpResponse(text(), content_type="application/pdf")


def short(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"rendering {next(renderings):06}")


def for_an_hour(request: HttpRequest) -> HttpResponse:
    return HttpResponse(text(), headers={"Cache-Control": "max-age=3600"})


def sets_cookie(request: HttpRequest) -> HttpResponse:
    response = HttpResponse(text())
    response.set_cookie("seen", "1")
    return response


def with_form(request: HttpRequest) -> HttpResponse:
    return HttpResponse(text() + get_token(request))


def reads_session(request: HttpRequest) -> HttpResponse:
    return HttpResponse(text() + str(request.session.get("anything")))


class State:
    """What the pages below answer for as long as a test says so."""

    unavailable = withdrawn = broken = False


@contextmanager
def _while(name: str) -> Iterator[None]:
    setattr(State, name, True)
    yield
    setattr(State, name, False)


unavailable, withdrawn, broken = partial(_while, "unavailable"), partial(_while, "withdrawn"), partial(_while, "broken")


@accepts_only(*READ_AND_SENT)
def plain(request: HttpRequest) -> HttpResponse:
    return _refusal() if State.unavailable else HttpResponse(text())


def asks_the_database(request: HttpRequest) -> HttpResponse:
    if State.broken:
        raise RuntimeError("a fault of ours")
    try:
        ContentVersion.current()
    except (OperationalError, InterfaceError):
        return _refusal()
    if State.withdrawn:
        raise Http404(text())
    return plain(request)


def _refusal() -> HttpResponse:
    """As a middleware further in answers where a view's error says that the database is away."""
    return HttpResponse("Try again later", status=503, headers={"Retry-After": "5"})


def missing(request: HttpRequest) -> HttpResponse:
    raise Http404(text())


def handler404(request: HttpRequest, exception: Exception) -> HttpResponse:
    return HttpResponse(text(), status=404)


def moved(request: HttpRequest) -> HttpResponse:
    return HttpResponse(text(), status=301, headers={"Location": "/plain/"})


def streamed(request: HttpRequest) -> StreamingHttpResponse:
    return StreamingHttpResponse([text()])


@never_cache
def never_kept(request: HttpRequest) -> HttpResponse:
    return HttpResponse(text())


urlpatterns = [
    path("plain/", plain),
    path("plain/two/", plain),
    path("narrowed/", reads_query("a", "c", several=["b"])(narrowed)),
    path("one-reader/", one_reader),
    path("data/", reads_query("question")(data)),
    path("asks-the-database/", asks_the_database),
    path("short/", short),
    path("for-an-hour/", for_an_hour),
    path("sets-cookie/", sets_cookie),
    path("with-form/", with_form),
    path("reads-session/", reads_session),
    path("missing/", missing),
    path("moved/", moved),
    path("streamed/", streamed),
    path("never-kept/", never_kept),
    path("admin/plain/", plain),
]
