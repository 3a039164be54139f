"""JSON that a form or a file brings with it: what is larger or deeper than any of ours is no JSON of ours."""

import json
from typing import Any

MOST_CHARACTERS = 2_000_000
MOST_LISTS = 20_000  # and objects: each takes a hundred times the memory of its two signs


def read_json(text: str) -> Any:
    """Raises ValueError for any text that it does not read."""
    if len(text) > MOST_CHARACTERS or text.count("[") + text.count("{") > MOST_LISTS:
        raise ValueError("more than we write")
    try:
        return json.loads(text)
    except RecursionError as error:
        raise ValueError("deeper than we write") from error
