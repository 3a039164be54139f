"""The security headers that neither Django nor django-csp sets."""

from collections.abc import Callable

from csp.utils import build_policy
from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase, ResponseHeaders

# We use none of these, so no page may. Lists only features that browsers know, because they warn about others.
UNUSED_FEATURES = (
    "accelerometer",
    "autoplay",
    "browsing-topics",
    "camera",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "geolocation",
    "gyroscope",
    "hid",
    "idle-detection",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "picture-in-picture",
    "screen-wake-lock",
    "serial",
    "usb",
    "xr-spatial-tracking",
)

HEADERS = {
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in UNUSED_FEATURES),
    "X-Permitted-Cross-Domain-Policies": "none",
}


# The innermost middleware that sets such headers sets this one, so a response that has it went through them all.
INNERMOST = "X-Frame-Options"


class SecurityHeadersMiddleware:
    """Inside the page cache, so that a kept page has these headers."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response.headers[name] = value
        return response


class EveryAnswerMiddleware:
    """Outermost: adds the same headers to responses that did not come from far enough in to get them.

    Those are the page cache's 304s, other middleware's files and redirects, and Django's own refusals.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.headers = _convert_headers(
            {
                **HEADERS,
                "X-Content-Type-Options": "nosniff",
                "Referrer-Policy": settings.SECURE_REFERRER_POLICY,
                "Cross-Origin-Opener-Policy": settings.SECURE_CROSS_ORIGIN_OPENER_POLICY,
                INNERMOST: settings.X_FRAME_OPTIONS,
            }
        )
        self.with_policy = self.headers | _convert_headers({"Content-Security-Policy": str(build_policy())})
        self.only_https = _strict_transport_security()

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if INNERMOST not in response.headers:
            self._complete(request, response)
        return response

    def _complete(self, request: HttpRequest, response: HttpResponseBase) -> None:
        # Django's debug pages, in development, have inline styles and scripts.
        has_own_scripts = settings.DEBUG and response.status_code in {400, 404, 500}
        stored = self.headers if has_own_scripts else self.with_policy
        # Skips Django's conversion of each name and value, which would be ten conversions for every 304.
        response.headers._store = stored | response.headers._store  # noqa: SLF001
        if self.only_https and request.is_secure():
            response.headers.setdefault("Strict-Transport-Security", self.only_https)


def _convert_headers(headers: dict[str, str]) -> dict[str, tuple[str, str]]:
    """Headers as Django stores them: converted, by lower-case name."""
    converted: dict[str, tuple[str, str]] = ResponseHeaders(headers)._store  # noqa: SLF001
    return converted


def _strict_transport_security() -> str:
    """The header as Django writes it, blank where the site does not use https."""
    if not settings.SECURE_HSTS_SECONDS:
        return ""
    parts = [f"max-age={settings.SECURE_HSTS_SECONDS}"]
    parts += ["includeSubDomains"] if settings.SECURE_HSTS_INCLUDE_SUBDOMAINS else []
    parts += ["preload"] if settings.SECURE_HSTS_PRELOAD else []
    return "; ".join(parts)
