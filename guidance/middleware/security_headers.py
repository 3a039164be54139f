"""The security headers that neither Django nor django-csp sets."""

from collections.abc import Callable

from csp.utils import build_policy
from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase, ResponseHeaders

# Nothing here uses any of these, so no page may be made to. Only those that browsers know: they warn of others.
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


# The innermost of the middlewares that set such headers gives this one: an answer that has it has passed them all.
INNERMOST = "X-Frame-Options"


class SecurityHeadersMiddleware:
    """Inside the page cache, so that a kept page holds what is set here."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response.headers[name] = value
        return response


class EveryAnswerMiddleware:
    """Outermost: gives the same headers to the answers that never came so far in as to get them.

    Those are a 304 of the page cache, a file or a redirect of another middleware, and a refusal of Django's own.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.headers = _stored(
            {
                **HEADERS,
                "X-Content-Type-Options": "nosniff",
                "Referrer-Policy": settings.SECURE_REFERRER_POLICY,
                "Cross-Origin-Opener-Policy": settings.SECURE_CROSS_ORIGIN_OPENER_POLICY,
                INNERMOST: settings.X_FRAME_OPTIONS,
            }
        )
        self.with_policy = self.headers | _stored({"Content-Security-Policy": str(build_policy())})
        self.only_https = _strict_transport_security()

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if INNERMOST not in response.headers:
            self._complete(request, response)
        return response

    def _complete(self, request: HttpRequest, response: HttpResponseBase) -> None:
        # Django's own pages of what went wrong, in development, have styles and scripts of their own.
        has_own_scripts = settings.DEBUG and response.status_code in {400, 404, 500}
        stored = self.headers if has_own_scripts else self.with_policy
        # Past Django's conversion of each name and value, which ten of them need at every 304.
        response.headers._store = stored | response.headers._store  # noqa: SLF001
        if self.only_https and request.is_secure():
            response.headers.setdefault("Strict-Transport-Security", self.only_https)


def _stored(headers: dict[str, str]) -> dict[str, tuple[str, str]]:
    """As Django keeps headers: converted, under their names in small letters."""
    converted: dict[str, tuple[str, str]] = ResponseHeaders(headers)._store  # noqa: SLF001
    return converted


def _strict_transport_security() -> str:
    """As Django words it; empty where the site is not served by https."""
    if not settings.SECURE_HSTS_SECONDS:
        return ""
    parts = [f"max-age={settings.SECURE_HSTS_SECONDS}"]
    parts += ["includeSubDomains"] if settings.SECURE_HSTS_INCLUDE_SUBDOMAINS else []
    parts += ["preload"] if settings.SECURE_HSTS_PRELOAD else []
    return "; ".join(parts)
