"""Answers for what can't be read for a known reason: a form that broke off, a secret whose key is gone."""

import logging
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.http.response import HttpResponseBase

from guidance.accounts.encryption import UnreadableSecretError
from guidance.refusals import bad_requests
from guidance.refusals.refusal import refuse_request

logger = logging.getLogger(__name__)


class UnreadableMiddleware:
    """Django would answer 500 to either, with a traceback in the log."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, UnreadablePostError):
            return refuse_request(request, bad_requests.refusal_of(error))
        if isinstance(error, UnreadableSecretError):
            logger.error("No key opens the second step of %s.", request.user)
            return refuse_request(request, bad_requests.unreadable_second_factor())
        return None
