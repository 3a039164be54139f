"""An entry is one line of JSON, with the request's number, and with nothing of who asked or what they typed."""

import json
import logging
import sys

import pytest
from django.db import IntegrityError, OperationalError

from pcnroles import request_ids
from pcnroles.json_logs import PrivateJsonFormatter

NUMBER = "0123456789abcdef0123456789abcdef"
formatter = PrivateJsonFormatter()


@pytest.fixture(autouse=True)
def a_request() -> None:
    request_ids.begin(NUMBER)


def entry(message: str, *arguments: object, **more: object) -> dict[str, object]:
    record = logging.makeLogRecord(
        {"name": "django.request", "msg": message, "args": arguments, "levelname": "WARNING"}
    )
    record.__dict__.update(more)
    line = formatter.format(record)
    assert "\n" not in line
    found: dict[str, object] = json.loads(line)
    return found


def failed(error: Exception) -> dict[str, object]:
    try:
        raise error
    except Exception:
        return entry("Internal Server Error: %s", "/costs/", exc_info=sys.exc_info(), status_code=500)


def test_an_entry_names_the_request_and_what_happened() -> None:
    found = entry("Not Found: %s", "/a\nERROR: forged", status_code=404, request=object())
    assert {*found} == {"time", "level", "logger", "message", "request_id", "status"}
    assert (found["message"], found["request_id"], found["status"]) == ("Not Found: /a\nERROR: forged", NUMBER, 404)


@pytest.mark.parametrize(
    ("message", "logged"),
    [
        ("Not Found: /search/?q=my+own+words&page=2", "Not Found: /search/?…"),
        ("To jane.smith+nhs@example.org: refused", "To …@… refused"),
        ("Locked: 81.2.69.142 and 2001:db8:0:1:1:1:1:1", "Locked: (an address) and (an address)"),
        ("Not Found: /preview/abcDEF123/answer/", "Not Found: /preview/…"),
        ("Gone: /account/password/new/3-abc-secret/", "Gone: /account/password/…"),
        ("duplicate key\nDETAIL: Key (email)=(x) exists", "duplicate key\nDETAIL: …"),
        ("No answer from 127.0.0.1:5432", "No answer from 127.0.0.1:5432"),
    ],
)
def test_nothing_of_a_person_is_in_it(message: str, logged: str) -> None:
    assert entry(message)["message"] == logged


def test_an_error_says_where_and_not_what_was_typed() -> None:
    [told] = failed(ValueError("what somebody typed"))["error"]  # type: ignore[misc]
    assert told["type"] == "ValueError"
    assert told["at"][-1].endswith(" failed")
    assert "typed" not in json.dumps(told)
    assert "message" not in failed(IntegrityError("Key (email)=(jane)"))["error"][0]  # type: ignore[index]


def test_an_error_of_a_server_says_what_it_said() -> None:
    assert failed(OperationalError("it is full"))["error"][0]["message"] == "it is full"  # type: ignore[index]


@pytest.mark.parametrize("given", ["", "short", "x" * 65, "with spaces in it", "jane@example.org"])
def test_a_number_that_is_none_is_replaced_by_one_of_our_own(given: str) -> None:
    request_ids.begin(given)
    own = entry("one")["request_id"]
    assert own != given
    assert entry("two")["request_id"] == own
