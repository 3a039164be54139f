"""Django's change form for drafts.

The form, its inlines and their rules work on rows. So a draft is applied to the rows inside a transaction. Django shows
or saves its form there, a snapshot of what it saved becomes the draft's next revision, and the rows are rolled back.
"""

import json
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import DataError, IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import SimpleTemplateResponse, TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html

from guidance import models
from guidance.admin import posted_rows
from guidance.admin.choosing import draft_keys
from guidance.admin.choosing.handing_back import hand_back, is_to_choose, write_purpose
from guidance.admin.opened import OpenedForm, StaleFormError
from guidance.admin.recovery import mark_saved
from guidance.admin.reopened import build_sent
from guidance.admin.rows import find_row
from guidance.content import kinds
from guidance.publishing import permissions
from guidance.publishing.drafting import drafts, snapshots
from guidance.publishing.drafting.applying import apply_changes
from guidance.publishing.drafting.drafts import SaveOutcome
from guidance.publishing.drafting.roots import root_of
from guidance.publishing.errors import CannotApplyError
from guidance.publishing.going_live.membership import find_cited_editions
from guidance.publishing.reviewing.objections import find_last_answers

STILL_OPEN = timedelta(minutes=30)

SAID = {
    SaveOutcome.SAVED: "Draft saved. Readers do not see it before it is published.",
    SaveOutcome.MERGED: "Draft saved. Somebody had saved it since you opened it: your changes and theirs are both in "
    "it.",
    SaveOutcome.ASIDE: "Your text is saved beside the draft, because somebody changed the same places since you opened "
    "it. Put the two together here.",
    SaveOutcome.ANEW: "The draft you had open was published, withdrawn or discarded meanwhile. Your text is saved as a "
    "draft of its own.",
}

UNCHANGED = "You changed nothing in this draft this time. It is as it was saved before."
UNCHANGED_LIVE = "You changed nothing, so there is no draft. What readers see is as it was."

# The page that each button leads to once the draft is saved.
NEXT = {
    "_preview": "admin:guidance_edition_preview",
    "_compare": "admin:guidance_edition_compare",
    "_review": "admin:guidance_edition_review",
}


def draft_address(edition: models.Edition) -> str:
    return reverse(f"admin:{edition.root.model.replace('.', '_')}_draft", args=[edition.pk])


def list_cited(edition: models.Edition) -> list[tuple[models.Edition, str]]:
    """The drafts that it cites, with where each is opened."""
    return [(cited, draft_address(cited)) for cited in find_cited_editions(edition)]


