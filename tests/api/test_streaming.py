"""A long file is sent while it is read, and is of one version of the content or visibly not whole."""

import gzip
from collections.abc import Iterator

import brotli
import pytest
from django.http import StreamingHttpResponse
from django.test import Client

from guidance.api import streaming
from guidance.models import GlossaryTerm
from tests import factories

pytestmark = pytest.mark.django_db

PATH = "/api/v1/glossary-terms.csv"
UNPACK = {"br": brotli.decompress, "gzip": gzip.decompress, "identity": bytes}


@pytest.fixture(autouse=True)
def three_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streaming, "ROWS_AT_ONCE", 3)


@pytest.fixture
def terms() -> list[GlossaryTerm]:
    return [factories.a_term("", f"term {number}") for number in range(10)]


def ask(client: Client, encoding: str = "identity") -> StreamingHttpResponse:
    response = client.get(PATH, HTTP_ACCEPT_ENCODING=encoding)
    assert isinstance(response, StreamingHttpResponse)
    return response


def parts(response: StreamingHttpResponse) -> Iterator[bytes]:
    return iter(response)  # type: ignore[call-overload,no-any-return]


@pytest.mark.usefixtures("terms")
@pytest.mark.parametrize("encoding", UNPACK)
def test_a_long_file_has_every_row_in_each_encoding(client: Client, encoding: str) -> None:
    text = UNPACK[encoding](ask(client, encoding).getvalue()).decode()
    assert [line.count("term ") > 0 for line in text.splitlines()] == [False] + [True] * 10


@pytest.mark.usefixtures("terms")
def test_the_first_part_comes_before_the_last_rows_are_read(client: Client, django_assert_max_num_queries) -> None:
    with django_assert_max_num_queries(3):
        first = next(parts(ask(client)))
    assert b"term 0" in first
    assert b"term 9" not in first


@pytest.mark.usefixtures("terms")
@pytest.mark.parametrize("encoding", UNPACK)
def test_once_it_was_sent_whole_it_is_kept_until_the_content_changes(client: Client, encoding: str) -> None:
    sent = ask(client, encoding)
    whole = sent.getvalue()
    kept = client.get(PATH, HTTP_ACCEPT_ENCODING=encoding)
    assert kept.content == whole
    assert kept["Content-Length"] == str(len(whole))
    assert {**kept.headers, "Content-Length": ""} == {**sent.headers, "Content-Length": ""}
    assert client.get(PATH, HTTP_IF_NONE_MATCH=sent["ETag"]).status_code == 304

    factories.a_term("", "term that is new")
    assert b"term that is new" in UNPACK[encoding](ask(client, encoding).getvalue())


@pytest.mark.usefixtures("terms")
def test_a_reader_who_leaves_early_keeps_nothing(client: Client) -> None:
    next(parts(ask(client)))
    assert len(ask(client).getvalue().splitlines()) == 11


def test_a_publication_meanwhile_breaks_it_off_and_it_is_not_kept(client: Client, terms: list[GlossaryTerm]) -> None:
    response = ask(client)
    begun = parts(response)
    next(begun)
    terms[9].term = "another term"
    terms[9].save()
    with pytest.raises(streaming.ContentChangedError):
        list(begun)
    assert b"another term" in ask(client).getvalue()


def test_a_short_file_says_how_long_it_is(client: Client) -> None:
    factories.a_term("", "term")
    response = client.get(PATH)
    assert int(response["Content-Length"]) == len(response.content)
