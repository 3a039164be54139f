"""What the admin's templates show about the state of the content."""

from typing import Any

from django import template
from django.utils import timezone

from guidance.models import Event
from guidance.publishing.reviewing.attention import AttentionGroup, list_attention

register = template.Library()


@register.simple_tag(takes_context=True)
def what_needs_attention(context: dict[str, Any]) -> list[AttentionGroup]:
    return list_attention(context["request"].user, timezone.localdate())


@register.simple_tag(takes_context=True)
def what_was_done(context: dict[str, Any]) -> list[Event]:
    """The last ten events by the person signed in."""
    return list(Event.objects.filter(by=context["request"].user)[:10])
