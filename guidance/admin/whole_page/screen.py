"""What the screen of a whole page shows: each part with its state and its buttons, and what is wrong in it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.forms import Media
from django.http import HttpRequest

from guidance.admin.drafting import STILL_OPEN, draft_address
from guidance.admin.links import change_address
from guidance.admin.whole_page.layouts import find_layout
from guidance.admin.whole_page.part_forms import PartForms
from guidance.admin.whole_page.parts import PagePart
from guidance.models import Edition, OpenForm, Root
from guidance.publishing.whole_page.outline import PageOutline, PartGroup
from guidance.publishing.whole_page.saving import find_release


@dataclass(frozen=True)
class ShownPart:
    """`tokens` are hidden fields that say what it was opened on. `adds` is the group that follows it."""

    code: str
    title: str
    label: str
    edition: Edition | None
    is_new: bool
    is_removed: bool
    shown: PartForms
    tokens: dict[str, object]
    others: list[tuple[Edition, str]]
    at_work: list[OpenForm]
    own_address: str
    has_own_place: bool
    may_rise: bool
    may_fall: bool
    errors: list[tuple[str, str]]
    adds: PartGroup | None
    add_label: str
    focuses_up: bool = False
    focuses_down: bool = False


def describe_page(
    request: HttpRequest,
    outline: PageOutline,
    parts: Sequence[PagePart],
    now: datetime,
    *,
    focus: str = "",
    doing: str = "",
    has_errors: bool = False,
    refused: str = "",
) -> dict[str, Any]:
    at_work = _find_at_work([part.opened.root for part in parts if part.opened.root], request, now)
    shown = [_describe_part(part, parts, place, at_work, has_errors=has_errors) for place, part in enumerate(parts)]
    shown = list(_tell_apart(shown))
    shown = [_give_focus(part, doing) if part.code == focus else part for part in shown]
    drafts = [part.edition for part in parts if part.edition]
    groups = {part.group.name for part in parts}
    media = Media()
    for part in parts:
        media += part.shown.form.media
        for formset in part.shown.formsets:
            media += formset.media
    return {
        "outline": outline,
        "parts": shown,
        "empty_groups": [
            (group, find_layout(group.name).adds)
            for group in outline.groups
            if group.whole and group.name not in groups
        ],
        "drafts": drafts,
        "release": find_release(outline.title, drafts),
        "has_theirs": any(other for part in parts for other in part.others),
        "media": media,
        "focus": focus,
        "doing": doing,
        "refused": refused,
        "error_count": sum(len(part.errors) for part in shown),
    }


def _describe_part(
    part: PagePart, parts: Sequence[PagePart], place: int, at_work: dict[int, list[OpenForm]], *, has_errors: bool
) -> ShownPart:
    group, root = part.group, part.opened.root
    before = parts[place - 1].group if place else None
    after = parts[place + 1].group if place + 1 < len(parts) else None
    record = part.shown.instance
    title = "New" if part.is_new and not str(record) else str(record)
    return ShownPart(
        code=part.code,
        title=title,
        label=part.layout.label,
        edition=part.edition,
        is_new=part.is_new,
        is_removed=part.is_removed,
        shown=part.shown,
        tokens=_write_tokens(part),
        others=[(draft, draft_address(draft)) for draft in part.others],
        at_work=at_work.get(root.pk, []) if root else [],
        own_address=draft_address(part.edition) if part.edition else "" if part.is_new else change_address(record),
        has_own_place=bool(group.whole),
        may_rise=bool(group.whole) and before == group,
        may_fall=bool(group.whole) and after == group,
        errors=list(part.shown.list_errors()) if has_errors and not part.is_removed else [],
        adds=group if group.whole and after != group else None,
        add_label=part.layout.adds,
    )


def _tell_apart(parts: Sequence[ShownPart]) -> Iterator[ShownPart]:
    """Numbers those of one title: several answers may be about one subject in one year."""
    titles = Counter((part.label, part.title) for part in parts)
    seen: Counter[tuple[str, str]] = Counter()
    for part in parts:
        name = part.label, part.title
        seen[name] += 1
        yield replace(part, title=f"{part.title} ({seen[name]} of {titles[name]})") if titles[name] > 1 else part


def _give_focus(part: ShownPart, doing: str) -> ShownPart:
    """The button that moved it has the focus again, or the other one where it can't go on."""
    up = part.may_rise and (doing == "up" or not part.may_fall)
    moved = doing in ("up", "down")
    return replace(part, focuses_up=moved and up, focuses_down=moved and not up)


def _write_tokens(part: PagePart) -> dict[str, object]:
    """A field of a record must not have the name of one: a duty has a `group`."""
    opened = part.opened.tokens
    return {
        "part-of": part.group.name,
        "edition": opened["edition"],
        "revision": opened["revision"],
        "base-edition": opened["base-edition"],
        "made-rows": part.shown.made_rows,
        "removed": 1 if part.is_removed else "",
    }


def _find_at_work(roots: Sequence[Root], request: HttpRequest, now: datetime) -> dict[int, list[OpenForm]]:
    """Other people's open forms of these records, in the last half hour."""
    opened = OpenForm.objects.filter(root__in=[root.pk for root in roots], at__gt=now - STILL_OPEN)
    found: dict[int, list[OpenForm]] = {}
    for each in opened.exclude(user=request.user.pk).select_related("user").order_by("-at"):
        found.setdefault(each.root_id, []).append(each)
    return found


def note_openings(parts: Sequence[PagePart], by: Any, now: datetime) -> None:
    opened = [OpenForm(root=part.opened.root, user=by, at=now) for part in parts if part.opened.root]
    OpenForm.objects.bulk_create(opened, update_conflicts=True, unique_fields=["root", "user"], update_fields=["at"])
