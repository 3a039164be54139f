"""A record that was found, as its line says it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from guidance.admin.drafting import draft_address
from guidance.admin.links import change_address
from guidance.models import ContentModel, Edition
from guidance.publishing.events import name_person
from guidance.publishing.finding import texts
from guidance.publishing.finding.listing import FoundRecord
from guidance.rules.limits.cut_short import cut_short

AROUND = 80  # characters on each side of the first word that was found
LONGEST_TITLE = 150


@dataclass(frozen=True)
class FoundLine:
    """`address` is its editor's. `drafts` are the states of its drafts, each with whose it is and where it is."""

    title: str
    address: str
    kind: str
    about: str
    state: str
    drafts: list[tuple[str, str]]
    owner: str
    excerpt: SafeString


def build_result(found: FoundRecord, words: tuple[str, ...]) -> FoundLine:
    kind = str(found.kind._meta.verbose_name)
    owner = name_person(found.root.owner) if found.root and found.root.owner else ""
    if found.record is None:
        return _build_not_live(found, kind[:1].upper() + kind[1:], owner)
    title = cut_short(str(found.record), LONGEST_TITLE)
    return FoundLine(
        title,
        change_address(found.record),
        kind[:1].upper() + kind[1:],
        ", ".join(_list_abouts(found.record, title)),
        "Live",
        [(_say_draft(draft), draft_address(draft)) for draft in found.drafts],
        owner,
        _mark(_find_excerpt(found.record, title, words), words),
    )


def _build_not_live(found: FoundRecord, kind: str, owner: str) -> FoundLine:
    """What is withdrawn is restored from the page of its last edition."""
    first = found.drafts[0]
    open_drafts = [draft for draft in found.drafts if draft.is_open]
    address = draft_address(first) if first.is_open else reverse("admin:guidance_edition_change", args=[first.pk])
    state = "Not live yet" if first.is_open else "Withdrawn"
    drafts = [(_say_draft(draft), draft_address(draft)) for draft in open_drafts]
    return FoundLine(cut_short(first.title, LONGEST_TITLE), address, kind, "", state, drafts, owner, SafeString())


def _say_draft(draft: Edition) -> str:
    return f"{draft.get_state_display()}, by {name_person(draft.saved_by)}"


def _list_abouts(record: ContentModel, title: str) -> Iterator[str]:
    for name in texts.get_wholes(type(record)):
        whole = getattr(record, name)
        if whole is not None and str(whole) not in title:
            yield cut_short(str(whole), LONGEST_TITLE)


def _find_excerpt(record: ContentModel, title: str, words: tuple[str, ...]) -> str:
    """The words around the first that is not in the title."""
    missing = [word for word in words if word not in title.lower()]
    for name in texts.get_texts(type(record)):
        text = " ".join(str(getattr(record, name) or "").split())
        at = min((place for word in missing if (place := text.lower().find(word)) >= 0), default=-1)
        if at >= 0 and name != "slug":
            start = text.rfind(" ", 0, at - AROUND) + 1 if at > AROUND else 0
            return f"{'… ' if start else ''}{cut_short(text[start:], 2 * AROUND)}"
    return ""


def _mark(excerpt: str, words: tuple[str, ...]) -> SafeString:
    if not excerpt:
        return SafeString()
    pieces = re.split(f"({'|'.join(re.escape(word) for word in words)})", excerpt, flags=re.IGNORECASE)
    marked = (format_html("<mark>{}</mark>", piece) if place % 2 else piece for place, piece in enumerate(pieces))
    return format_html_join("", "{}", ((piece,) for piece in marked))
