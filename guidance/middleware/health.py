"""Whether the site is well, for monitoring: /health/, and /health/live/ for this process alone.

Answers to any host name, and over http, because a load balancer asks by address. Runs before sessions and anything else
that could hang.
"""

import logging
from collections.abc import Callable

from django.conf import settings
from django.core.cache import cache
from django.db import Error, connection
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.log import log_response

from guidance.patience.limits import quickly
from guidance.refusals import methods

logger = logging.getLogger(__name__)

HEALTH, LIVE = "/health/", "/health/live/"
WELL = "well"

if settings.REDIS_URL:
    from redis.exceptions import RedisError


class HealthMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path_info not in {HEALTH, LIVE}:
            return self.get_response(request)
        if request.method not in methods.READ:
            return methods.not_allowed(request, methods.READ)
        return _check_health(request) if request.path_info == HEALTH else _answer_lines(WELL)


def _check_health(request: HttpRequest) -> HttpResponse:
    """503 where the database is away. Without Redis the site still works, so that is a 200 that says so."""
    failures: dict[str, Exception | None] = {"database": _check_database()}
    if settings.REDIS_URL:
        failures["cache"] = _check_cache()
    serves, fails = not failures["database"], any(failures.values())
    whole = "unwell" if not serves else "well in part" if fails else WELL
    parts = [f"{part}: {'failing' if failure else WELL}" for part, failure in failures.items()]
    response = _answer_lines(whole, *parts, status=200 if serves else 503)
    if fails:  # the reasons are only for the log. log_response marks the response, so that Django doesn't log it too
        reasons = "; ".join(f"{part}: {failure}" for part, failure in failures.items() if failure)
        log_response("Not well: %s", reasons, response=response, request=request, logger=logger, level="warning")
    return response


def _answer_lines(*lines: str, status: int = 200) -> HttpResponse:
    headers = {"Cache-Control": "no-store"}
    text = "".join(f"{line}\n" for line in lines)
    return HttpResponse(text, status=status, headers=headers, content_type="text/plain; charset=utf-8")


def _check_database() -> Exception | None:
    try:
        with quickly(), connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error as error:
        return error
    return None


def _check_cache() -> Exception | None:
    try:
        cache.get("health")
    except RedisError as error:
        return error
    return None
