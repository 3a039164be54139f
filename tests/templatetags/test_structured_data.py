"""Data inside a page stays data, whatever the content says."""

import json
import re

import pytest
from django.test import Client

from guidance.templatetags.structured_data import json_ld
from tests import factories

BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
HOSTILE = "</script><script>alert(1)</script> <!-- & \u2028"


def test_no_text_can_end_the_element_that_it_stands_in() -> None:
    markup = json_ld({"name": HOSTILE})
    (held,) = BLOCK.findall(markup)
    assert not set(held) & set("<>&")
    assert json.loads(held) == {"name": HOSTILE}


@pytest.mark.django_db
def test_a_question_that_tries_to_is_shown_as_it_was_typed(client: Client) -> None:
    factories.a_faq(factories.a_role(), slug="the-faq", question=HOSTILE, answer=f"`{HOSTILE}`")
    html = client.get("/faqs/the-faq/").content.decode()
    assert "<script>alert" not in html
    questions = [said for said in map(json.loads, BLOCK.findall(html)) if said["@type"] == "FAQPage"]
    assert HOSTILE in questions[0]["mainEntity"][0]["name"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("query", "kinds"), [("", ["FAQPage", "BreadcrumbList"]), ("?on=2026-10-05", ["BreadcrumbList"])]
)
def test_a_page_as_at_another_day_has_no_answer_for_search_engines(
    client: Client, query: str, kinds: list[str]
) -> None:
    factories.a_year("2026-27")
    factories.a_faq(factories.a_role(), slug="the-faq")
    html = client.get(f"/faqs/the-faq/{query}").content.decode()
    assert [json.loads(block)["@type"] for block in BLOCK.findall(html)] == kinds


@pytest.mark.django_db
def test_a_page_beneath_none_has_no_breadcrumbs_to_tell(client: Client) -> None:
    assert BLOCK.findall(client.get("/about/").content.decode()) == []
