"""What a reader types into the search."""

from functools import cache

from django.utils import timezone

from guidance.models import ContentVersion
from guidance.rules.years.contract_years import get_slug_on
from guidance.search import results
from guidance.search.index import Index
from guidance.search.numbers import LONGEST_QUESTION
from guidance.search.serving import get_index
from guidance.search.suggestions import suggest_entries


@cache
def get_own_index() -> Index:
    return get_index(ContentVersion.current(), get_slug_on(timezone.localdate()))


def check_input(data: bytes) -> None:
    typed = data.decode(errors="replace")[:LONGEST_QUESTION]
    assert results.find_results(get_own_index(), typed, results.Narrowed(), timezone.localdate()).total >= 0
    suggest_entries(get_own_index(), typed)
