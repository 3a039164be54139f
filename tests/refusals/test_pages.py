"""What each refusal says, in the form that whoever is refused can read."""

import subprocess
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.exceptions import SessionInterrupted
from django.core.exceptions import SuspiciousOperation
from django.db import OperationalError
from django.http import HttpRequest
from django.test import Client, RequestFactory
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from guidance.refusals.bad_requests import no_permission, refusal_of
from guidance.refusals.handlers import bad_request, server_error
from guidance.refusals.methods import READ, not_allowed
from guidance.refusals.refusal import form_of, refuse_request
from guidance.refusals.unavailable import answer_unavailable
from tests.accessibility import faults

CHECK = "/job-descriptions/check/"


@pytest.fixture
def reader() -> Client:
    return Client(raise_request_exception=False)


class BrokenOff:
    """What a server reads from a sender who has gone."""

    def read(self, *_: Any) -> bytes:
        raise OSError("connection reset by peer")

    readline = read


def page_of(response: Any, status: int) -> str:
    page: str = response.content.decode()
    assert response.status_code == status
    assert response["Content-Type"] == "text/html; charset=utf-8"
    assert "no-store" in response["Cache-Control"]
    assert not response.cookies
    assert page.count("<h1") == 1
    assert '<meta name="robots" content="noindex">' in page
    return page


@pytest.mark.django_db
def test_a_form_that_is_too_large_is_told_how_large_it_may_be(reader: Client, caplog: Any) -> None:
    page = page_of(reader.post(CHECK, {"reference": "x" * 3_000_000}), 413)
    assert "up to 2.5 MB at once" in page
    assert "nothing was saved" in page
    assert [(record.levelname, record.exc_info) for record in caplog.records] == [("WARNING", None)]


@pytest.mark.django_db
def test_the_limit_that_is_told_is_the_one_that_is_set(reader: Client, settings: Any) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1024
    page = page_of(reader.post(CHECK, "x" * 2000, content_type="application/x-www-form-urlencoded"), 413)
    assert "up to 1.0 KB at once" in page


