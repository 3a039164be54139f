"""What we tell people of their work, and who is told. Each step of a draft calls one of these as it is saved."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.urls import reverse
from django.utils import timezone

from guidance import models
from guidance.publishing import permissions
from guidance.publishing.drafting.pending_merges import find_pending_merge
from guidance.publishing.events import name_person
from guidance.publishing.reviewing.writers import find_all_writers
from guidance.publishing.telling.keeping import tell
from guidance.rules.dates import write_moment
from guidance.rules.limits.cut_short import cut_short, cut_to_line

Kind = models.Notice.Kind

LONGEST_TITLE = 90
LONGEST_QUOTE = 1000
MOST_LINES = 20


def tell_sent(
    editions: Sequence[models.Edition], *, by: User, at: datetime, release: models.Release | None = None
) -> None:
    """Tells everybody who may publish that these were sent for review together."""
    named, first = _name_all(editions, release), editions[0]
    them = "it" if len(editions) == 1 else "them"
    parts = [f"{_name(by)} sent {named} for review."]
    parts += _quote("What changed, for readers:", first.note) + _quote("Why, for other editors:", first.reason)
    tell(
        {person.pk for person in _find_publishers()} - {by.pk},
        Kind.REVIEW,
        f"Sent for review: {named}",
        [*parts, f"Review {them} here:"],
        path=reverse("admin:guidance_release_changes", args=[release.pk]) if release else _address(first),
        edition=None if release else first,
        release=release,
        at=at,
    )


def tell_sent_back(
    editions: Sequence[models.Edition],
    *,
    because: str,
    by: User,
    at: datetime,
    release: models.Release | None = None,
) -> None:
    named = _name_all(editions, release)
    is_again = "It is a draft again." if len(editions) == 1 else "They are drafts again."
    _mark_reviewed(editions, release, at)
    tell(
        _find_people(editions) - {by.pk},
        Kind.SENT_BACK,
        f"Sent back: {named}",
        [f"{_name(by)} sent {named} back. {is_again}", *_quote("What to change:", because), "Open it here:"],
        path=_address(editions[0], release),
        edition=editions[0],
        release=release,
        at=at,
    )


def tell_published(
    editions: Sequence[models.Edition], *, by: User | None, at: datetime, release: models.Release | None = None
) -> None:
    """`by` is the person who published them just now, or None if they went live at their time."""
    named, first = _name_all(editions, release), editions[0]
    told = f"{_name(by)} published {named}." if by else f"{_capital(named)} went live on {_when(at)}, as scheduled."
    people = _find_people(editions) | {edition.root.owner_id for edition in editions}
    if by is None:
        people |= {edition.published_by_id for edition in editions}
    _mark_reviewed(editions, release, at)
    tell(
        people - {by.pk if by else None},
        Kind.PUBLISHED,
        f"Published: {named}",
        [told, *_quote("What readers are told:", first.note or (release.note if release else "")), "See it here:"],
        path=first.address if first.address and not release else _address(first, release),
        edition=first,
        release=release,
        at=at,
    )
    _tell_overtaken(editions, at=at)


def tell_not_published(
    editions: Sequence[models.Edition],
    *,
    reason: str,
    scheduled_by: int | None,
    at: datetime,
    release: models.Release | None = None,
) -> None:
    named = _name_all(editions, release)
    are = "It is off the schedule." if release else "It is a draft again."
    tell(
        _find_people(editions) | {scheduled_by},
        Kind.NOT_PUBLISHED,
        f"Could not go live: {named}",
        [f"{_capital(named)} was due on {_when(at)}. {are}", *_quote("Why:", reason), "Open it here:"],
        path=_address(editions[0] if editions else None, release),
        edition=editions[0] if editions else None,
        release=release,
        at=at,
    )


def tell_answered(answer: models.ExpertAnswer, *, at: datetime) -> None:
    edition = answer.link.edition
    named, expert = _name_all([edition]), cut_to_line(answer.name, LONGEST_TITLE)
    parts = [f"{expert} says of {named}: {answer.get_verdict_display().lower()}."]
    if answer.is_open_objection:
        parts.append("It can't be published until somebody replies.")
    tell(
        _find_people([edition]) | {answer.link.created_by_id},
        Kind.ANSWERED,
        f"An expert answered: {named}",
        [*parts, "Read the answer here:"],
        path=_address(edition),
        edition=edition,
        at=at,
    )


def tell_clash(aside: models.Edition, *, by: User, at: datetime) -> None:
    """Tells who wrote the draft that somebody's version was set aside from."""
    assert aside.aside_of is not None  # noqa: S101  only such a version clashes
    _tell_of_clash(
        find_all_writers([aside.aside_of])[aside.aside_of.pk] - {by.pk},
        aside,
        f"{_name(by)} changed the same places of {_name_all([aside])} as you. Both versions are saved.",
        at,
    )


