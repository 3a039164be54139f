"""For showing a document's blocks, from which its Word file and PDF are made, on a page."""

from django import template

from guidance.documents import blocks, links, pdf_letters

register = template.Library()


@register.filter
def piece_kind(piece: blocks.Block | blocks.Inline) -> str:
    """The kind of a piece of a document: 'heading', 'run', 'unfilled'."""
    return type(piece).__name__.lower()


@register.filter
def split_links(words: blocks.Words) -> list[blocks.Inline]:
    """The words with each address that is written out in them a link, as the files have it."""
    return [piece for word in words for piece in (links.split_links(word) if isinstance(word, blocks.Run) else [word])]


@register.filter
def lacking_letters(made: blocks.Document | str) -> str:
    """The letters of a document, or of what is typed into one, that its PDF can't show: '心, ☺'."""
    found = pdf_letters.find_lacking_in([made]) if isinstance(made, str) else pdf_letters.find_lacking(made)
    return ", ".join(found)


@register.filter
def beside(row: tuple[blocks.Words, ...], columns: tuple[str, ...]) -> list[tuple[str, blocks.Words]]:
    """Each cell of a row with the heading of its column."""
    return list(zip(columns, row, strict=True))