class DraftForms(admin.ModelAdmin):
    """Saving makes a draft and never changes what readers see."""

    @property
    def _kind(self) -> kinds.Kind:
        return kinds.by_label()[str(self.opts)]

    def get_urls(self) -> list[URLPattern]:
        name = f"{self.opts.app_label}_{self.opts.model_name}_draft"
        view = self.admin_site.admin_view(self.draft_view)
        return [path("draft/<int:edition_id>/", view, name=name), *super().get_urls()]

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002
        return permissions.may_do(request.user, permissions.VIEW)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return permissions.may_do(request.user, permissions.DRAFT)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002
        return permissions.may_do(request.user, permissions.DRAFT)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002
        """Nothing is deleted: records are withdrawn and drafts discarded."""
        return False

    def has_module_permission(self, request: HttpRequest) -> bool:
        return permissions.may_do(request.user, permissions.VIEW)

    # --- Opening a form --------------------------------------------------------------------------------------

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The form of a live record, or of a new one."""
        now = timezone.now()
        sent = request.POST if request.method == "POST" else None
        if object_id is None:
            return self._show_form(request, OpenedForm.on_nothing(request, self._kind, at=now), now, extra_context)
        if root_chosen := draft_keys.read_draft_key(object_id):
            return self._lead_to_chosen(request, root_chosen)
        record = self.get_object(request, object_id)
        if record is None or not permissions.may_do(request.user, permissions.VIEW):
            return super().changeform_view(request, object_id, form_url, extra_context)
        root = root_of(record)
        own = root.editions.open().filter(saved_by=request.user.pk, aside_of=None).first()
        if sent is None and own and "live" not in request.GET:
            return HttpResponseRedirect(draft_address(own))
        try:
            opened = OpenedForm.on_live(root, sent, at=now)
        except StaleFormError:
            return self._show_stale(request, record)
        return self._show_form(request, opened, now, extra_context)

    def draft_view(self, request: HttpRequest, edition_id: int) -> HttpResponse:
        """The form of a draft."""
        drafts_of_kind = models.Edition.objects.select_related("root", "base", "release").filter(
            root__model=str(self.opts)
        )
        edition = get_object_or_404(drafts_of_kind, pk=edition_id)
        if not permissions.may_do(request.user, permissions.VIEW):
            raise PermissionDenied
        sent = request.POST if request.method == "POST" else None
        if edition.withdraws or (sent is None and not edition.is_open):
            return HttpResponseRedirect(reverse("admin:guidance_edition_change", args=[edition.pk]))
        try:
            opened = OpenedForm.on_draft(edition, sent)
        except StaleFormError:
            return self._show_stale(request, edition)
        return self._show_form(request, opened, timezone.now(), None)

    def _lead_to_chosen(self, request: HttpRequest, root: int) -> HttpResponse:
        """To the draft that a list of records names by its draft key."""
        draft = draft_keys.find_draft(root)
        if draft is None or not permissions.may_do(request.user, permissions.VIEW):
            raise Http404
        return HttpResponseRedirect(draft_address(draft))

    # --- Showing the form with the draft applied -------------------------------------------------------------

    def _show_form(
        self, request: HttpRequest, opened: OpenedForm, now: datetime, extra_context: dict[str, Any] | None
    ) -> HttpResponse:
        if opened.root and request.method == "GET":
            note_opening(opened.root, request, now)
        if request.method == "POST":
            opened = opened.with_chosen(draft_keys.find_chosen(request.POST))
        row = opened.root.row if opened.root and request.method == "POST" else None
        live = snapshots.read_live_snapshot(self._kind, row) if row else None
        request.live_before = live  # type: ignore[attr-defined]
        taken_down: list[snapshots.Snapshot] = []
        request.taken_down = taken_down  # type: ignore[attr-defined]
        # Before drafts are applied, when what is not live can be told from what is.
        context = {**(extra_context or {}), "panel": self.build_panel(request, opened, now)}
        try:
            response = self._in_savepoint(request, opened, context)
        except CannotApplyError as error:
            if request.method != "POST":
                return self._open_refused(request, opened, error, context)
            # Without the draft applied, the form can still show or save what was typed. It says itself what is wrong.
            response = self._in_savepoint(request, replace(opened, changes=[]), context)
        except (IntegrityError, DataError, OverflowError):
            # The form passed its own checks, so it does not belong to the rows that it names.
            return self._show_stale(request, opened.root)
        if not taken_down:
            return response
        return self._save_draft(request, opened, taken_down[0], now)

    def _in_savepoint(self, request: HttpRequest, opened: OpenedForm, extra_context: dict[str, Any]) -> HttpResponse:
        with transaction.atomic():
            try:
                rows = apply_changes(opened.changes, checked=False) if opened.changes else {}
                names = posted_rows.name_children(opened.own, rows[opened.own.root.pk]) if opened.own else {}
                if request.method == "POST":
                    then = posted_rows.read_names(request.POST.get("made-rows", ""))
                    request.POST = posted_rows.translate_keys(  # type: ignore[assignment]
                        request.POST, self._kind, then, names
                    )
                row = (rows.get(opened.root.pk) or opened.root.row) if opened.root else None
                made_rows = json.dumps(names) if names else ""
                context = {
                    **extra_context,
                    "opened": opened,
                    "tokens": {**opened.tokens, **write_purpose(request), "made-rows": made_rows},
                }
                with draft_keys.applying(opened.changes, rows):
                    response = super().changeform_view(request, str(row) if row else None, "", context)
                    if isinstance(response, SimpleTemplateResponse):
                        response.render()
            finally:
                transaction.set_rollback(True)
        return response

    def build_panel(self, request: HttpRequest, opened: OpenedForm, now: datetime) -> dict[str, Any]:
        """The panel above the form: other drafts, who else is working on it, and what the person may do."""
        root, edition = opened.root, opened.edition
        others = root.editions.open().select_related("saved_by", "root") if root else []
        return {
            "others": [(other, draft_address(other)) for other in others if edition is None or other.pk != edition.pk],
            "at_work": find_open_forms(root, request, now) if root else [],
            "may_draft": permissions.may_do(request.user, permissions.DRAFT),
            "may_publish": permissions.may_do(request.user, permissions.PUBLISH),
            "is_live": root is not None and root.row is not None,
            "answers": find_last_answers([edition]) if edition else [],
            "cited": list_cited(edition) if edition and edition.is_open else [],
            "base_moved": bool(edition and root and edition.base_id != root.live_edition_id),
        }

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Reads records that a link names by natural key: see `links.add_link`. Missing records are left out."""
        initial: dict[str, Any] = super().get_changeform_initial_data(request)
        references = kinds.get_references(self._kind)
        for name, text in request.GET.items():
            if name in references and str(text).startswith("["):
                initial[name] = find_row(references[name], str(text))
            elif name in references and draft_keys.read_draft_key(text):
                initial[name] = draft_keys.get_applied().row_of(references[name], text)
        return initial

    # --- Saving the form -------------------------------------------------------------------------------------

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        taken = snapshots.read_live_snapshot(self._kind, form.instance.pk)
        if taken:
            request.taken_down.append(taken)  # type: ignore[attr-defined]
            request.called = str(form.instance)  # type: ignore[attr-defined]

    def log_addition(self, *_: Any, **__: Any) -> None:  # type: ignore[override]
        """Writes nothing: our own events say more, and are not rolled back."""

    log_change = log_addition  # type: ignore[assignment]

    def response_add(self, request: HttpRequest, obj: Any, post_url_continue: str | None = None) -> HttpResponse:  # noqa: ARG002
        return HttpResponse()  # `_save_draft` gives the real response, once the rows are rolled back

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:  # noqa: ARG002
        return HttpResponse()

    def _save_draft(
        self, request: HttpRequest, opened: OpenedForm, taken: snapshots.Snapshot, now: datetime
    ) -> HttpResponse:
        before = opened.changes[-1].snapshot if opened.edition and opened.changes else None
        if opened.edition is None and opened.base is not None:
            before = snapshots.Snapshot.read(opened.base.snapshot)
        by: Any = request.user
        if before == taken:
            messages.info(request, UNCHANGED if opened.edition else UNCHANGED_LIVE)
            return mark_saved(request, self._redirect_onward(request, opened.edition))
        if opened.edition:
            saved = drafts.save_draft(opened.edition, taken, revision=opened.revision, by=by, at=now)
        elif opened.root:
            draft = drafts.start_draft(opened.root, taken, base=opened.base, by=by, at=now)
            saved = drafts.SavedDraft(draft, SaveOutcome.SAVED)
        else:
            draft = drafts.start_new_record(
                taken, by=by, at=now, release=opened.release, opened_at=opened.at, title=getattr(request, "called", "")
            )
            saved = drafts.SavedDraft(draft, SaveOutcome.ASIDE if draft.aside_of_id else SaveOutcome.SAVED)
        level = messages.SUCCESS if saved.outcome in (SaveOutcome.SAVED, SaveOutcome.MERGED) else messages.WARNING
        messages.add_message(request, level, SAID[saved.outcome])
        _warn_of_namesakes(request, saved.edition)
        if saved.outcome == SaveOutcome.ASIDE:
            merge = reverse("admin:guidance_edition_merge", args=[saved.edition.pk])
            return mark_saved(request, HttpResponseRedirect(merge))
        return mark_saved(request, self._redirect_onward(request, saved.edition))

    def _redirect_onward(self, request: HttpRequest, edition: models.Edition | None) -> HttpResponse:
        if edition is None:
            return HttpResponseRedirect(request.get_full_path())
        if is_to_choose(request) and "_save" in request.POST:
            return hand_back(request, edition)
        for button, name in NEXT.items():
            if button in request.POST:
                return HttpResponseRedirect(reverse(name, args=[edition.pk]))
        return HttpResponseRedirect(draft_address(edition))

    # --- Refusing a form -------------------------------------------------------------------------------------

    def _show_stale(self, request: HttpRequest, record: object) -> HttpResponse:
        """Saves nothing. What was typed is not lost, because the browser's Back button still shows it."""
        context = {**self.admin_site.each_context(request), "title": "Open the form again", "record": record}
        return TemplateResponse(request, "admin/guidance/stale_form.html", context, status=400)

    def _open_refused(
        self, request: HttpRequest, opened: OpenedForm, error: CannotApplyError, context: dict[str, Any]
    ) -> HttpResponse:
        """The draft refers to something that is gone, or clashes with a newer record. Its form opens as if somebody had
        just sent it, so that it says what is wrong beside the fields. Nothing is saved."""
        if opened.root is None:
            messages.error(request, f"The form cannot be opened. {error}")
            return HttpResponseRedirect(reverse("admin:index"))
        reasons = " ".join(error.reasons)
        messages.error(request, f"This draft cannot go live as it is. Change it here. {reasons}")
        request.refused = reasons  # type: ignore[attr-defined]
        request.FILES.clear()  # Django reads the body when first asked for files, and POST would be empty from then on
        request.method, request.POST = "POST", build_sent(opened.changes[-1].snapshot, opened.root)  # type: ignore[assignment]
        try:
            return self._in_savepoint(request, replace(opened, changes=[]), context)
        finally:
            request.method = "GET"


def _warn_of_namesakes(request: HttpRequest, edition: models.Edition) -> None:
    """Only one of two new records with one name can go live."""
    others = models.Edition.objects.open().filter(natural_key=edition.natural_key, root__model=edition.root.model)
    other = others.exclude(root=edition.root_id).select_related("root").first()
    if other is not None:
        said = (
            'Another draft has the same name, and only one of the two can go live: <a href="{}">{}</a>. Change one of '
            "them, or discard it."
        )
        messages.warning(request, format_html(said, draft_address(other), other.title))


def note_opening(root: models.Root, request: HttpRequest, now: datetime) -> None:
    person: Any = request.user
    if permissions.may_do(person, permissions.DRAFT):
        models.OpenForm.objects.update_or_create(root=root, user=person, defaults={"at": now})


def find_open_forms(root: models.Root, request: HttpRequest, now: datetime) -> list[models.OpenForm]:
    """Other people's open forms of the record, in the last half hour."""
    opened = models.OpenForm.objects.filter(root=root, at__gt=now - STILL_OPEN).exclude(user=request.user.pk)
    return list(opened.select_related("user").order_by("-at"))
