"""Records through all of their editions: their history, who keeps them right, and their withdrawal."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path
from django.utils import timezone

from guidance.admin.fields import PlainFields
from guidance.admin.links import change_address
from guidance.admin.workflow.asking import ask, edition_address, page
from guidance.admin.workflow.forms import WithdrawForm
from guidance.models import Event, Root
from guidance.publishing import events, withdrawal
from guidance.publishing.moves import own_pages
from guidance.publishing.permissions import ASSIGN, PUBLISH, VIEW, may
from guidance.publishing.roots import live_record, up_to_date
from guidance.rules.dates import long_date


def history(request: HttpRequest, root_id: int) -> HttpResponse:
    """Every edition and every event of a record, also of one that is withdrawn."""
    if not may(request.user, VIEW):
        raise PermissionDenied
    root = get_object_or_404(Root, pk=root_id)
    record = live_record(root)
    editions = root.editions.select_related("saved_by", "published_by", "release").defer("snapshot", "forked_from")
    context = {
        "root": root,
        "editions": editions,
        "events": root.events.select_related("from_edition", "to_edition"),
        "form_address": change_address(record) if record else "",
    }
    return page(request, f"History: {root.title}", "edition/history.html", context)


def withdraw(request: HttpRequest, root_id: int) -> HttpResponse:
    if not may(request.user, PUBLISH):
        raise PermissionDenied
    root = get_object_or_404(Root, pk=root_id)
    record, now, by = live_record(root), timezone.now(), request.user
    live = up_to_date(root, at=now)
    if record is None or live is None:
        reason = {"reason": "It is not live, so there is nothing to withdraw."}
        return page(request, f"Withdraw: {root.title}", "edition/refused.html", reason, status=409)
    reached = withdrawal.reach(record)
    form = WithdrawForm(request.POST if request.method == "POST" else None, initial={"live": live.pk})

    def do(answers: dict[str, Any]) -> tuple[str, str]:
        seen = get_object_or_404(root.editions, pk=answers["live"])
        edition = withdrawal.withdraw(
            root,
            live=seen,
            reason=answers["reason"],
            redirect_to=answers["redirect_to"],
            by=by,  # type: ignore[arg-type]
            at=now,
        )
        return f"'{root.title}' is withdrawn. It can be restored from here.", edition_address(edition)

    return ask(
        request,
        form,
        do,
        title=f"Withdraw: {root.title}",
        button="Withdraw it now",
        template="edition/withdraw.html",
        edition=live,
        reached=reached,
        pages=list(own_pages(record).values()),
    )


class RootForm(forms.ModelForm):
    class Meta:
        model = Root
        fields = ["owner", "deputy", "review_on"]


@admin.register(Root)
class RootAdmin(PlainFields, admin.ModelAdmin):
    """Who keeps which record right, and by when. Its title, row and editions are the portal's own affair."""

    form = RootForm
    list_display = ["title", "kind", "owner", "deputy", "review_on", "is_live"]
    list_filter = ["model", "owner", ("row", admin.EmptyFieldListFilter)]
    list_select_related = ["owner", "deputy"]
    search_fields = ["title"]
    date_hierarchy = "review_on"
    fields = ["owner", "deputy", "review_on"]

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("<int:root_id>/history/", view(history), name="guidance_root_history"),
            path("<int:root_id>/withdraw/", view(withdraw), name="guidance_root_withdraw"),
            *super().get_urls(),
        ]

    def save_model(self, request: HttpRequest, obj: Root, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        day = long_date(obj.review_on) if obj.review_on else "no day"
        said = f"Owner: {obj.owner or 'nobody'}. Deputy: {obj.deputy or 'nobody'}. Review on: {day}."
        events.record(Event.Action.ASSIGNED, obj, by=request.user, at=timezone.now(), note=said)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002
        return may(request.user, VIEW)

    has_module_permission = has_view_permission

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002
        return may(request.user, ASSIGN)

    def has_add_permission(self, request: HttpRequest) -> bool:  # noqa: ARG002
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002
        return False

    @admin.display(description="kind")
    def kind(self, root: Root) -> str:
        return root.model.removeprefix("guidance.")

    @admin.display(description="live", boolean=True)
    def is_live(self, root: Root) -> bool:
        return root.row is not None
