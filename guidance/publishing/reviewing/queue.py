"""What waits for review: drafts that go live alone, and releases. The longest waiting come first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Min, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone

from guidance import models
from guidance.publishing.events import name_person
from guidance.publishing.reviewing.objections import find_last_answers
from guidance.rules.dates import write_moment

SHOWN = 20
State = models.Edition.State


@dataclass(frozen=True)
class WaitingItem:
    """`href` leads to what to read before deciding. `publish_href` is blank for what can't be published yet."""

    title: str
    told: str
    experts: Sequence[str]
    href: str
    publish_href: str
    since: datetime


@dataclass(frozen=True)
class Queue:
    """`count` may be more than the items shown, which `href` lists all of."""

    items: Sequence[WaitingItem]
    count: int
    href: str


def list_queue() -> Queue:
    alone = models.Edition.objects.filter(state=State.IN_REVIEW, release=None).defer("snapshot", "forked_from")
    sent_first = models.Event.objects.filter(
        to_edition__release=OuterRef("pk"),
        to_edition__state=State.IN_REVIEW,
        action=models.Event.Action.SENT_FOR_REVIEW,
    ).order_by("at")
    releases = models.Release.objects.open().annotate(
        sent=Count("editions", filter=Q(editions__state=State.IN_REVIEW)),
        unsent=Count("editions", filter=Q(editions__state=State.DRAFT)),
        first=Coalesce(Subquery(sent_first.values("at")[:1]), Min("editions__saved_at")),
    )
    together = list(releases.filter(sent__gt=0).order_by("first")[:SHOWN])
    count = alone.count()
    drafts = list(alone.select_related("saved_by").order_by("saved_at")[:SHOWN])
    said = _find_said(drafts, together)
    items = [*(_describe_release(each, said) for each in together), *_describe_drafts(drafts, said)]
    items.sort(key=lambda item: item.since)
    href = f"{reverse('admin:guidance_edition_changelist')}?state__exact={State.IN_REVIEW}"
    return Queue(items[:SHOWN], count + len(together), href)


# What experts said last, by the release or the draft that it is about.
Said = dict[models.Release | models.Edition, list[models.ExpertAnswer]]


def _find_said(drafts: Iterable[models.Edition], releases: Iterable[models.Release]) -> Said:
    of_releases = models.Edition.objects.open().filter(release__in=list(releases)).defer("snapshot", "forked_from")
    editions = {edition.pk: edition for edition in [*drafts, *of_releases.select_related("release")]}
    found: Said = {}
    for answer in find_last_answers(editions.values()):
        edition = editions[answer.about_id]
        found.setdefault(edition.release or edition, []).append(answer)
    return found


def _describe_drafts(drafts: Sequence[models.Edition], said: Said) -> Iterable[WaitingItem]:
    sent: dict[int | None, tuple[str, datetime]] = {}
    events = models.Event.objects.filter(to_edition__in=drafts, action=models.Event.Action.SENT_FOR_REVIEW)
    for edition, name, at in events.order_by("id").values_list("to_edition", "by_name", "at"):
        sent[edition] = name, at
    for draft in drafts:
        name, at = sent.get(draft.pk, (name_person(draft.saved_by), draft.saved_at))
        yield WaitingItem(
            draft.title,
            f"sent by {name} on {write_moment(timezone.localtime(at))}",
            _write_said(said.get(draft, [])),
            reverse("admin:guidance_edition_change", args=[draft.pk]),
            _write_publish_address("edition", draft.pk, said.get(draft, [])),
            at,
        )


def _describe_release(release: models.Release, said: Said) -> WaitingItem:
    sent, unsent = release.sent, release.unsent  # type: ignore[attr-defined]  # annotated above
    are = f"{sent} change{'' if sent == 1 else 's'} to review"
    return WaitingItem(
        release.title,
        f"a release, {are}, {unsent} not sent yet" if unsent else f"a release, {are}",
        _write_said(said.get(release, [])),
        reverse("admin:guidance_release_changes", args=[release.pk]),
        "" if unsent else _write_publish_address("release", release.pk, said.get(release, [])),
        release.first,  # type: ignore[attr-defined]
    )


def _write_publish_address(kind: str, key: int, said: Iterable[models.ExpertAnswer]) -> str:
    is_objected_to = any(answer.is_open_objection for answer in said)
    return "" if is_objected_to else reverse(f"admin:guidance_{kind}_publish", args=[key])


def _write_said(said: Iterable[models.ExpertAnswer]) -> list[str]:
    return [
        f"{answer.name}: {answer.get_verdict_display().lower()}{', and somebody replied' if answer.reply else ''}"
        for answer in said
    ]
