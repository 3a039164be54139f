"""Read row keys from addresses and hidden fields, where a request can contain anything."""

LARGEST = 2**63 - 1  # the largest integer that the database stores or can be asked for
MOST_DIGITS = len(str(LARGEST))


def read_row_key(text: str) -> int:
    """The whole number that the text gives, or 0 if there is none. No row has the key 0.

    Only the digits 0 to 9 count. Python also reads digits of other scripts, and a row would have two addresses.
    """
    if not (text.isascii() and text.isdecimal() and len(text) <= MOST_DIGITS):
        return 0
    number = int(text)
    return number if number <= LARGEST else 0
