"""The editor of a whole page: one form with all its parts, one save, one preview, one way to review."""

from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import DataError, IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils import timezone

from guidance.admin.choosing import draft_keys
from guidance.admin.choosing.shared_lists import TO_FILL, SharedLists
from guidance.admin.opened import StaleFormError
from guidance.admin.recovery import mark_saved
from guidance.admin.whole_page import sent as sent_page
from guidance.admin.whole_page.part_forms import FormBuilder
from guidance.admin.whole_page.parts import PagePart, collect_all, open_parts, reopen_part, with_changes
from guidance.admin.whole_page.saved import say_what_became
from guidance.admin.whole_page.screen import describe_page, note_openings
from guidance.admin.whole_page.states import name_rows, number_parts, read_all_live, read_before, read_records
from guidance.admin.workflow import asking
from guidance.publishing import permissions
from guidance.publishing.drafting.applying import apply_changes
from guidance.publishing.drafting.snapshots import Snapshot
from guidance.publishing.errors import CannotApplyError, PublishingError
from guidance.publishing.whole_page import saving
from guidance.publishing.whole_page.outline import PageOutline, find_outline
from guidance.refusals import methods

NO_PAGE = "This page can't be edited as a whole. Open its records from the admin's first page."


@methods.accepts_only(*methods.READ_AND_SENT)
def edit_page(request: HttpRequest) -> HttpResponse:
    """`of` is the page's address. With `with=theirs` the drafts of others are opened too."""
    if not permissions.may_do(request.user, permissions.DRAFT):
        raise PermissionDenied
    outline = find_outline(request.GET.get("of", ""))
    if outline is None:
        return asking.render_page(request, "Edit a page", "edition/refused.html", {"reason": NO_PAGE}, status=404)
    editor = PageEditor(request, outline, timezone.now())
    try:
        return editor.take_sent(request.POST) if request.method == "POST" else editor.open_now()
    except (StaleFormError, IntegrityError, DataError, OverflowError):
        return asking.render_page(
            request, "Open the page again", "stale_form.html", {"record": outline.title}, status=400
        )
    except CannotApplyError as error:
        reason = f"{error} Open that draft by itself, and correct or discard it."
        return asking.render_page(
            request, f"Edit: {outline.title}", "edition/refused.html", {"reason": reason}, status=409
        )


def edit_address(outline: PageOutline, *, with_theirs: bool = False) -> str:
    more = {"with": "theirs"} if with_theirs else {}
    return f"{reverse('edit-page')}?{urlencode({'of': outline.address, **more})}"


