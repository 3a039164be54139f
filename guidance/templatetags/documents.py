"""For showing a document's blocks, from which its Word file and PDF are made, on a page."""

from django import template

from guidance.documents import blocks

register = template.Library()


@register.filter
def piece_kind(piece: blocks.Block | blocks.Inline) -> str:
    """The kind of a piece of a document: 'heading', 'run', 'unfilled'."""
    return type(piece).__name__.lower()
