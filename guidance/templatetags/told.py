"""What waits for review and what a person was told, for the admin's first page. People and times in plain words."""

from datetime import datetime
from typing import Any

from django import template
from django.utils import timezone

from guidance.publishing.events import name_person
from guidance.publishing.reviewing.queue import Queue, list_queue
from guidance.publishing.telling.seen import list_unseen
from guidance.rules.dates import write_moment, write_time

register = template.Library()

SHOWN = 10


@register.simple_tag(takes_context=True)
def what_i_was_told(context: dict[str, Any]) -> dict[str, Any]:
    found = list(list_unseen(context["request"].user)[: SHOWN + 1])
    return {"notices": found[:SHOWN], "has_more": len(found) > SHOWN, "last": found[0].pk if found else 0}


@register.simple_tag
def what_waits_for_review() -> Queue:
    return list_queue()


@register.filter
def moment(at: datetime | None) -> str:
    """'1 April 2027 at 9am', as it is in England."""
    return write_moment(timezone.localtime(at)) if at else ""


@register.filter
def full_name(person: Any) -> str:
    """A person's full name, or their user name if they have no other."""
    return name_person(person) if person else ""


@register.filter
def time_of_day(at: datetime) -> str:
    """'5.09pm', as it is in England."""
    return write_time(timezone.localtime(at).time())
