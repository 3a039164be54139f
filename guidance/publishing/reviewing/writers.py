"""Who wrote any of a draft: somebody else should publish it, and they are told what becomes of it."""

from collections.abc import Iterable, Iterator

from guidance import models


def find_writers(edition: models.Edition) -> set[int]:
    """The primary keys of the users who saved any of it, or any unpublished text that went into it."""
    return find_all_writers([edition])[edition.pk]


def find_all_writers(editions: Iterable[models.Edition]) -> dict[int, set[int]]:
    """What `find_writers` returns for each edition, by the primary keys of the editions."""
    found: dict[int, set[int]] = {edition.pk: set() for edition in editions}
    # For each edition found so far: the editions asked about that its text went into.
    reached = {pk: {pk} for pk in found}
    newest = reached.copy()
    while newest:
        saves = models.Revision.objects.filter(edition__in=newest).exclude(saved_by=None).order_by().distinct()
        for edition, saver in saves.values_list("edition", "saved_by"):
            for asked in newest[edition]:
                found[asked].add(saver or 0)
        further: dict[int, set[int]] = {}
        for edition, origin in _find_origins(newest):
            further.setdefault(origin, set()).update(newest[edition] - reached.setdefault(origin, set()))
            reached[origin] |= newest[edition]
        newest = {origin: asked for origin, asked in further.items() if asked}
    return found


def _find_origins(editions: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Pairs of an edition and another whose text went into it: by merging, restoring, setting aside or starting again.

    A published edition had been agreed to, so it is left out, unless somebody restored an earlier revision of it.
    """
    agreed = (models.Edition.State.PUBLISHED, models.Edition.State.WITHDRAWN)
    told = models.Event.objects.filter(to_edition__in=editions, from_edition__isnull=False).order_by()
    yield from told.exclude(from_edition__state__in=agreed).values_list("to_edition", "from_edition")
    restored = told.filter(action=models.Event.Action.RESTORED, from_edition__state__in=agreed)
    for edition, origin, held in restored.values_list("to_edition", "from_edition", "from_edition__snapshot"):
        if models.Revision.objects.get(edition=edition, number=1).snapshot != held:
            yield edition, origin
