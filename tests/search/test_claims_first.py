"""Each question on claiming and employing is found first, however it is asked."""

from collections import defaultdict
from typing import Any

import pytest
import yaml
from django.conf import settings

from guidance.search.index import Index
from guidance.search.results import Narrowed, find_results
from tests.search.judging import DAY

pytestmark = pytest.mark.django_db
WORDINGS = 3


def read_fixture(name: str) -> list[dict[str, Any]]:
    text = (settings.FIXTURES_DIR / name).read_text(encoding="utf-8")
    return [row["fields"] for row in yaml.load(text, Loader=yaml.CSafeLoader)]


@pytest.mark.slow
def test_each_question_on_claiming_and_employing_comes_first_in_three_wordings(index: Index) -> None:
    faqs = [row["slug"] for row in read_fixture("faqs/mental-health-practitioner.yaml") if "question" in row]
    first: dict[str, list[str]] = defaultdict(list)
    for row in read_fixture("best-answers.yaml"):
        (slug,) = row.get("faq") or [""]
        for asked in row["asked"].splitlines() if slug in faqs else []:
            if len(first[slug]) < WORDINGS and is_first(index, asked, f"/faqs/{slug}/"):
                first[slug].append(asked)

    assert len(faqs) >= 40
    assert {slug: first[slug] for slug in faqs if len(first[slug]) < WORDINGS} == {}


def is_first(index: Index, asked: str, address: str) -> bool:
    hits = find_results(index, asked, Narrowed(), DAY).hits
    return bool(hits) and hits[0].address.partition("#")[0] == address
