"""What the site answers while the database does not."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import (
    DatabaseError,
    IntegrityError,
    InterfaceError,
    InternalError,
    OperationalError,
    ProgrammingError,
    connection,
)
from django.test import Client
from django.urls import reverse

from guidance.refusals.unavailable import find_outage

AWAY = "could not connect to server\n\tIs the server running?"


@contextmanager
def database_away(error: type[Exception] = OperationalError) -> Iterator[None]:
    def refuse(*_: Any) -> None:
        raise error(AWAY)

    with connection.execute_wrapper(refuse):
        yield


@pytest.fixture
def reader() -> Client:
    """Is answered with what a browser gets, where the test client would raise the error."""
    return Client(raise_request_exception=False)


@pytest.mark.django_db
@pytest.mark.parametrize("error", [OperationalError, InterfaceError])
@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/contract/2021-22/B14/",
        pytest.param("/nothing-here/", id="the page for an address without one"),
        pytest.param("/account/sign-in/", id="a page with a form"),
    ],
)
def test_a_page_says_that_the_site_is_not_available(reader: Client, address: str, error: type[Exception]) -> None:
    if address == "/account/sign-in/":
        reader.cookies["sessionid"] = "a" * 32
    with database_away(error):
        response = reader.get(address)

    page = response.content.decode()
    assert response.status_code == 503
    assert response["Retry-After"] == "5"
    assert response["Cache-Control"] == "no-store"
    assert response["Content-Type"] == "text/html; charset=utf-8"
    assert not response.cookies
    assert "<h1" in page
    assert "not available at the moment" in page
    assert "load the page again" in page
    assert "could not connect" not in page


@pytest.mark.django_db
def test_a_form_is_told_that_nothing_was_saved_and_where_its_answers_are(reader: Client) -> None:
    with database_away():
        response = reader.post("/account/sign-in/", {"login": "editor", "password": "a password"})
    page = response.content.decode()
    assert response.status_code == 503
    assert "Nothing was saved." in page
    assert "Back button: what you typed should still be there" in page
    assert not response.cookies


@pytest.mark.django_db
def test_an_editor_whose_session_cannot_be_read_is_told_the_same(reader: Client) -> None:
    reader.force_login(User.objects.create_superuser("owner"))
    with database_away():
        response = reader.get(reverse("admin:index"))
    assert response.status_code == 503
    assert "not available at the moment" in response.content.decode()
    assert not response.cookies


@pytest.mark.django_db
def test_a_program_is_told_in_json(reader: Client) -> None:
    with database_away():
        response = reader.get("/api/v1/roles")
    assert response.status_code == 503
    assert response["Retry-After"] == "5"
    assert response["Content-Type"] == "application/json"
    told = response.json()
    assert told["status"] == 503
    assert told["problems"][0].keys() == {"problem", "parameter", "allowed"}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "headers"),
    [
        ("/contract/compare.csv?from=2021-22&to=2022-23", {}),
        ("/sitemap.xml", {}),
        ("/updates/feed/", {"Accept": "application/atom+xml, application/xml;q=0.9"}),
        ("/search/suggestions/?q=pay", {"Sec-Fetch-Dest": "empty"}),
    ],
)
def test_what_shows_no_page_is_told_in_plain_text(reader: Client, address: str, headers: dict[str, str]) -> None:
    with database_away():
        response = reader.get(address, headers=headers)
    assert response.status_code == 503
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert "<" not in response.content.decode()


@pytest.mark.django_db
def test_it_is_logged_in_one_line(reader: Client, caplog: pytest.LogCaptureFixture) -> None:
    with database_away():
        reader.get("/")
    [record] = [record for record in caplog.records if "guidance/middleware/page_cache" not in record.pathname]
    assert record.levelname == "WARNING"
    assert record.exc_info is None
    assert record.getMessage() == (
        "The database did not answer GET /: OperationalError: could not connect to server Is the server running?"
    )


@pytest.mark.django_db
def test_the_same_address_is_answered_once_the_database_is_back(reader: Client) -> None:
    with database_away():
        assert reader.get("/").status_code == 503
    assert reader.get("/").status_code == 200


def raised(error: Exception, cause: BaseException | None = None) -> Exception:
    error.__cause__ = cause
    return error


def locked() -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("database is locked")
    error.sqlite_errorname = "SQLITE_BUSY"
    return error


def read_only() -> Exception:
    error = Exception("cannot execute UPDATE in a read-only transaction")
    error.pgcode = "25006"  # type: ignore[attr-defined]
    return error


def without_table() -> sqlite3.OperationalError:
    database = sqlite3.connect(":memory:")
    try:
        database.execute("SELECT 1 FROM missing")
    except sqlite3.OperationalError as error:
        return error
    finally:
        database.close()
    raise AssertionError


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        pytest.param(raised(OperationalError("locked"), locked()), True, id="a lock that was not to be had"),
        pytest.param(raised(DatabaseError("malformed")), True, id="a broken file or connection"),
        pytest.param(raised(ValueError("while it was told"), OperationalError("gone")), True, id="what led to another"),
        pytest.param(raised(InternalError("refused"), read_only()), True, id="a server that may only be read"),
        pytest.param(raised(InternalError("out of step")), False, id="another error of the server's own"),
        pytest.param(raised(OperationalError("no such table"), without_table()), False, id="a missing table"),
        pytest.param(ProgrammingError("no such column"), False, id="a mistake in a query"),
        pytest.param(IntegrityError("twice"), False, id="a row that is there already"),
        pytest.param(ValueError("not a number"), False, id="a fault of ours"),
        pytest.param(None, False, id="none"),
    ],
)
def test_only_what_waiting_mends_counts_as_an_outage(error: Exception | None, expected: bool) -> None:
    assert (find_outage(error) is not None) == expected
