"""A table of Markdown as one of a document."""

from guidance.documents import blocks

NARROWEST, WIDEST = 8, 60  # characters of a column, for its share of the page's width
ON_A_LINE, BESIDE_A_CELL = 80, 4  # characters of a page's width, and of the space in each column


def build_table(rows: list[list[blocks.Words]]) -> blocks.Table:
    """A short column is as wide as its longest cell. The others share what is left by theirs."""
    header, *others = rows
    longest = [max(len(_join_words(row[place])) for row in rows) for place in range(len(header))]
    return blocks.Table(
        tuple(_join_words(cell) for cell in header),
        tuple(tuple(row) for row in others),
        _share_width(longest),
    )


def _share_width(longest: list[int]) -> tuple[int, ...]:
    """The long columns have at least an equal part of the page."""
    wanted = [min(max(length, NARROWEST), WIDEST) for length in longest]
    part = ON_A_LINE // len(wanted)
    short = {place: each + BESIDE_A_CELL for place, each in enumerate(wanted) if each + BESIDE_A_CELL <= part}
    left, shared = ON_A_LINE - sum(short.values()), sum(wanted) - sum(wanted[place] for place in short)
    return tuple(short.get(place) or round(left * each / shared) for place, each in enumerate(wanted))


def _join_words(words: blocks.Words) -> str:
    return "".join(word.text for word in words if isinstance(word, blocks.Run))