class PageEditor:
    def __init__(self, request: HttpRequest, outline: PageOutline, now: datetime) -> None:
        self.request, self.outline, self.now = request, outline, now
        self.by: Any = request.user
        self.with_theirs = request.GET.get("with") == "theirs"
        self.opened_at = now
        self.lists = SharedLists()

    def open_now(self) -> HttpResponse:
        parts = open_parts(self.outline, self.by, self.now, with_theirs=self.with_theirs)
        note_openings(parts, self.by, self.now)
        response = self._in_savepoint(parts, None, lambda: self._show(self._in_order(parts)))
        assert isinstance(response, HttpResponse)  # noqa: S101
        return response

    def _in_order(self, parts: list[PagePart]) -> list[PagePart]:
        """As readers would see them: drafts may have moved some."""
        places = [group.name for group in self.outline.groups]
        rows = {part.code: place for place, part in enumerate(parts)}

        def place(part: PagePart) -> tuple[int, int, str, int]:
            record = part.shown.instance
            order, slug = (record.order, record.slug) if part.group.whole else (0, "")
            return places.index(part.group.name), order, slug, rows[part.code]

        return sorted(parts, key=place)

    # --- What was sent ---------------------------------------------------------------------------------------

    def take_sent(self, sent: QueryDict) -> HttpResponse:
        codes = sent_page.read_codes(sent)
        self.opened_at = _read_time(sent.get("opened-at", "")) or self.now
        parts = [reopen_part(self.outline, code, sent_page.take_fields(sent, code), self.now) for code in codes]
        order = {group.name: place for place, group in enumerate(self.outline.groups)}
        parts.sort(key=lambda part: order[part.group.name])
        doing, what = sent_page.read_doing(sent)
        if doing:
            sent, parts = self._rearrange(sent, parts, doing, what)
            return self._in_savepoint(parts, sent, lambda: self._show_again(parts, doing, what))  # type: ignore[no-any-return]
        taken = self._in_savepoint(parts, sent, lambda: self._take(parts))
        if isinstance(taken, HttpResponse):
            return taken
        return self._save(parts, taken)

    def _rearrange(
        self, sent: QueryDict, parts: list[PagePart], doing: str, what: str
    ) -> tuple[QueryDict, list[PagePart]]:
        sent = sent.copy()
        named = next((part for part in parts if part.code == what), None)
        group = self.outline.get_group(what)
        if doing == "add" and group and group.whole and len(parts) < sent_page.MOST_PARTS:
            code = sent_page.name_new_part(parts)
            sent[f"{code}-part-of"] = group.name
            fields = sent_page.take_fields(sent, code)
            last = max((place for place, part in enumerate(parts) if part.group == group), default=len(parts) - 1)
            added = reopen_part(self.outline, code, fields, self.now)
            added.is_fresh = True
            parts.insert(last + 1, added)
        elif doing in ("up", "down"):
            sent_page.move_part(parts, what, -1 if doing == "up" else 1)
        elif named and doing == "remove" and named.is_new:
            parts.remove(named)
        elif named and named.group.whole and doing in ("remove", "keep"):
            named.is_removed = doing == "remove"
        elif doing == "row":
            sent_page.add_row(sent, parts, what)
        elif doing == TO_FILL:
            self.lists.filled = what
        return sent, parts

    def _show_again(self, parts: list[PagePart], doing: str, what: str) -> HttpResponse:
        for part in parts:
            part.shown.show_no_errors()
        return self._show(parts, focus=what, doing=doing)

    def _take(self, parts: list[PagePart]) -> HttpResponse | dict[str, tuple[Snapshot, str]]:
        """What each part would be, and what it is called, or the page with what is wrong."""
        staying = [part for part in parts if not part.is_removed]
        for part in parts:
            if part.is_removed:
                part.shown.show_no_errors()
        if not all(part.shown.is_valid for part in staying):
            return self._show(parts, has_errors=True)
        numbers: dict[str, int] = {}
        for group in self.outline.groups:
            numbers |= number_parts(group, staying)
        return {part.code: (part.shown.save(numbers.get(part.code)), str(part.shown.instance)) for part in staying}

    def _save(self, parts: list[PagePart], taken: dict[str, tuple[Snapshot, str]]) -> HttpResponse:
        edited = []
        for part in parts:
            snapshot, title = taken.get(part.code, (None, ""))
            opened = part.opened
            edited.append(
                saving.EditedPart(
                    opened.root,
                    opened.edition,
                    opened.revision,
                    opened.base,
                    None if snapshot == read_before(part) else snapshot,
                    title,
                    part.is_removed,
                )
            )
        try:
            saved = saving.save_page(self.outline.title, edited, opened_at=self.opened_at, by=self.by, at=self.now)
        except PublishingError as error:
            refused = str(error)
            sent = self.request.POST
            shown = self._in_savepoint(parts, sent, lambda: self._show_refused(parts, refused))
            assert isinstance(shown, HttpResponse)  # noqa: S101
            return shown
        say_what_became(self.request, saved)
        return mark_saved(self.request, HttpResponseRedirect(self._find_onward(parts, [one.edition for one in saved])))

    def _show_refused(self, parts: list[PagePart], refused: str) -> HttpResponse:
        for part in parts:
            part.shown.show_no_errors()
        return self._show(parts, refused=refused)

    def _find_onward(self, parts: list[PagePart], saved: list[Any]) -> str:
        back = edit_address(self.outline, with_theirs=self.with_theirs)
        if "_preview" in self.request.POST:
            return back.replace(reverse("edit-page"), reverse("preview-page"), 1)
        if "_review" in self.request.POST:
            editions = [*saved, *(part.edition for part in parts if part.edition)]
            release = saving.find_release(self.outline.title, editions)
            if release:
                return reverse("admin:guidance_release_review", args=[release.pk])
            messages.info(self.request, "There is nothing to send: no draft of this page is yours.")
        return back

    # --- With the drafts applied -----------------------------------------------------------------------------

    def _in_savepoint(self, parts: list[PagePart], sent: QueryDict | None, do: Any) -> Any:
        """Builds the forms with the drafts applied, does it, and rolls back."""
        changes = collect_all(parts, sent, self.opened_at)
        parts[:] = with_changes(parts, changes)
        live = read_all_live(parts) if sent is not None else {}
        with transaction.atomic():
            try:
                rows = apply_changes(changes, checked=False) if changes else {}
                parts[:] = [part for part in parts if part.is_new or part.find_row(rows)]
                with draft_keys.applying(changes, rows):
                    self._build(parts, sent, rows, live)
                    done = do()
                    if hasattr(done, "render"):
                        done.render()
            finally:
                transaction.set_rollback(True)
        return done

    def _build(
        self, parts: list[PagePart], sent: QueryDict | None, rows: dict[int, int], live: dict[str, Snapshot]
    ) -> None:
        data, names = None, name_rows(parts, rows)
        if sent is not None:
            data = sent_page.translate_all(sent, parts, names)
        builder = FormBuilder(self.request, data, self.lists)
        records = read_records(parts, rows)
        builder.read_rows(parts, records)
        for part in parts:
            part.shown = builder.build(part, records.get(part.code), live.get(part.code), names[part.code])

    def _show(self, parts: list[PagePart], **said: Any) -> HttpResponse:
        context = describe_page(self.request, self.outline, parts, self.now, **said)
        context["offered"] = list(self.lists.render())
        context["opened_at"] = self.opened_at.isoformat()
        context["theirs_address"] = "" if self.with_theirs else edit_address(self.outline, with_theirs=True)
        return asking.render_page(
            self.request,
            f"Edit: {self.outline.title}",
            "whole_page/edit.html",
            context,
            status=400 if said.get("refused") else 200,
        )


def _read_time(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else None
