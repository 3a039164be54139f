"""An answer has the headers of a page, whoever in the site gives it and whatever it says."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import SuspiciousOperation
from django.db import OperationalError, connection
from django.test import Client

HEADERS = [
    "Content-Security-Policy",
    "Cross-Origin-Embedder-Policy",
    "Cross-Origin-Opener-Policy",
    "Cross-Origin-Resource-Policy",
    "Permissions-Policy",
    "Referrer-Policy",
    "X-Content-Type-Options",
    "X-Frame-Options",
    "X-Permitted-Cross-Domain-Policies",
]
SECURE = {"secure": True}


def again(client: Client, address: str) -> Any:
    return client.get(address, headers={"If-None-Match": client.get(address, **SECURE)["ETag"]}, **SECURE)


def while_away(client: Client) -> Any:
    def refuse(*_: Any) -> None:
        raise OperationalError("gone")

    with connection.execute_wrapper(refuse):
        return client.get("/contract/", **SECURE)


def after(error: Exception) -> Callable[[Client], Any]:
    """What a reader gets where a page raises this error."""

    def answer(client: Client) -> Any:
        def fail(*_: Any, **__: Any) -> None:
            raise error

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("guidance.pages.about.views.reverse", fail)
            return client.get("/robots.txt", **SECURE)

    return answer


def signed_in_too_often(client: Client) -> Any:
    for _ in range(5):
        response = client.post("/account/sign-in/", {"login": "nobody", "password": "wrong"}, **SECURE)
    return response


# Each way to an answer, and the status that it has.
ANSWERS: dict[str, tuple[int, Callable[[Client], Any]]] = {
    "a page": (200, lambda client: client.get("/about/", **SECURE)),
    "a kept page": (200, lambda client: (client.get("/about/", **SECURE), client.get("/about/", **SECURE))[1]),
    "a page that the browser holds": (304, lambda client: again(client, "/about/")),
    "the sign-in page": (200, lambda client: client.get("/account/sign-in/", **SECURE)),
    "the admin's door": (302, lambda client: client.get("/admin/", **SECURE)),
    "health": (200, lambda client: client.get("/health/", **SECURE)),
    "a static file": (200, lambda client: client.get("/static/site.css", **SECURE)),
    "a static file that is not there": (404, lambda client: client.get("/static/nothing.css", **SECURE)),
    "a method that a static file does not take": (405, lambda client: client.put("/static/site.css", **SECURE)),
    "to an address without its slash": (301, lambda client: client.get("/about", **SECURE)),
    "to https": (301, lambda client: client.get("/about/")),
    "to https, of a form": (301, lambda client: client.post("/account/sign-in/")),
    "a query that is wrong": (400, lambda client: client.get("/funding/?year=0", **SECURE)),
    "a host that is not ours": (400, lambda client: client.get("/about/", headers={"Host": "evil.example"}, **SECURE)),
    "a host that is none": (400, lambda client: client.get("/about/", headers={"Host": "a b"}, **SECURE)),
    "what looks like an attack": (400, after(SuspiciousOperation("odd"))),
    "a form without its token": (403, lambda client: client.post("/account/sign-in/", **SECURE)),
    "a form of another site": (
        403,
        lambda client: client.post("/job-descriptions/check/", headers={"Sec-Fetch-Site": "cross-site"}, **SECURE),
    ),
    "an address without a page": (404, lambda client: client.get("/nothing/", **SECURE)),
    "a method that a page does not take": (405, lambda client: client.put("/about/", **SECURE)),
    "what a page takes": (204, lambda client: client.options("/about/", **SECURE)),
    "what a static file takes": (204, lambda client: client.options("/static/site.css", **SECURE)),
    "a fault of ours": (500, after(ValueError("a fault"))),
    "while the database is away": (503, while_away),
}


@pytest.fixture
def reader(settings: Any) -> Client:
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_HSTS_SECONDS = 1000
    return Client(enforce_csrf_checks=True, raise_request_exception=False)


@pytest.mark.django_db
@pytest.mark.parametrize("way", ANSWERS)
def test_every_answer_has_the_headers_of_a_page(reader: Client, way: str) -> None:
    page = reader.get("/about/", **SECURE)
    status, answer = ANSWERS[way]
    response = answer(reader)
    response.close()
    assert response.status_code == status
    assert {name: response.get(name) for name in HEADERS} == {name: page[name] for name in HEADERS}
    if response.wsgi_request.is_secure():
        assert response["Strict-Transport-Security"] == page["Strict-Transport-Security"]


@pytest.mark.django_db
def test_so_has_the_page_for_too_many_mistakes(settings: Any) -> None:
    client = Client()
    page = client.get("/about/")
    response = signed_in_too_often(client)
    assert response.status_code == 429
    assert int(response["Retry-After"]) > 0
    assert {name: response.get(name) for name in HEADERS} == {name: page[name] for name in HEADERS}


@pytest.mark.django_db
@pytest.mark.parametrize(("address", "status"), [("/api/v1/roles", 200), ("/api/v1/nothing", 404), ("/api/", 301)])
def test_open_data_has_them_too_and_may_be_read_from_elsewhere(reader: Client, address: str, status: int) -> None:
    page = reader.get("/about/", **SECURE)
    for response in (reader.get(address, **SECURE), reader.put(address, **SECURE), reader.options(address, **SECURE)):
        assert response.status_code in {status, 405, 204}
        assert response["Cross-Origin-Resource-Policy"] == "cross-origin"
        others = [name for name in HEADERS if name != "Cross-Origin-Resource-Policy"]
        assert {name: response.get(name) for name in others} == {name: page[name] for name in others}
