"""Numbers that addresses and hidden fields hold: whoever sends a request can write anything there."""

LARGEST = 2**63 - 1  # of any whole number that a database keeps, or is asked for
MOST_DIGITS = len(str(LARGEST))


def row_key(text: str) -> int:
    """The key of a row, or another whole number, that a text is; 0, which no row has, where it is none.

    Only the digits 0 to 9: Python also takes those of other scripts, and Django then finds a row at two addresses.
    """
    if not (text.isascii() and text.isdecimal() and len(text) <= MOST_DIGITS):
        return 0
    number = int(text)
    return number if number <= LARGEST else 0
