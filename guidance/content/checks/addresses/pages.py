"""Renders the site's own pages in this process, to find whether an address has a page and which ids are on it."""

import re
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404
from django.test import RequestFactory
from django.urls import Resolver404, resolve

_ID = re.compile(r'\sid="([^"]+)"')


class Pages:
    """Renders each page once, by its route, as for a reader.

    For what somebody typed, let `failing_are_missing`: an address such as the admin's fails for a reader without a
    session, and that is the address's fault. Without it, a page that fails raises RuntimeError.
    """

    def __init__(self, *, failing_are_missing: bool = False) -> None:
        self._failing_are_missing = failing_are_missing
        self._requests = RequestFactory(SERVER_NAME=settings.SITE_HOST)
        self._anchors: dict[str, frozenset[str] | None] = {}

    def has_address(self, address: str) -> bool:
        """Whether there is a page at the address, with the anchor in it if the address has one."""
        parts = urlsplit(address)
        anchors = self.find_anchors(parts._replace(fragment="").geturl())
        return anchors is not None and (not parts.fragment or parts.fragment in anchors)

    def find_anchors(self, address: str) -> frozenset[str] | None:
        """The ids on the page at the address, or None if there is no page."""
        if address not in self._anchors:
            self._anchors[address] = None  # an address may redirect to itself
            self._anchors[address] = self._render_page(address)
        return self._anchors[address]

    def _render_page(self, address: str) -> frozenset[str] | None:
        try:
            match = resolve(urlsplit(address).path)
            response = match.func(self._requests.get(address), *match.args, **match.kwargs)
        except (Resolver404, Http404):
            return None
        except Exception as error:
            if self._failing_are_missing:
                return None
            raise RuntimeError(f"The page {address} fails.") from error
        if response.status_code in {301, 302}:
            return self.find_anchors(urlsplit(response["Location"]).path)
        if response.status_code != 200:
            return None
        return frozenset(_ID.findall(response.content.decode()))
