"""Whether the site is well, for whatever watches over it: /health/, and /health/live/ for this process alone.

By whatever name it is asked, over http too, before there are sessions or anything else that may hang: a balancer asks
for an address and not for the name that readers type.
"""

import logging
from collections.abc import Callable

from django.conf import settings
from django.core.cache import cache
from django.db import Error, connection
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from guidance.patience.limits import quickly
from guidance.refusals.methods import READ, not_allowed

logger = logging.getLogger(__name__)

HEALTH, LIVE = "/health/", "/health/live/"
WELL, FAILING = "well", "failing"  # why is in the log: strangers need not know

if settings.REDIS_URL:
    from redis.exceptions import RedisError


class HealthMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path_info not in {HEALTH, LIVE}:
            return self.get_response(request)
        if request.method not in READ:
            return not_allowed(request, READ)
        return health() if request.path_info == HEALTH else _said(WELL)


def health() -> HttpResponse:
    """503 where the database is away. Without Redis readers are served all the same, so that is 200, and said."""
    parts = {"database": _state_of_database()}
    if settings.REDIS_URL:
        parts["cache"] = _state_of_cache()
    serves = parts["database"] == WELL
    whole = WELL if set(parts.values()) == {WELL} else "well in part" if serves else "unwell"
    return _said(whole, *(f"{name}: {state}" for name, state in parts.items()), status=200 if serves else 503)


def _said(*lines: str, status: int = 200) -> HttpResponse:
    headers = {"Cache-Control": "no-store"}
    text = "".join(f"{line}\n" for line in lines)
    return HttpResponse(text, status=status, headers=headers, content_type="text/plain; charset=utf-8")


def _state_of_database() -> str:
    try:
        with quickly(), connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error as error:
        logger.warning("The database is unwell: %s", error)
        return FAILING
    return WELL


def _state_of_cache() -> str:
    try:
        cache.get("health")
    except RedisError as error:
        logger.warning("The cache is unwell: %s", error)
        return FAILING
    return WELL
