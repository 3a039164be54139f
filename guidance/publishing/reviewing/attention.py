"""What needs an editor's attention, for the first page of the admin."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.models import User
from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils import timezone

from guidance import models
from guidance.content.checks.citations import NEED_A_SOURCE
from guidance.publishing.drafting.snapshots import root_kinds
from guidance.publishing.events import name_person
from guidance.publishing.reviewing.objections import find_last_answers
from guidance.rules.dates import long_date, write_moment
from guidance.rules.years import contract_years

SHOWN = 10

# The kinds of record that are about one contract year and have a page. They are out of date once the year ends.
OF_A_YEAR: tuple[Any, ...] = (models.Section, models.FAQ, models.JobDescription)


@dataclass(frozen=True)
class AttentionItem:
    """`ways` are further links, each with its words, for an item that can be dealt with in several ways."""

    text: str
    href: str = ""
    ways: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class AttentionGroup:
    """`count` may be more than the items shown. `href` leads to the whole list; it is blank if all items are shown.

    A group that `is_one_line` is no list to work through: its only item is shown below all the others.
    """

    title: str
    count: int
    items: list[AttentionItem]
    href: str = ""
    is_one_line: bool = False


def list_attention(user: User, day: date) -> list[AttentionGroup]:
    """The groups that have anything in them, the most urgent first."""
    groups = [
        _list_overdue(day),
        _list_clashing(),
        _list_published_alone(),
        _list_scheduled(),
        _list_editions("Your drafts", models.Edition.objects.open().filter(saved_by=user)),
        _list_editions(
            "Drafts of others",
            models.Edition.objects.filter(state=models.Edition.State.DRAFT).exclude(saved_by=user),
            "draft",
        ),
        _list_asked_in_vain(),
        _list_unsourced(),
        _list_unlabelled(),
        _list_links("Dead links", models.LinkCheck.objects.dead(), "dead"),
        _list_links(
            "Sources that say something else since they were checked",
            models.LinkCheck.objects.changed_since_checked(),
            "changed",
        ),
        _list_other_years(day),
        _list_without_owner(),
    ]
    return [group for group in groups if group.count]


def _build_address(name: str, *arguments: object) -> str:
    return reverse(f"admin:guidance_{name}", args=arguments)


def _list_overdue(day: date) -> AttentionGroup:
    overdue = models.Root.objects.overdue(day).select_related("owner").order_by("review_on", "title")
    items = [
        AttentionItem(
            f"{root.title}: due on {long_date(root.review_on or day)}, "
            f"{name_person(root.owner) if root.owner else 'without an owner'}",
            _build_address("root_history", root.pk),
        )
        for root in overdue[:SHOWN]
    ]
    return AttentionGroup("Overdue for review", overdue.count(), items, f"{_build_address('root_changelist')}?o=5")


def _list_editions(title: str, editions: QuerySet[models.Edition], state: str = "") -> AttentionGroup:
    found = editions.select_related("saved_by").defer("snapshot", "forked_from").order_by("saved_at")
    shown = list(found[:SHOWN])
    said: dict[int, str] = {}
    for answer in find_last_answers(shown):
        reply = ", and somebody replied" if answer.reply else ""
        said[answer.about_id] = (
            f"{said.get(answer.about_id, '')}. {answer.name}: {answer.get_verdict_display().lower()}{reply}"
        )
    items = [
        AttentionItem(
            f"{each.title}, saved by {name_person(each.saved_by)} on {long_date(timezone.localdate(each.saved_at))}"
            f"{said.get(each.pk, '')}",
            _build_address("edition_change", each.pk),
        )
        for each in shown
    ]
    address = (
        f"{_build_address('edition_changelist')}?state__exact={state}"
        if state
        else _build_address("edition_changelist")
    )
    return AttentionGroup(title, found.count(), items, address)


def _list_clashing() -> AttentionGroup:
    asides = models.Edition.objects.open().filter(aside_of__state__in=models.Edition.OPEN)
    found = asides.select_related("saved_by").defer("snapshot", "forked_from")
    items = [
        AttentionItem(
            f"{each.title}, the version of {name_person(each.saved_by)}", _build_address("edition_merge", each.pk)
        )
        for each in found
    ]
    return AttentionGroup("Two versions to be put together", len(items), items)


def _list_published_alone() -> AttentionGroup:
    alone = models.Edition.objects.nobody_else_looked().select_related("published_by").defer("snapshot", "forked_from")
    items = [
        AttentionItem(
            f"{each.title}, by {name_person(each.published_by)}: {each.own_edit_reason}",
            _build_address("edition_look_at", each.pk),
        )
        for each in alone
    ]
    return AttentionGroup("Published by the person who wrote it, and not looked at by anybody else", len(items), items)


def _list_scheduled() -> AttentionGroup:
    alone = models.Edition.objects.filter(state=models.Edition.State.SCHEDULED, release=None).defer(
        "snapshot", "forked_from"
    )
    together = models.Release.objects.filter(state=models.Release.State.SCHEDULED)
    items = [
        *(
            AttentionItem(f"{each.title}: {_write_moment(each.publish_at)}", _build_address("edition_change", each.pk))
            for each in alone
        ),
        *(
            AttentionItem(f"{each.title}: {_write_moment(each.publish_at)}", _build_address("release_change", each.pk))
            for each in together
        ),
    ]
    return AttentionGroup("Scheduled", len(items), items)


def address_to_answer(search: models.Search, kind: str) -> str:
    """The form to add a best answer or a subject not covered, with the words that were searched for typed in."""
    return f"{_build_address(f'{kind}_add')}?{urlencode({'asked': search.text})}"


def list_ways_to_answer(search: models.Search) -> tuple[tuple[str, str], ...]:
    """The address and the words of a link for each way."""
    return (
        (address_to_answer(search, "bestanswer"), "New best answer"),
        (_build_address("bestanswer_changelist"), "Add to an existing best answer"),
        (address_to_answer(search, "subjectnotcovered"), "Subject not covered"),
    )


def _list_asked_in_vain() -> AttentionGroup:
    """What readers searched for at least three times, and last found nothing."""
    found = models.Search.objects.without_answer()
    items = [
        AttentionItem(f"{search.text}: asked {search.asked} times", ways=list_ways_to_answer(search))
        for search in found[:SHOWN]
    ]
    return AttentionGroup("Asked in vain", found.count(), items, f"{_build_address('search_changelist')}?found=nothing")


def _list_unsourced() -> AttentionGroup:
    kinds: tuple[Any, ...] = NEED_A_SOURCE
    answers = models.Section.objects.exclude(answer="").exclude(label=models.Label.OURS).select_related("role", "topic")
    needing: tuple[QuerySet[Any], ...] = (*(kind.objects.all() for kind in kinds), answers)
    rows = [row for found in needing for row in found.filter(citations=None).order_by("pk")]
    return AttentionGroup("Without a source", len(rows), _link_rows(rows))


def _list_unlabelled() -> AttentionGroup:
    """Answers that an earlier release took without a label, as well."""
    answers: tuple[QuerySet[Any], ...] = (
        models.Section.objects.select_related("role", "topic"),
        models.FAQ.objects.all(),
        models.YearFact.objects.select_related("contract_year"),
    )
    rows = [row for found in answers for row in found.filter(label="").exclude(answer="").order_by("pk")]
    return AttentionGroup("Answers without a label", len(rows), _link_rows(rows))


def _link_rows(rows: list[Any]) -> list[AttentionItem]:
    return [
        AttentionItem(f"{row._meta.verbose_name}: {row}", _build_address(f"{row._meta.model_name}_change", row.pk))
        for row in rows
    ]


def _list_links(title: str, checks: QuerySet[models.LinkCheck], state: str) -> AttentionGroup:
    items = [AttentionItem(check.address, _build_address("linkcheck_change", check.pk)) for check in checks[:SHOWN]]
    return AttentionGroup(
        title, checks.count(), items, f"{_build_address('linkcheck_changelist')}?state__exact={state}"
    )


def _list_other_years(day: date) -> AttentionGroup:
    """How many records of each kind are about a past or future contract year."""
    current = contract_years.get_slug_on(day)
    items, total = [], 0
    for kind in OF_A_YEAR:
        others = kind.objects.exclude(contract_year=None).exclude(contract_year__slug=current)
        years = others.order_by("contract_year").values_list("contract_year", "contract_year__slug")
        for pk, slug, count in years.annotate(count=Count("pk")):
            total += count
            name = kind._meta.verbose_name if count == 1 else kind._meta.verbose_name_plural
            address = f"{_build_address(f'{kind._meta.model_name}_changelist')}?contract_year__id__exact={pk}"
            items.append(AttentionItem(f"{count} {name} of {contract_years.label_year(slug)}", address))
    return AttentionGroup(f"Of another contract year than {contract_years.label_year(current)}", total, items)


def _list_without_owner() -> AttentionGroup:
    """Live records without an owner. A record that was never opened in the admin has no root, so it has no owner."""
    live = sum(kind.objects.count() for kind in root_kinds())
    owned = models.Root.objects.live().exclude(owner=None).count()
    said = f"{live - owned:,} of {live:,} record{'' if live == 1 else 's'}"
    ways = ((_build_address("root_assign_many"), "Assign them by kind or role"),)
    items = [AttentionItem(said, f"{reverse('find-content')}?owner=nobody", ways)] if live > owned else []
    return AttentionGroup("Without an owner", live - owned, items, is_one_line=True)


def _write_moment(moment: datetime | None) -> str:
    return write_moment(timezone.localtime(moment)) if moment else ""
