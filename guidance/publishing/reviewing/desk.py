"""The first page of the admin as a desk: what somebody was doing, what is due, and what else needs attention."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib.auth.models import User
from django.db.models import Q
from django.urls import reverse

from guidance import models
from guidance.publishing.reviewing.attention import SHOWN, AttentionGroup, AttentionItem, list_attention
from guidance.rules.dates import long_date

SOON = timedelta(days=30)

# The headings of groups that do not come under 'What needs attention'.
DOING = ("Your drafts",)
DUE = ("Overdue for review", "Scheduled")


@dataclass(frozen=True)
class Desk:
    doing: list[AttentionGroup]
    due: list[AttentionGroup]
    others: list[AttentionGroup]


def lay_out(user: User, day: date) -> Desk:
    groups = list_attention(user, day)
    soon = _list_due_soon(user, day)
    return Desk(
        doing=[group for group in groups if group.title in DOING],
        due=[*(group for group in groups if group.title in DUE), *([soon] if soon.count else [])],
        others=[group for group in groups if group.title not in (*DOING, *DUE)],
    )


def _list_due_soon(user: User, day: date) -> AttentionGroup:
    """What the person is to check within a month, as its owner or its deputy."""
    theirs = models.Root.objects.live().filter(Q(owner=user) | Q(deputy=user))
    soon = theirs.filter(review_on__gt=day, review_on__lte=day + SOON).order_by("review_on", "title")
    items = [
        AttentionItem(
            f"{root.title}: due on {long_date(root.review_on or day)}",
            reverse("admin:guidance_root_history", args=[root.pk]),
        )
        for root in soon[:SHOWN]
    ]
    address = f"{reverse('admin:guidance_root_changelist')}?owner__id__exact={user.pk}&o=5"
    return AttentionGroup("Yours to review within 30 days", soon.count(), items, address)