@pytest.mark.django_db
def test_a_form_with_too_many_fields_or_files_is_told_how_many_it_may_have(reader: Client, settings: Any) -> None:
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 3
    assert "up to 3 fields at once" in page_of(reader.post(CHECK, {str(number): "" for number in range(5)}), 400)
    assert "up to 3 fields at once" in page_of(reader.get("/costs/?a=1&b=1&c=1&d=1"), 400)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "sent",
    [
        pytest.param({"data": b"x", "content_type": "multipart/form-data"}, id="without a boundary"),
        pytest.param({"content_type": "multipart/form-data; boundary=x", "wsgi.input": BrokenOff()}, id="in parts"),
        pytest.param({"content_type": "application/x-www-form-urlencoded", "wsgi.input": BrokenOff()}, id="plain"),
    ],
)
def test_a_form_that_breaks_off_is_no_fault_of_ours(
    reader: Client, sent: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    sent.setdefault("CONTENT_LENGTH", "100")
    page = page_of(reader.post(CHECK, **sent), 400)
    assert "did not reach us whole" in page
    assert not [record for record in caplog.records if record.levelname == "ERROR"]


@pytest.mark.django_db
@pytest.mark.parametrize("host", ["evil.example", "a b", "<script>", "", "[::1", "x" * 5000])
def test_a_host_that_is_not_ours_is_led_to_the_site(reader: Client, host: str) -> None:
    page = page_of(reader.get("/about/", headers={"Host": host}), 400)
    assert 'href="http://127.0.0.1:8000/"' in page
    assert "<script>" not in page
    assert "xxxx" not in page


@pytest.mark.django_db
def test_a_form_of_another_site_is_told_where_to_fill_it_in(reader: Client) -> None:
    response = reader.post(CHECK, headers={"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Dest": "document"})
    page = page_of(response, 403)
    assert "sent from another site" in page
    assert f'<a href="{CHECK}">' in page


@pytest.mark.django_db
def test_an_account_without_permission_is_told_whom_to_ask(reader: Client) -> None:
    reader.force_login(User.objects.create_user("viewer", is_staff=True))
    page = page_of(reader.get("/admin/guidance/role/add/"), 403)
    assert "Ask an administrator which group you are in" in page


@pytest.mark.django_db
def test_a_file_is_refused_in_plain_text_and_the_api_in_json(reader: Client) -> None:
    host = {"Host": "evil.example"}
    assert reader.get("/costs/cost-sheet.csv", headers=host)["Content-Type"] == "text/plain; charset=utf-8"
    told = reader.get("/api/v1/roles", headers=host)
    assert told.status_code == 400
    assert told.json()["problems"][0]["parameter"] is None


def test_a_session_that_cannot_be_saved_while_the_database_is_away_is_no_sign_out() -> None:
    try:
        try:
            raise OperationalError("gone")
        except OperationalError:
            raise SessionInterrupted("deleted") from None
    except SessionInterrupted as error:
        response = bad_request(RequestFactory().post("/admin/"), error)
    assert response.status_code == 503
    assert "may not have been saved" in response.content.decode()
    signed_out = bad_request(RequestFactory().get("/admin/"), SessionInterrupted("deleted"))
    assert "signed out" in signed_out.content.decode()


@pytest.mark.parametrize(
    ("address", "headers", "form"),
    [
        ("/about/", {}, "page"),
        ("/about/", {"HTTP_ACCEPT": "text/html,application/xhtml+xml,*/*;q=0.8"}, "page"),
        ("/about/", {"HTTP_SEC_FETCH_DEST": "iframe"}, "page"),
        ("/about/", {"HTTP_SEC_FETCH_DEST": "empty"}, "text"),
        ("/updates/feed/", {"HTTP_ACCEPT": "application/atom+xml"}, "text"),
        ("/costs/cost-sheet.pdf", {}, "text"),
        ("/health/", {}, "text"),
        ("/static/x", {}, "text"),
        ("/api/v1/roles.csv", {}, "json"),
    ],
)
def test_a_refusal_has_the_form_that_is_shown(address: str, headers: dict[str, str], form: str) -> None:
    assert form_of(RequestFactory().get(address, **headers)) == form


def every_page() -> dict[str, bytes]:
    """Each refusal as a page, made without the database."""
    request = RequestFactory().get("/contract/")
    return {
        "400": refuse_request(request, refusal_of(SuspiciousOperation())).content,
        "403": refuse_request(request, no_permission()).content,
        "405": not_allowed(RequestFactory().put("/contract/"), READ).content,
        "413": bad_request(request, _too_big()).content,
        "500": server_error(HttpRequest()).content,
        "503": answer_unavailable(RequestFactory().post("/contract/"), OperationalError("gone"), in_view=True).content,
    }


def _too_big() -> Exception:
    from django.core.exceptions import RequestDataTooBig

    return RequestDataTooBig()


def test_every_page_is_made_without_the_database() -> None:
    assert all(b"<h1" in page for page in every_page().values())  # no django_db: a query would be an error


@pytest.mark.slow
def test_every_page_is_valid_html(html_validator: list[str], tmp_path: Path) -> None:
    for status, page in every_page().items():
        (tmp_path / f"{status}.html").write_bytes(page)
    command = [*html_validator, "--errors-only", str(tmp_path)]
    checked = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    assert checked.stderr == ""


@pytest.mark.parametrize("width", [320, 1280])
def test_no_page_has_a_fault_of_accessibility_or_runs_over_its_edge(
    page: Page, live_server: LiveServer, transactional_db: None, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{live_server.url}/robots.txt")
    for status, content in every_page().items():
        page.set_content(content.decode())
        assert faults(page) == [], status
        assert page.evaluate("document.documentElement.scrollWidth") <= width, status
