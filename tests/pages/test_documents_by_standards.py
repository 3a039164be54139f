"""Each address of a Word file or a PDF, of the real content, against the standards of its format."""

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from guidance.presenters.template_rows import templates_with_sources
from tests.documents.standards import pdf_faults, word_faults
from tests.documents.test_what_candidates_read import tailored
from tests.real_content import load_real_content

ROLE, TEMPLATE = "mental-health-practitioner", "mental-health-practitioner-band-6"
POST = "year=2026-27&band=6&step=entry&hours=30&zone=outer-london&on_costs=rates&place=first"
ASKED = {
    "cost": POST,
    "board-paper": f"role={ROLE}&{POST}",
    "evidence-checklist": f"role={ROLE}&place=first&year=2026-27",
}
SENT = ("tailored", "tailored-notes", "vacancy-form")  # with the answers of the form
ENDINGS = (".docx", ".pdf")


def name_documents() -> list[str]:
    patterns = [one for one in get_resolver("guidance.urls").url_patterns if isinstance(one, URLPattern)]
    return sorted(str(one.name) for one in patterns if str(one.pattern).endswith(ENDINGS))


@pytest.mark.slow
@pytest.mark.django_db
def test_every_kind_of_document_keeps_the_standards_of_its_format(client: Client) -> None:
    load_real_content()
    answers = tailored(next(one for one in templates_with_sources() if one.slug == TEMPLATE)).to_json()
    names = name_documents()
    assert len(names) >= 20
    for name in names:
        kind = name.removesuffix("-docx").removesuffix("-pdf")
        address = find_address(name)
        if kind in SENT:
            response = client.post(address, {"answers": answers})
        else:
            response = client.get(f"{address}?{ASKED.get(kind, '')}")
        assert response.status_code == 200, (name, response.content[:200])
        content = response.content
        assert (pdf_faults(content) if address.endswith(".pdf") else word_faults(content)) == [], name


def find_address(name: str) -> str:
    keywords = get_resolver("guidance.urls").reverse_dict.getlist(name)[0][0][0][1]
    return reverse(name, kwargs={keyword: ROLE if keyword == "role_slug" else TEMPLATE for keyword in keywords})
