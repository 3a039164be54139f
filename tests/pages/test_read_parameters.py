"""Every page reads the parameters that its view says it reads, and no others: the page cache goes by that."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.http import HttpRequest, QueryDict
from django.test import Client, RequestFactory
from django.urls import URLPattern, resolve

from guidance.rules.limits.read_parameters import EVERYTHING, Parameters, get_parameters
from guidance.site_map.addresses import public_addresses
from guidance.urls import urlpatterns
from tests.real_content import load_real_content

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

ROLE = "mental-health-practitioner"
TEMPLATE = f"{ROLE}-band-6"
OTHERS = (
    f"/roles/{ROLE}/whole-guide.docx", f"/roles/{ROLE}/whole-guide.pdf",
    "/roles/compare.csv", "/contract/compare.csv", "/which-role/answer/", "/search/suggestions/", "/sitemap.xml",
    "/robots.txt", "/updates/feed/", f"/updates/{ROLE}/feed/", "/costs/cost-sheet.docx", "/costs/cost-sheet.pdf",
    "/costs/cost-sheet.csv", "/board-paper/board-paper.docx", "/board-paper/board-paper.pdf",
    "/evidence-checklist/evidence-checklist.docx", "/evidence-checklist/evidence-checklist.pdf",
    "/job-descriptions/check/", f"/job-descriptions/{TEMPLATE}.docx", f"/job-descriptions/{TEMPLATE}.pdf",
    f"/job-descriptions/{TEMPLATE}/tailor/", f"/job-descriptions/{TEMPLATE}/tailored.docx",
    f"/job-descriptions/{TEMPLATE}/tailored.pdf", f"/job-descriptions/{TEMPLATE}/hiring-pack.zip",
    f"/job-descriptions/{TEMPLATE}/notes.docx", f"/job-descriptions/{TEMPLATE}/notes.pdf",
    f"/job-descriptions/{TEMPLATE}/tailored-notes.docx", f"/job-descriptions/{TEMPLATE}/tailored-notes.pdf",
    "/plan/plan.xlsx", "/plan/plan.csv", "/plan/claims/", "/plan/file/",
    "/agreement-checklist/agreement-checklist.docx", "/agreement-checklist/agreement-checklist.pdf",
    f"/job-descriptions/{TEMPLATE}/vacancy-form/", f"/job-descriptions/{TEMPLATE}/vacancy-form.docx",
    f"/job-descriptions/{TEMPLATE}/own-template/", f"/job-descriptions/{TEMPLATE}/sample-template.docx",
    f"/interview-questions/{ROLE}.docx", f"/interview-questions/{ROLE}.pdf",
    f"/interview-questions/{ROLE}/panel-sheet.docx", f"/interview-questions/{ROLE}/panel-sheet.pdf",
    "/preview/no-such-link/", "/preview/no-such-link/answer/", "/api/", "/api/v1/", "/api/v1/openapi.json",
    "/api/v1/bands.csv", "/api/v1/bands", "/api/v1/bands/6", "/api/nothing",
)  # fmt: skip
NOT_PAGES = {"health", "health-live"}
VALUES = {
    "term": "board",
    "year": "2021-22", "on": "2023-10-05", "from": "2021-22", "to": "2023-24", "role": ROLE, "topic": "funding",
    "theme": "workforce", "page": "2", "with": ROLE, "differences": "on", "chosen": "", "for": TEMPLATE,
    "question": "no-such-question", "list_size": "50000", "band": "6", "hours": "30", "zone": "inner-london",
    "employed_by": "network", "p": "~6~e~1~~r~f~~~~~~~~North", "used": "1",
}  # fmt: skip
NOT_READ = {"utm_source": "letter", "next": "/roles/", "format": "json", "lang": "cy"}


class Watched(QueryDict):
    """Notes the names that are read; '*' where all of them are."""

    def __init__(self, given: dict[str, str]) -> None:
        self.read: set[str] = set()
        super().__init__("", mutable=True)
        for name, value in given.items():
            self.setlist(name, [value])
        self.read.clear()

    def __getitem__(self, name: str) -> Any:
        self.read.add(name)
        return super().__getitem__(name)

    def __contains__(self, name: object) -> bool:
        self.read.add(str(name))
        return super().__contains__(name)

    def getlist(self, name: str, default: Any = None) -> Any:
        self.read.add(name)
        return super().getlist(name, default)

    def _all(self, method: str, *arguments: Any) -> Any:
        self.read.add("*")
        return getattr(super(), method)(*arguments)

    def __iter__(self) -> Iterator[Any]:
        return self._all("__iter__")

    def __len__(self) -> int:
        return self._all("__len__")

    def keys(self) -> Any:
        return self._all("keys")

    def items(self) -> Any:
        return self._all("items")

    def lists(self) -> Any:
        return self._all("lists")

    def values(self) -> Any:
        return self._all("values")

    def urlencode(self, safe: str | None = None) -> str:
        return self._all("urlencode", safe)

    def copy(self) -> Any:
        return self._all("copy")


class WatchedMeta(dict[str, Any]):
    """Notes in `query` where the query is read as text, as by `get_full_path`."""

    def __init__(self, meta: dict[str, Any], query: Watched) -> None:
        super().__init__(meta)
        self.query = query

    def __getitem__(self, name: str) -> Any:
        if name == "QUERY_STRING":
            self.query.read.add("*")
        return super().__getitem__(name)

    def get(self, name: str, default: Any = None) -> Any:
        if name == "QUERY_STRING":
            self.query.read.add("*")
        return super().get(name, default)


def read_by(path: str, given: dict[str, str]) -> set[str]:
    request: HttpRequest = RequestFactory().get(path)
    query = Watched(given | NOT_READ)
    request.GET = query
    request.META = WatchedMeta(request.META, query)
    request.resolver_match = match = resolve(path)
    response = match.func(request, *match.args, **match.kwargs)
    assert response.status_code < 500
    return query.read


def samples() -> dict[str, str]:
    """An address of each route, by the route's name."""
    load_real_content()
    return {str(resolve(path).url_name): path for path in [*public_addresses(), *OTHERS]}


def route_names(patterns: list[Any]) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield str(pattern.name)
        else:
            yield from route_names(pattern.url_patterns)


def test_no_page_reads_a_parameter_that_it_does_not_declare_and_none_is_declared_in_vain() -> None:
    found = samples()
    assert set(route_names(urlpatterns)) - NOT_PAGES == set(found)
    for path in found.values():
        declared = get_parameters(resolve(path).func)
        if declared is EVERYTHING:
            continue
        names = names_of(declared)
        asked = [{}, *({name: VALUES[name]} for name in names), dict.fromkeys(names, "nonsense")]
        read = [read_by(path, given) for given in asked]
        assert set().union(*read) == names, path


def names_of(parameters: Parameters) -> set[str]:
    return {*parameters.once, *parameters.several}


def test_what_a_page_does_not_read_changes_nothing_of_it(client: Client) -> None:
    for path in samples().values():
        if get_parameters(resolve(path).func) is not EVERYTHING and "/preview/" not in path:
            plain, dressed = client.get(path), client.get(path, NOT_READ)
            assert (dressed.content, dressed.get("ETag")) == (plain.content, plain.get("ETag")), path
