"""Sends a long file while its rows are still being read."""

import logging
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, StreamingHttpResponse

from guidance.models import ContentVersion

logger = logging.getLogger(__name__)

ROWS_AT_ONCE = 250


class ContentChangedError(Exception):
    """Ends an answer in the middle, so that whoever reads it knows that it is not whole."""


def read_rest(rows: QuerySet[Any]) -> Iterator[Any]:
    """The rows after the first `ROWS_AT_ONCE`, in parts, by their keys: no cursor stays open while a reader is slow."""
    keys = list(rows.values_list("pk", flat=True))
    for begin in range(ROWS_AT_ONCE, len(keys), ROWS_AT_ONCE):
        part = keys[begin : begin + ROWS_AT_ONCE]
        found = {row.pk: row for row in rows.order_by().filter(pk__in=part)}
        yield from (found[key] for key in part if key in found)


def stream_lines(lines: Iterable[str], request: HttpRequest) -> StreamingHttpResponse:
    """The lines in parts. Its ETag names one version of the content, so it breaks off if there was a publication."""
    response = StreamingHttpResponse(_join_parts(iter(lines), getattr(request, "content_version", None)))
    response.is_one_version = True  # type: ignore[attr-defined]  # the page cache may tag and keep it
    return response


def _join_parts(lines: Iterator[str], version: str | None) -> Iterator[str]:
    while part := "".join(islice(lines, ROWS_AT_ONCE)):
        yield part
    if version is not None and ContentVersion.current() != version:
        logger.warning("The content changed while a file was sent, so it was broken off.")
        raise ContentChangedError
