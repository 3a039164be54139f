"""Finds the row that a link or a draft names by its natural key."""

from guidance.content.kinds import Kind
from guidance.rules.limits.bounded_json import read_json


def find_row(kind: Kind, text: str) -> int | None:
    """The pk of the row with this natural key, which is a JSON list. None if there is no such row."""
    try:
        key = read_json(text)
    except ValueError:
        return None
    if not isinstance(key, list) or len(key) != len(kind.NATURAL_KEY):
        return None
    if not all(part is None or (isinstance(part, str) and "\x00" not in part) for part in key):
        return None
    try:
        return int(kind.objects.get_by_natural_key(*key).pk)
    except (UnicodeEncodeError, kind.DoesNotExist):  # a database can't store half a surrogate pair
        return None
