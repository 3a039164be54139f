"""A citation shows a source by its short title alone, so that has to be short and the source's own."""

import pytest

from guidance.content.checks.content import Content
from guidance.content.checks.short_titles import find_long, find_shared
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("short_title", "said"),
    [
        ("NHS England funding letter, August 2025", []),
        ("The NHS England funding letter, August 2025", ["Its short title has 7 words."]),
    ],
    ids=["six words", "seven"],
)
def test_a_short_title_of_more_than_six_words_is_named(short_title: str, said: list[str]) -> None:
    factories.a_source(short_title=short_title)
    assert [problem.wrong for problem in find_long(Content())] == said


def test_sources_with_one_short_title_are_both_named_whatever_their_capitals() -> None:
    factories.a_source(slug="one", short_title="Pay scales 2025/26")
    factories.a_source(slug="two", short_title="Pay Scales 2025/26")
    factories.a_source(slug="three", short_title="Pay scales 2026/27")
    found = {problem.record: problem for problem in find_shared(Content())}
    assert set(found) == {"source [one]", "source [two]"}
    assert found["source [one]"].wrong == "Another source has the short title 'Pay scales 2025/26': source [two]."
    assert found["source [one]"].field == "short_title"
