"""Cut what somebody typed to a length that fits in a message."""

LONGEST = 80  # characters: enough for people to recognise what they typed


def cut_short(value: object, most: int = LONGEST) -> str:
    """The value as text, cut to `most` characters."""
    text = value if isinstance(value, str) else repr(value)
    return text if len(text) <= most else f"{text[: most - 1]}…"


def cut_to_line(text: str, most: int = LONGEST) -> str:
    """The text on one line, without anything that doesn't print, cut to `most` characters."""
    printable = "".join(letter if letter.isprintable() else " " for letter in text[: most * 2])
    return cut_short(" ".join(printable.split()), most)
