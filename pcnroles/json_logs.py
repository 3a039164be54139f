"""The log as JSON, an entry a line, with nothing in it of a person or of what somebody typed.

An entry has the request's number, so that it can be found beside the proxy's own.
"""

import logging
import re
import traceback
from typing import Any

from django.db import InterfaceError, OperationalError
from pythonjsonlogger.json import JsonFormatter

from pcnroles import request_ids

LONGEST_MESSAGE = 2000
MOST_FRAMES = 30
# What these say is of a server or a file. Any other error may quote what it could not take.
TELL_NOTHING_OF_PEOPLE = (OSError, OperationalError, InterfaceError)

_HIDDEN = (
    (re.compile(r"\bDETAIL:.*", re.DOTALL), "DETAIL: …"),  # PostgreSQL's, which quotes the row
    (re.compile(r"(?<=\S)\?[^\s'\"]+"), "?…"),
    (re.compile(r"/(preview|account/password)/[^\s'\"]+"), r"/\1/…"),  # links that let somebody in
    (re.compile(r"[^\s@<>'\"]+@[^\s@<>'\"]+"), "…@…"),
    (re.compile(r"\b(?!127\.)\d{1,3}(\.\d{1,3}){3}\b"), "(an address)"),
    (re.compile(r"\b(?:[0-9a-f]{1,4}:){3,7}[0-9a-f]{1,4}\b", re.IGNORECASE), "(an address)"),
)


def hide_people(text: str) -> str:
    for pattern, instead in _HIDDEN:
        text = pattern.sub(instead, text)
    return text[:LONGEST_MESSAGE]


class PrivateJsonFormatter(JsonFormatter):
    def add_fields(self, log_data: dict[str, Any], record: logging.LogRecord, message_dict: dict[str, Any]) -> None:  # noqa: ARG002
        """Of what callers add to a record only the status. Django adds the whole request."""
        log_data["time"] = self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z")
        log_data["level"] = record.levelname
        log_data["logger"] = record.name
        log_data["message"] = hide_people(record.getMessage())
        if number := request_ids.current():
            log_data["request_id"] = number
        if status := getattr(record, "status_code", None):
            log_data["status"] = status
        if record.exc_info and record.exc_info[1]:
            log_data["error"] = _describe_error(record.exc_info[1])


def _describe_error(error: BaseException) -> list[dict[str, Any]]:
    """It and what it came of, the last first: where in the code, and no values."""
    found: list[dict[str, Any]] = []
    one: BaseException | None = error
    while one is not None and len(found) < 5:
        frames = traceback.extract_tb(one.__traceback__)[-MOST_FRAMES:]
        told = {"type": type(one).__name__, "at": [f"{each.filename}:{each.lineno} {each.name}" for each in frames]}
        if isinstance(one, TELL_NOTHING_OF_PEOPLE):
            told["message"] = hide_people(str(one))
        found.append(told)
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)
    return found
