"""What the admin's templates show about the state of the content."""

from collections import defaultdict
from typing import Any

from django import template
from django.utils import timezone

from guidance.models import Edition, Event, LinkCheck
from guidance.publishing.events import name_person
from guidance.publishing.reviewing.desk import Desk, lay_out

register = template.Library()


@register.simple_tag(takes_context=True)
def what_is_on_the_desk(context: dict[str, Any]) -> Desk:
    return lay_out(context["request"].user, timezone.localdate())


@register.simple_tag
def what_to_say_of_lists() -> dict[str, str]:
    """By the model's name in lower case: how many drafts there are and whose, and whether links were ever checked."""
    found: dict[str, list[str]] = defaultdict(list)
    for draft in Edition.objects.open().select_related("root", "saved_by").defer("snapshot", "forked_from"):
        found[draft.root.model.removeprefix("guidance.")].append(name_person(draft.saved_by))
    drafted = {
        name: f"{len(whose)} draft{'' if len(whose) == 1 else 's'} by {', '.join(sorted(set(whose)))}"
        for name, whose in found.items()
    }
    return drafted if LinkCheck.has_run() else {**drafted, "linkcheck": "never run"}


@register.filter
def of_model(drafted: dict[str, str], name: str) -> str:
    return drafted.get(name.lower(), "")


@register.simple_tag(takes_context=True)
def what_was_done(context: dict[str, Any]) -> list[Event]:
    """The last ten events by the person signed in."""
    return list(Event.objects.filter(by=context["request"].user)[:10])
