"""A table of Markdown as one of a document."""

from guidance.documents import blocks

NARROWEST, WIDEST = 8, 60  # characters of a column, for its share of the page's width


def build_table(rows: list[list[blocks.Words]]) -> blocks.Table:
    """Columns share the page's width by their longest cell."""
    header, *others = rows
    lengths = ([len(_join_words(row[place])) for row in rows] for place in range(len(header)))
    return blocks.Table(
        tuple(_join_words(cell) for cell in header),
        tuple(tuple(row) for row in others),
        tuple(min(max(*column, NARROWEST), WIDEST) for column in lengths),
    )


def _join_words(words: blocks.Words) -> str:
    return "".join(word.text for word in words if isinstance(word, blocks.Run))
