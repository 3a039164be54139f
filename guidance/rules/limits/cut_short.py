"""What somebody typed, as a message repeats it."""

LONGEST = 80  # characters: enough to know one's own words again


def cut_short(value: object, most: int = LONGEST) -> str:
    """The value as text, and of a long one the beginning: a message must not be as long as what it refuses."""
    text = value if isinstance(value, str) else repr(value)
    return text if len(text) <= most else f"{text[: most - 1]}…"
