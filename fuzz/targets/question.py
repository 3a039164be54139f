"""What a reader types into the search."""

from functools import cache

from guidance.models import ContentVersion
from guidance.search import results
from guidance.search.index import Index, index_of
from guidance.search.question import LONGEST_QUESTION
from guidance.search.suggestions import suggestions


@cache
def index() -> Index:
    return index_of(ContentVersion.current())


def check_input(data: bytes) -> None:
    typed = data.decode(errors="replace")[:LONGEST_QUESTION]
    assert results.find(index(), typed, results.Narrowed(), 1).total >= 0
    suggestions(index(), typed)
