"""A document shown on a page: the same blocks that its Word file and PDF are made of."""

from django import template

from guidance.documents import blocks

register = template.Library()


@register.filter
def kind(piece: blocks.Block | blocks.Inline) -> str:
    """What a template tells pieces of a document by: 'heading', 'run', 'unfilled'."""
    return type(piece).__name__.lower()