def _tell_overtaken(editions: Sequence[models.Edition], *, at: datetime) -> None:
    """Tells who drafts the same record of what went live, where the two clash."""
    others = models.Edition.objects.open().filter(root__in=[edition.root_id for edition in editions])
    for other in others.exclude(pk__in=[edition.pk for edition in editions]).select_related("root", "base"):
        pending = find_pending_merge(other, at=at)
        if pending and pending.merge().clashes:
            said = f"Something else went live for {_name_all([other])}. It changes the same places as your draft."
            _tell_of_clash(find_all_writers([other])[other.pk], other, f"{said} Nothing of yours is lost.", at)


def _tell_of_clash(people: set[int], edition: models.Edition, said: str, at: datetime) -> None:
    path = reverse("admin:guidance_edition_merge", args=[edition.pk])
    parts = [said, "Put the two together here:"]
    tell(people, Kind.CLASH, f"Two versions clash: {_name_all([edition])}", parts, path=path, edition=edition, at=at)


def _find_publishers() -> Iterable[User]:
    backend = "django.contrib.auth.backends.ModelBackend"
    found: Iterable[User] = User.objects.with_perm(permissions.PUBLISH, backend=backend)
    return found


def _find_people(editions: Sequence[models.Edition]) -> set[Any]:
    """Who wrote any of them or sent any for review."""
    sent = models.Event.objects.filter(to_edition__in=editions, action=models.Event.Action.SENT_FOR_REVIEW)
    return set().union(*find_all_writers(editions).values(), sent.order_by().values_list("by", flat=True))


def _mark_reviewed(editions: Sequence[models.Edition], release: models.Release | None, at: datetime) -> None:
    """Nobody needs to review these any more."""
    asked = models.Notice.objects.unseen().filter(kind=Kind.REVIEW)
    (asked.filter(release=release) if release else asked.filter(edition__in=editions)).update(seen_at=at)


def _name_all(editions: Sequence[models.Edition], release: models.Release | None = None) -> str:
    if release:
        return f"the release '{cut_to_line(release.title, LONGEST_TITLE)}'"
    first = f"'{cut_to_line(editions[0].title, LONGEST_TITLE)}'"
    more = len(editions) - 1
    return f"{first} and {more} other{'' if more == 1 else 's'}" if more else first


def _name(person: Any) -> str:
    return cut_to_line(name_person(person), LONGEST_TITLE)


def _capital(named: str) -> str:
    return named[:1].upper() + named[1:]


def _when(at: datetime) -> str:
    return write_moment(timezone.localtime(at))


def _quote(heading: str, typed: str) -> list[str]:
    """What somebody typed, each line marked as theirs. Empty if they typed nothing."""
    lines = [cut_to_line(line, LONGEST_QUOTE) for line in cut_short(typed.strip(), LONGEST_QUOTE).splitlines()]
    return ["\n".join([heading, *(f"> {line}".rstrip() for line in lines[:MOST_LINES])])] if lines else []


def _address(edition: models.Edition | None, release: models.Release | None = None) -> str:
    if release:
        return reverse("admin:guidance_release_change", args=[release.pk])
    return reverse("admin:guidance_edition_change", args=[edition.pk]) if edition else reverse("admin:index")
