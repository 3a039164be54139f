"""A site of small pages, each with one thing that decides whether it may be kept."""

from collections.abc import Callable
from itertools import count

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.middleware.csrf import get_token
from django.urls import path
from django.views.decorators.cache import never_cache

from guidance.refusals.methods import READ_AND_SENT, takes

renderings = count()
View = Callable[[HttpRequest], HttpResponse]


def text() -> str:
    """Of one length, however many there were before."""
    return f"rendering {next(renderings):06} " + "of a page long enough to be worth compressing " * 10


@takes(*READ_AND_SENT)
def plain(request: HttpRequest) -> HttpResponse:
    return HttpResponse(text())


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
    path("data/", data),
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
    path("health/", plain),
]
