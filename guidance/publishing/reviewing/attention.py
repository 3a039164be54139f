"""What needs an editor's attention, for the first page of the admin."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils import timezone

from guidance import models
from guidance.content.checks.citations import CITED_BY
from guidance.publishing.drafting.snapshots import root_kinds
from guidance.rules.dates import long_date
from guidance.rules.years import contract_years

SHOWN = 10

# The kinds of record that are about one contract year and have a page. They are out of date once the year ends.
OF_A_YEAR: tuple[Any, ...] = (models.Section, models.FAQ, models.JobDescription)


@dataclass(frozen=True)
class Item:
    text: str
    href: str


@dataclass(frozen=True)
class Group:
    """`count` may be more than the items shown. `href` leads to the whole list; it is blank if all items are shown."""

    title: str
    count: int
    items: list[Item]
    href: str = ""


def attention(user: User, day: date) -> list[Group]:
    """The groups that have anything in them, the most urgent first."""
    groups = [
        _overdue(day),
        _editions(
            "Waiting for review", models.Edition.objects.filter(state=models.Edition.State.IN_REVIEW), "in-review"
        ),
        _clashing(),
        _published_alone(),
        _scheduled(),
        _editions("Your drafts", models.Edition.objects.open().filter(saved_by=user)),
        _unsourced(),
        _links("Dead links", models.LinkCheck.objects.dead(), "dead"),
        _links(
            "Sources that say something else since they were checked",
            models.LinkCheck.objects.changed_since_checked(),
            "changed",
        ),
        _of_another_year(day),
        _not_found(),
        _nobody_responsible(),
    ]
    return [group for group in groups if group.count]


def _page(name: str, *arguments: object) -> str:
    return reverse(f"admin:guidance_{name}", args=arguments)


def _overdue(day: date) -> Group:
    overdue = models.Root.objects.overdue(day).select_related("owner").order_by("review_on", "title")
    items = [
        Item(
            f"{root.title}: due on {long_date(root.review_on or day)}, {root.owner or 'without an owner'}",
            _page("root_history", root.pk),
        )
        for root in overdue[:SHOWN]
    ]
    return Group("Overdue for review", overdue.count(), items, f"{_page('root_changelist')}?o=5")


def _editions(title: str, editions: QuerySet[models.Edition], state: str = "") -> Group:
    found = editions.select_related("saved_by").defer("snapshot", "forked_from").order_by("saved_at")
    items = [
        Item(
            f"{each.title}, saved by {each.saved_by} on {long_date(timezone.localdate(each.saved_at))}",
            _page("edition_change", each.pk),
        )
        for each in found[:SHOWN]
    ]
    address = f"{_page('edition_changelist')}?state__exact={state}" if state else _page("edition_changelist")
    return Group(title, found.count(), items, address)


def _clashing() -> Group:
    asides = models.Edition.objects.open().filter(aside_of__state__in=models.Edition.OPEN)
    found = asides.select_related("saved_by").defer("snapshot", "forked_from")
    items = [Item(f"{each.title}, {each.saved_by}'s version", _page("edition_merge", each.pk)) for each in found]
    return Group("Two versions to be put together", len(items), items)


def _published_alone() -> Group:
    alone = models.Edition.objects.nobody_else_looked().select_related("published_by").defer("snapshot", "forked_from")
    items = [
        Item(f"{each.title}, by {each.published_by}: {each.own_edit_reason}", _page("edition_look_at", each.pk))
        for each in alone
    ]
    return Group("Published by the person who wrote it, and not looked at by anybody else", len(items), items)


def _scheduled() -> Group:
    alone = models.Edition.objects.filter(state=models.Edition.State.SCHEDULED, release=None).defer(
        "snapshot", "forked_from"
    )
    together = models.Release.objects.filter(state=models.Release.State.SCHEDULED)
    items = [
        *(Item(f"{each.title}: {_moment(each.publish_at)}", _page("edition_change", each.pk)) for each in alone),
        *(Item(f"{each.title}: {_moment(each.publish_at)}", _page("release_change", each.pk)) for each in together),
    ]
    return Group("Scheduled", len(items), items)


def _unsourced() -> Group:
    kinds: tuple[Any, ...] = tuple(CITED_BY)
    items = [
        Item(f"{kind._meta.verbose_name}: {row}", _page(f"{kind._meta.model_name}_change", row.pk))
        for kind in kinds
        for row in kind.objects.filter(citations=None).order_by("pk")
    ]
    return Group("Without a source", len(items), items)


def _links(title: str, checks: QuerySet[models.LinkCheck], state: str) -> Group:
    items = [Item(check.address, _page("linkcheck_change", check.pk)) for check in checks[:SHOWN]]
    return Group(title, checks.count(), items, f"{_page('linkcheck_changelist')}?state__exact={state}")


def _of_another_year(day: date) -> Group:
    """How many records of each kind are about a past or future contract year."""
    current = contract_years.slug_on(day)
    items, total = [], 0
    for kind in OF_A_YEAR:
        others = kind.objects.exclude(contract_year=None).exclude(contract_year__slug=current)
        years = others.order_by("contract_year").values_list("contract_year", "contract_year__slug")
        for pk, slug, count in years.annotate(count=Count("pk")):
            total += count
            name = kind._meta.verbose_name_plural
            address = f"{_page(f'{kind._meta.model_name}_changelist')}?contract_year__id__exact={pk}"
            items.append(Item(f"{count} {name} of {contract_years.label(slug)}", address))
    return Group(f"Of another contract year than {contract_years.label(current)}", total, items)


def _not_found() -> Group:
    """Frequent searches that find nothing."""
    found = models.Search.objects.without_answer()
    items = [Item(f"{search.text}, {search.asked} times", _page("search_changelist")) for search in found[:SHOWN]]
    return Group("Searched for and not found", found.count(), items, f"{_page('search_changelist')}?found=nothing")


def _nobody_responsible() -> Group:
    """Live records without an owner. A record that was never opened in the admin has no root, so it has no owner."""
    live = sum(kind.objects.count() for kind in root_kinds())
    owned = models.Root.objects.live().exclude(owner=None).count()
    item = Item(f"{live - owned} of {live} records", _page("root_changelist"))
    return Group("Without an owner", live - owned, [item] if live > owned else [])


def _moment(moment: datetime | None) -> str:
    if moment is None:
        return ""
    local = timezone.localtime(moment)
    return f"{long_date(local.date())} at {local:%H:%M}"
