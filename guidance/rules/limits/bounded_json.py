"""Read JSON from forms and files. Anything larger or deeper than we ever write is refused."""

import json
from typing import Any

MOST_CHARACTERS = 2_000_000
MOST_LISTS = 20_000  # and objects: in memory each takes a hundred times its two characters


def read_json(text: str) -> Any:
    """Raises ValueError for text that is not JSON, or is too large or too deep."""
    if len(text) > MOST_CHARACTERS or text.count("[") + text.count("{") > MOST_LISTS:
        raise ValueError("more than we write")
    try:
        return json.loads(text)
    except RecursionError as error:
        raise ValueError("deeper than we write") from error
