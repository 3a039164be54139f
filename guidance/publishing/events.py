"""Records what was done, when and by which account."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from guidance import models
from guidance.rules.dates import long_date

THE_PORTAL = "the portal"


def name_person(person: Any) -> str:
    """The person's full name, or else their user name. None is the portal itself."""
    return THE_PORTAL if person is None else (person.get_full_name() or person.get_username())


def describe_owners(owner: Any, deputy: Any, review_on: date | None) -> str:
    """What an event says of who keeps a record right."""
    named = [name_person(person) if person else "nobody" for person in (owner, deputy)]
    return f"Owner: {named[0]}. Deputy: {named[1]}. Review on: {long_date(review_on) if review_on else 'no day'}."


def record_event(
    action: models.Event.Action,
    root: models.Root | None,
    *,
    by: Any,
    at: datetime,
    from_edition: models.Edition | None = None,
    to_edition: models.Edition | None = None,
    release: models.Release | None = None,
    note: str = "",
    by_name: str = "",
) -> models.Event:
    """`by` is a user, or None for the portal itself. `by_name` names somebody without an account."""
    edition = to_edition or from_edition
    title = edition.title if edition else str(root or release or "")
    return models.Event.objects.create(
        action=action,
        root=root,
        title=title,
        by=by,
        by_name=by_name or name_person(by),
        at=at,
        from_edition=from_edition,
        to_edition=to_edition,
        release=release,
        note=note,
    )


def record_events(
    action: models.Event.Action, roots: Iterable[models.Root], *, by: Any, at: datetime, note: str
) -> None:
    """The same of many records."""
    by_name = name_person(by)
    models.Event.objects.bulk_create(
        models.Event(action=action, root=root, title=root.title, by=by, by_name=by_name, at=at, note=note)
        for root in roots
    )
