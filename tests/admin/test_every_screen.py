"""Every address of the admin in a real browser, at three widths and in both colour schemes."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group
from django.db import models
from django.urls import URLPattern, URLResolver, reverse

from guidance.content import kinds
from guidance.models import Edition, Event, LinkCheck, Search
from guidance.publishing.going_live import membership
from guidance.publishing.permissions import EDITOR
from tests.admin.people import a_person
from tests.admin.records import make_records
from tests.admin.watched import Watched
from tests.publishing.desk import NOW, a_draft

SHARES = 4
ONE_IN = 3
WIDTHS = (320, 768, 1280)
OF_LAYOUT = ("color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size")

# Not screens: they are scripts, lists as data, files, redirects, or answers to forms.
NO_SCREENS = {"jsi18n", "autocomplete", "view_on_site", "guidance_event_csv", "logout", "guidance_edition_revoke"}
NO_SCREENS |= {"password_change", "password_change_done"}  # they lead to the account's own pages
# They make every page of the site, and the bands of these tests have none. tests/publishing asks for them.
NO_SCREENS |= {"guidance_edition_impact", "guidance_edition_checked", "guidance_edition_by_page"}

CODES = [kinds.get_label(kind).partition(".")[2] for kind in kinds.content_models()]


def list_patterns(patterns: list[Any], prefix: str = "") -> Iterator[URLPattern]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from list_patterns(pattern.url_patterns)
        elif pattern.name:
            yield pattern


def make_everything() -> dict[str, models.Model]:
    """A record for each kind of screen, by the name that its addresses have."""
    records: dict[str, models.Model] = {**make_records(2)}
    editor = a_person(EDITOR)
    records["edition"] = a_draft(records["faq"], by=editor, answer="It is otherwise.")  # type: ignore[arg-type]
    waiting = a_draft(records["statement"], by=editor, body="Half of it.")  # type: ignore[arg-type]
    Edition.objects.filter(pk=waiting.pk).update(state=Edition.State.IN_REVIEW)
    records["root"] = waiting.root
    records["release"] = release = membership.create_release("What they do", by=editor, at=NOW)
    a_draft(records["role"], by=editor, release=release, summary="It helps.")  # type: ignore[arg-type]
    records["event"] = Event.objects.latest("id")
    records["linkcheck"] = LinkCheck.objects.create(address="https://a.test/new")
    for _ in range(3):
        Search.objects.count_one("who pays", found=0, day=NOW.date())
    records["search"] = Search.objects.get()
    records["user"], records["group"] = editor, Group.objects.get(name=EDITOR)
    return records


def list_screens(records: dict[str, models.Model]) -> dict[str, str]:
    """The addresses of all screens by name."""
    found = {"find": "/admin/find/", "installation": reverse("installation")}
    for pattern in list_patterns(admin.site.urls[0]):
        name = str(pattern.name)
        model = name.split("_")[1] if "_" in name else ""
        if name in NO_SCREENS or (model and model not in records and pattern.pattern.converters):
            continue
        given = {
            each: _choose_key(each, model, records, Edition.objects.open().filter(root__model=f"guidance.{model}"))
            for each in pattern.pattern.converters
        }
        if None not in given.values() and pattern.pattern.regex.groupindex.keys() <= given.keys():
            found[name] = reverse(f"admin:{name}", kwargs=given)
    return found


def _choose_key(named: str, model: str, records: dict[str, models.Model], drafts: Any) -> Any:
    if named == "edition_id" and model != "edition":
        return drafts.values_list("pk", flat=True).first()
    return records[model].pk


@pytest.mark.sampled
@pytest.mark.parametrize("share", range(SHARES))
def test_each_screen_fits_every_width_and_is_accessible(signed_in: Watched, share: int, takes_all: bool) -> None:
    """Forms and lists of content have tests of their own: here one in three of all others is the sample."""
    everything = sorted(list_screens(make_everything()).items())
    of_content = tuple(f"guidance_{code}_" for code in CODES)
    others = [(name, address) for name, address in everything if not name.startswith(of_content)]
    lists = [(name, address) for name, address in everything if name.endswith("_changelist")]
    chosen = [*others, *lists]
    for name, address in (chosen if takes_all else chosen[::ONE_IN])[share::SHARES]:
        signed_in.page.set_viewport_size({"width": WIDTHS[-1], "height": 800})
        signed_in.page.emulate_media(color_scheme="light")
        answer = signed_in.page.goto(signed_in.address + address)
        is_screen = answer is not None and answer.status == 200 and "html" in answer.headers.get("content-type", "")
        if not is_screen or "/admin/" not in signed_in.page.url:  # what leads elsewhere has tests of its own
            signed_in.problems.clear()
            continue
        signed_in.check()
        for width in WIDTHS:
            signed_in.page.set_viewport_size({"width": width, "height": 800})
            assert signed_in.page.evaluate("document.documentElement.scrollWidth") <= width, (name, width)
        signed_in.page.set_viewport_size({"width": WIDTHS[0], "height": 800})
        signed_in.page.emulate_media(color_scheme="dark")
        signed_in.check(*OF_LAYOUT)
