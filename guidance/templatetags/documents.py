"""A document shown on a page: the same blocks that its Word file and PDF are made of."""

from django import template

from guidance.documents.blocks import Block, Inline

register = template.Library()


@register.filter
def kind(piece: Block | Inline) -> str:
    """What a template tells pieces of a document by: 'heading', 'run', 'unfilled'."""
    return type(piece).__name__.lower()
