"""Pages of a record across all its editions: its history, who is responsible for it, and its withdrawal."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils import timezone

from guidance.admin.fields import PlainFields
from guidance.admin.links import change_address
from guidance.admin.plain_lists import PersonFilter, RootKindFilter, name_kind
from guidance.admin.sound_lists import CheckedListAdmin
from guidance.admin.workflow import asking
from guidance.admin.workflow.assigning import assign_many
from guidance.admin.workflow.forms import DAYS, WithdrawForm
from guidance.admin.workflow.owner_form import AssignForm
from guidance.models import Root
from guidance.publishing import permissions
from guidance.publishing.drafting.roots import get_live_edition, get_live_record
from guidance.publishing.going_live import withdrawal
from guidance.publishing.going_live.moves import find_own_pages
from guidance.publishing.reviewing import responsibility
from guidance.refusals import methods
from guidance.rules.dates import long_date
from guidance.rules.limits.row_keys import read_row_key

A_YEAR = timedelta(days=365)


def assign_address(roots: Iterable[int]) -> str:
    return f"{reverse('admin:guidance_root_assign')}?{urlencode([('root', root) for root in roots])}"


@methods.accepts_only(*methods.READ)
def show_history(request: HttpRequest, root_id: int) -> HttpResponse:
    """Every edition and event of a record, even if it is withdrawn."""
    if not permissions.may_do(request.user, permissions.VIEW):
        raise PermissionDenied
    root = get_object_or_404(Root, pk=root_id)
    record = get_live_record(root)
    editions = root.editions.select_related("saved_by", "published_by", "release").defer("snapshot", "forked_from")
    context = {
        "root": root,
        "editions": editions,
        "events": root.events.select_related("from_edition", "to_edition"),
        "form_address": change_address(record) if record else "",
        "may_draft": permissions.may_do(request.user, permissions.DRAFT),
        "may_assign": permissions.may_do(request.user, permissions.ASSIGN),
        "assign_address": assign_address([root.pk]),
    }
    return asking.render_page(request, f"History: {root.title}", "edition/history.html", context)


def withdraw_record(request: HttpRequest, root_id: int) -> HttpResponse:
    if not permissions.may_do(request.user, permissions.PUBLISH):
        raise PermissionDenied
    root = get_object_or_404(Root, pk=root_id)
    record, now, by = get_live_record(root), timezone.now(), request.user
    live = get_live_edition(root, at=now)
    if record is None or live is None:
        reason = {"reason": "It is not live, so there is nothing to withdraw."}
        return asking.render_page(request, f"Withdraw: {root.title}", "edition/refused.html", reason, status=409)
    reached = withdrawal.find_reach(record)
    fixed = withdrawal.explain_found_by_code(record, reached)
    if fixed:
        return asking.render_page(
            request, f"Withdraw: {root.title}", "edition/refused.html", {"reason": fixed}, status=409
        )
    form = WithdrawForm(request.POST if request.method == "POST" else None, initial={"live": live.pk})

    def do(answers: dict[str, Any]) -> tuple[str, str]:
        seen = get_object_or_404(root.editions, pk=answers["live"])
        edition = withdrawal.withdraw_record(
            root,
            live=seen,
            reason=answers["reason"],
            redirect_to=answers["redirect_to"],
            by=by,  # type: ignore[arg-type]
            at=now,
        )
        return f"'{root.title}' is withdrawn. It can be restored from here.", asking.edition_address(edition)

    return asking.ask_first(
        request,
        form,
        do,
        title=f"Withdraw: {root.title}",
        button="Withdraw it now",
        template="edition/withdraw.html",
        edition=live,
        reached=reached,
        pages=list(find_own_pages(record).values()),
    )


class ReviewedForm(forms.Form):
    again_on = forms.DateField(
        input_formats=DAYS,
        label="When to check it again",
        help_text="As day, month and year: 1/4/2027 or 1 April 2027.",
        error_messages={"invalid": "Write the day as day, month and year: 1/4/2027 or 1 April 2027."},
    )


def mark_reviewed(request: HttpRequest, root_id: int) -> HttpResponse:
    """Asks when to check the record again, and records that somebody found it right."""
    if not permissions.may_do(request.user, permissions.DRAFT):
        raise PermissionDenied
    root = get_object_or_404(Root, pk=root_id)
    now, by = timezone.now(), request.user
    day = timezone.localdate(now)

    def do(answers: dict[str, Any]) -> tuple[str, str]:
        responsibility.mark_reviewed(root, again_on=answers["again_on"], day=day, by=by, at=now)  # type: ignore[arg-type]
        said = f"You found '{root.title}' right. It is next due on {long_date(answers['again_on'])}."
        return said, reverse("admin:guidance_root_history", args=[root.pk])

    form = ReviewedForm(
        request.POST if request.method == "POST" else None, initial={"again_on": f"{day + A_YEAR:%d/%m/%Y}"}
    )
    return asking.ask_first(
        request,
        form,
        do,
        title=f"Checked, and right: {root.title}",
        button="It is right",
        template="edition/reviewed.html",
        root=root,
    )


def assign_owner(request: HttpRequest) -> HttpResponse:
    """Assigns the records that the parameter `root` names. It may be there several times."""
    if not permissions.may_do(request.user, permissions.ASSIGN):
        raise PermissionDenied
    asked = [read_row_key(text) for text in request.GET.getlist("root")]
    roots = list(Root.objects.filter(pk__in=asked))
    first = roots[0] if len(roots) == 1 else None
    now, by = timezone.now(), request.user

    def do(answers: dict[str, Any]) -> tuple[str, str]:
        with transaction.atomic():
            for root in roots:
                responsibility.assign_owner(root, **answers, by=by, at=now)  # type: ignore[arg-type]
        return f"Saved for {len(roots)} record{'' if len(roots) == 1 else 's'}.", reverse(
            "admin:guidance_root_changelist"
        )

    initial = {"owner": first.owner_id, "deputy": first.deputy_id} if first else {}
    if first and first.review_on:
        initial["review_on"] = f"{first.review_on:%d/%m/%Y}"  # type: ignore[assignment]
    form = AssignForm(request.POST if request.method == "POST" else None, initial=initial)
    return asking.ask_first(
        request,
        form,
        do,
        title="Who keeps it right, and by when",
        button="Save",
        template="edition/assign.html",
        roots=roots,
    )


@admin.register(Root)
class RootAdmin(PlainFields, CheckedListAdmin):
    """Lists who is responsible for each record, and when it is next reviewed. Nothing else of a root can be edited."""

    list_display = ["title", "kind", "owner", "deputy", "review_on", "is_live"]
    list_filter = [RootKindFilter, ("owner", PersonFilter), ("row", admin.EmptyFieldListFilter)]
    list_select_related = ["owner", "deputy"]
    search_fields = ["title"]
    date_hierarchy = "review_on"
    actions = ["name_owner"]

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("<int:root_id>/history/", view(show_history), name="guidance_root_history"),
            path("<int:root_id>/withdraw/", view(withdraw_record), name="guidance_root_withdraw"),
            path("<int:root_id>/reviewed/", view(mark_reviewed), name="guidance_root_reviewed"),
            path("assign-many/", view(assign_many), name="guidance_root_assign_many"),
            path("assign/", view(assign_owner), name="guidance_root_assign"),
            *super().get_urls(),
        ]

    def change_view(self, request: HttpRequest, object_id: str, *_: Any, **__: Any) -> HttpResponse:
        return show_history(request, read_row_key(object_id))

    @admin.action(description="Name an owner and a day of review", permissions=["assign"])
    def name_owner(self, request: HttpRequest, queryset: QuerySet[Root]) -> HttpResponse:  # noqa: ARG002
        return HttpResponseRedirect(assign_address(queryset.values_list("pk", flat=True)))

    def has_assign_permission(self, request: HttpRequest) -> bool:
        return permissions.may_do(request.user, permissions.ASSIGN)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002
        return permissions.may_do(request.user, permissions.VIEW)

    has_module_permission = has_view_permission

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002
        return False

    def has_add_permission(self, request: HttpRequest) -> bool:  # noqa: ARG002
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002
        return False

    @admin.display(description="kind")
    def kind(self, root: Root) -> str:
        return name_kind(root.model)

    @admin.display(description="live", boolean=True)
    def is_live(self, root: Root) -> bool:
        return root.row is not None
