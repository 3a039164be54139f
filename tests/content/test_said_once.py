"""A year's share of the ARRS is in the answer of that year, so that correcting it there corrects it everywhere."""

import re
from collections.abc import Iterable, Iterator

import pytest
from django.conf import settings

from guidance import models
from guidance.content.checks import prose
from guidance.content.records import Record
from guidance.content.validation import validate_all
from guidance.content.yaml_reading import read_directory

PRACTITIONER = "mental-health-practitioner"
ROLES = {PRACTITIONER, "mental-health-and-wellbeing-practitioner", "mental-health-social-worker"}
YEARS = re.compile(r"\b20(?:24[/-]25|25[/-]26|26[/-]27)\b")
SHARE = re.compile(
    r"\d(?:%| per cent)|\b50[/:]50\b|\bhal(?:f|ves)\b|\b(?:fully|wholly) (?:funded|repaid)\b"
    r"|\bin full\b|\bfull funding\b",
    re.IGNORECASE,
)
OF_A_POST = re.compile(r"\bARRS\b|\brepa(?:ys?|id|yment)\b|\breimburs|\bposts?\b|\bpractitioners?\b", re.IGNORECASE)

# The answers themselves: who pays for a practitioner, in each year.
ANSWERS = {(year, PRACTITIONER, "funding") for year in ("2024-25", "2025-26", "2026-27")}
# By how much the maximum amounts rose, which is no share of the cost.
RISES = {("2024-25", PRACTITIONER, "maximum-changes"), (PRACTITIONER, "funding", "when-the-maximum-changed")}


def repeating(records: Iterable[Record]) -> Iterator[str]:
    """Each sentence of the three guides that gives a share, where its record or its text is about one of the years."""
    for record in records:
        if not ROLES.intersection(record.key) or record.key in ANSWERS | RISES:
            continue
        for _, text in prose.list_own_words(record):
            about = f"{' '.join(map(str, record.key))} {record.fields.get('contract_year', '')} {text}"
            if YEARS.search(about):
                for passage in prose.split_passages(text):
                    for sentence in prose.split_sentences(passage.text):
                        if SHARE.search(sentence) and OF_A_POST.search(sentence):
                            yield f"{record}: {sentence}"


def test_the_guides_give_no_share_of_the_years_since_2024_25_in_words_of_their_own() -> None:
    given, problems = validate_all(read_directory(settings.FIXTURES_DIR)[0])
    assert problems == []
    assert list(repeating(one.record for one in given)) == []


def a_statement(body: str) -> Record:
    return Record(models.Statement, {"section": [PRACTITIONER, "funding"], "slug": "shares", "body": body})


@pytest.mark.parametrize(
    ("body", "is_named"),
    [
        ("In 2026/27 the ARRS repays 50% for the first in each band.", True),
        ("See the changes.\n\n- 2024/25: a post may be fully funded through the ARRS", True),
        ("For 2025/26: the scheme pays half of a first post.", True),
        ("In 2021/22 the ARRS repaid 50%.", False),
        ("The shares are those of [a practitioner in 2026/27](/contract/2026-27/#funding).", False),
        ("In 2026/27, 42% found it hard to hire.", False),
    ],
)
def test_a_share_in_other_words_is_named(body: str, is_named: bool) -> None:
    assert bool(list(repeating([a_statement(body)]))) is is_named
