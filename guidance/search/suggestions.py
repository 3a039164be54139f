"""Suggest titles whose words start with what the reader has typed so far."""

from guidance.search import entries, numbers
from guidance.search.index import Index
from guidance.search.words import plain_words

# What most readers look for, first.
_ORDER = [
    entries.EntryKind.ROLE,
    entries.EntryKind.GUIDE,
    entries.EntryKind.PAGE,
    entries.EntryKind.PAY,
    entries.EntryKind.DOCUMENT,
    entries.EntryKind.FAQ,
    entries.EntryKind.CONTRACT,
    entries.EntryKind.TERM,
]


def suggest_entries(index: Index, typed: str) -> list[entries.SearchEntry]:
    """Titles that start with the words typed, then titles that contain them, then entries whose other names do."""
    asked = [word.lower() for word in plain_words(typed)]
    if len(typed.strip()) <= 1 or not asked:
        return []
    ranked = ((_rank_title(each.entry, asked), each.entry) for each in index.indexed)
    found = [(rank, entry) for rank, entry in ranked if rank is not None]
    found.sort(key=lambda each: (each[0], len(each[1].title), each[1].address))
    titles: dict[str, entries.SearchEntry] = {}
    for _, entry in found:
        titles.setdefault(entry.title, entry)
    return list(titles.values())[: numbers.SUGGESTIONS_SHOWN]


def _rank_title(entry: entries.SearchEntry, asked: list[str]) -> tuple[int, int] | None:
    title = [word.lower() for word in plain_words(entry.title)]
    kind = _ORDER.index(entry.kind) if entry.kind in _ORDER else len(_ORDER)
    *whole, last = asked
    if title[: len(whole)] == whole and len(title) > len(whole) and title[len(whole)].startswith(last):
        return 0, kind
    if _has_all(title, asked):
        return 1, kind
    return (
        (2, kind) if any(_has_all([word.lower() for word in plain_words(name)], asked) for name in entry.also) else None
    )


def _has_all(words: list[str], asked: list[str]) -> bool:
    """Whether each word typed is the start of one of the words."""
    return all(any(word.startswith(typed) for word in words) for typed in asked)
