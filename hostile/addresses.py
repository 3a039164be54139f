"""Every address of the site, from its own routes, with values that exist for each parameter."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import Any

from django.apps import apps
from django.contrib.auth.models import User
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RoutePattern

from guidance import models
from guidance.api.catalogue import COLLECTIONS
from hostile import site

_PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")
_GROUP = re.compile(r"\(\?P<(\w+)>.*?\)(?=[-/$]|$)")


@dataclass(frozen=True)
class Route:
    """`shape` has its parameters in braces."""

    shape: str
    parameters: tuple[str, ...]

    @property
    def model(self) -> Any:
        """The model whose rows an admin address is about."""
        parts = self.shape.split("/")
        return apps.get_model(parts[1], parts[2]) if len(parts) > 3 and parts[1] in {"guidance", "auth"} else None

    def fill(self, rng: Random, site: site.SiteUnderTest) -> str:
        return "/" + self.shape.format(**{name: rng.choice(self.list_known(name, site)) for name in self.parameters})

    def list_known(self, name: str, site: site.SiteUnderTest) -> list[str]:
        """Values for a parameter: keys of rows, words used in addresses or, for any other, 'a'."""
        by_key = {"edition_id": models.Edition, "root_id": models.Root, "release_id": models.Release, "id": User}
        if name in by_key:
            return site.list_keys(by_key[name])
        if name == "object_id" and self.model:
            return site.list_keys(self.model) or ["1"]
        return load_words().get(name, ["a"])


@cache
def list_routes() -> list[Route]:
    found = []
    for shape, is_plain in _list_shapes(get_resolver()):
        pattern = _PARAMETER if is_plain else _GROUP
        plain = shape if is_plain else shape.replace("^", "").replace("$", "")
        found.append(Route(pattern.sub(r"{\1}", plain), tuple(pattern.findall(plain))))
    return found


def admin_routes() -> list[Route]:
    return [route for route in list_routes() if route.shape.startswith("admin/")]


def account_routes() -> list[Route]:
    return [route for route in list_routes() if route.shape.startswith("account/")]


def public_routes() -> list[Route]:
    return [route for route in list_routes() if not route.shape.startswith(("admin/", "account/"))]


def _list_shapes(resolver: URLResolver, before: str = "") -> Iterator[tuple[str, bool]]:
    for pattern in resolver.url_patterns:
        shape = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _list_shapes(pattern, shape)
        elif isinstance(pattern, URLPattern):
            yield shape, isinstance(pattern.pattern, RoutePattern)


@cache
def load_words() -> dict[str, list[str]]:
    """The words that lead to a page, by the name of the parameter."""
    slugs: dict[str, Any] = {
        "role_slug": models.Role, "topic_slug": models.Topic, "year_slug": models.ContractYear,
        "band_slug": models.Band, "source_slug": models.Source, "instrument_slug": models.Instrument,
        "faq_slug": models.FAQ, "publication_slug": models.KeyPublication, "slug": models.JobDescription,
    }  # fmt: skip
    held = {name: list(model.objects.order_by("slug").values_list("slug", flat=True)) for name, model in slugs.items()}
    first = (collection.kind.objects.order_by("pk").first() for collection in COLLECTIONS)
    return {
        **held,
        "number": sorted(set(models.Clause.objects.values_list("number", flat=True))),
        "token": [site.TOKEN],
        "name": [collection.name for collection in COLLECTIONS],
        "key": ["/".join(map(str, row.natural_key())) for row in first if row],
        "app_label": ["auth", "guidance"],
        "uidb36": ["1", "zz"],
        "url": ["nothing/"],
    }
